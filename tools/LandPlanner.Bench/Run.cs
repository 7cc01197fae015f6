using System.Diagnostics;
using System.Globalization;

namespace LandPlanner.Bench;

/// <summary>One run of a program, from its start until it is gone.</summary>
/// <param name="PeakMegabytes">The most memory it held (VmHWM of Linux), in MB of 10⁶ bytes; 0 where it was not looked at.</param>
internal sealed record Run(double Milliseconds, double PeakMegabytes)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static Task<Run> OfAsync(string program, IEnumerable<string> arguments, CancellationToken ct) =>
        OfAsync(program, arguments, mostStatus: 0, ct);

    /// <param name="mostStatus">The highest exit status that is not a failure.</param>
    public static async Task<Run> OfAsync(string program, IEnumerable<string> arguments, int mostStatus, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        var exit = process.WaitForExitAsync(ct);
        var finished = exit.ContinueWith(_ => clock.Elapsed, ct, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var peak = 0.0;
        while (!exit.IsCompleted)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            await Task.WhenAny(exit, Task.Delay(BetweenLooks, ct));
        }

        var (elapsed, said) = (await finished, await output + await errors);
        if (process.ExitCode > mostStatus)
            throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)} failed: {said}");
        return new(elapsed.TotalMilliseconds, peak);
    }

    private static double PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
