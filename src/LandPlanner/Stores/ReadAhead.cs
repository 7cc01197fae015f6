using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>Decodes features ahead of the caller on a thread of its own.</summary>
public static class ReadAhead
{
    private const int BatchSize = 128;
    private const int BatchesAhead = 2;

    /// <param name="read">Hands on what it reads; its token also fires when the caller leaves early. It has ended when the stream has.</param>
    public static async IAsyncEnumerable<Feature> RunAsync(
        Func<Func<IEnumerable<Feature>, Task>, CancellationToken, Task> read, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var batches = Channel.CreateBounded<Feature[]>(BatchesAhead);
        var reading = Task.Run(() => FillAsync(read, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(ct))
            {
                foreach (var feature in batch)
                {
                    ct.ThrowIfCancellationRequested();
                    yield return feature;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    /// <summary>Never fails itself: what went wrong comes out where the caller reads.</summary>
    private static async Task FillAsync(
        Func<Func<IEnumerable<Feature>, Task>, CancellationToken, Task> read, ChannelWriter<Feature[]> target, CancellationToken ct)
    {
        try
        {
            await read(
                async features =>
                {
                    foreach (var batch in features.Chunk(BatchSize))
                        await target.WriteAsync(batch, ct);
                },
                ct);
            target.Complete();
        }
        catch (Exception failure)
        {
            target.Complete(failure);
        }
    }
}
