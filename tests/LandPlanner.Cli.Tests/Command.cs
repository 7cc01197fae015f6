using System.Diagnostics;
using System.Text.Json;

namespace LandPlanner.Cli.Tests;

/// <summary>What a finished command said.</summary>
internal sealed record Said(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>Runs the built command as its user does: as a process.</summary>
internal static class Command
{
    private static readonly string Binary = Path.Combine(AppContext.BaseDirectory, "LandPlanner.Cli");

    public static async Task<Said> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Binary, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("LANDPLANNER_WORKSPACE");
        start.Environment["LANDPLANNER_LANG"] = "en";
        return Process.Start(start)!;
    }

    public static async Task<Said> EndAsync(Process process)
    {
        var ct = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new(process.ExitCode, await output, await errors);
    }
}
