using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LandPlanner.Browser.Tests;

/// <summary>Stands in for a map service on the web, on loopback: answers each question with one grey pixel, and keeps the questions.</summary>
internal sealed class TileService : IDisposable
{
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private readonly HttpListener _listener = new();

    public TileService()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = AnswerAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<string> Asked { get; } = new();

    public void Dispose() => _listener.Close();

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Asked.Enqueue(context.Request.RawUrl!);
                context.Response.ContentType = "image/png";
                await context.Response.OutputStream.WriteAsync(Pixel);
                context.Response.Close();
            }
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
