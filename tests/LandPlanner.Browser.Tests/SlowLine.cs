using System.Globalization;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>A line that holds back each answer, to bring out what passes only where the server is quick: a test that reads once, a panel that counts on an answer.</summary>
/// <remarks>Set LANDPLANNER_SLOW_LINE to a number of milliseconds. Answers keep their order within a connection.</remarks>
internal static class SlowLine
{
    private static readonly int Milliseconds = int.Parse(Environment.GetEnvironmentVariable("LANDPLANNER_SLOW_LINE") ?? "0", CultureInfo.InvariantCulture);

    public static async Task LayAsync(IBrowserContext context)
    {
        if (Milliseconds == 0)
            return;
        await context.RouteAsync("**/*", async route =>
        {
            await Task.Delay(Milliseconds);
            await route.ContinueAsync();
        });
        await context.RouteWebSocketAsync("**/*", line =>
        {
            var server = line.ConnectToServer();
            var last = Task.CompletedTask;
            server.OnMessage(frame =>
            {
                var due = Task.Delay(Milliseconds);
                lock (server)
                    last = PassAsync(last, due, line, frame);
            });
        });
    }

    private static async Task PassAsync(Task last, Task due, IWebSocketRoute line, IWebSocketFrame frame)
    {
        await last;
        await due;
        if (frame.Binary is { Length: > 0 } bytes)
            line.Send(bytes);
        else
            line.Send(frame.Text ?? "");
    }
}
