using System.Diagnostics;
using System.Text.RegularExpressions;

namespace LandPlanner.Browser.Tests;

/// <summary><c>landplanner serve</c> as a process on a free port of loopback.</summary>
internal sealed partial class Server : IAsyncDisposable
{
    private readonly string _workspace;
    private Process _process;

    private Server(string workspace, Process process, Uri url) => (_workspace, _process, Url) = (workspace, process, url);

    public Uri Url { get; }

    public static async Task<Server> StartAsync(string workspace, params string[] more)
    {
        var process = Process.Start(Command(workspace, "http://127.0.0.1:0", more))!;
        return new(workspace, process, await ReadUrlAsync(process));
    }

    /// <summary>Ends the process at once, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Asks it to end, as Ctrl+C ("INT") or a service manager ("TERM") does.</summary>
    public async Task<(int ExitCode, string Errors)> StopAsync(string signal)
    {
        using (var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        var errors = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return (_process.ExitCode, errors);
    }

    /// <summary>Starts it again where it was.</summary>
    public async Task RestartAsync()
    {
        _process = Process.Start(Command(_workspace, Url.ToString(), []))!;
        await ReadUrlAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
    }

    private static ProcessStartInfo Command(string workspace, string url, string[] more) =>
        Programs.Quietly(Programs.Path("LandPlanner.Cli"), ["serve", "--workspace", workspace, "--urls", url, "--lang", "zh", "--author", "tester", .. more]);

    private static async Task<Uri> ReadUrlAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } found)
                return new(found.Value);
        }

        throw new InvalidOperationException($"The server did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();
}
