using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LandPlanner.Bench;

/// <summary><c>landplanner serve</c> on a free port of loopback.</summary>
internal sealed partial class MapServer : IDisposable
{
    private readonly Process _process;

    private MapServer(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <returns>When it says that it is up.</returns>
    public static async Task<MapServer> StartAsync(string program, string workspace, CancellationToken ct)
    {
        var process = Process.Start(new ProcessStartInfo(program, ["serve", "--workspace", workspace, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (Address().Match(line) is { Success: true } found)
                return new(process, new(found.Value));
        }

        throw new InvalidOperationException("The map is not served.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();
}
