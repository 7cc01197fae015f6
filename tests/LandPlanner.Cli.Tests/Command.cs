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

    /// <summary>Runs it with one more variable in its environment.</summary>
    public static async Task<Said> RunWithAsync((string Name, string Value) variable, params string[] arguments)
    {
        using var process = Start(Binary, arguments, variable);
        return await EndAsync(process);
    }

    /// <summary>Runs it as a user who is not the system's administrator, for whom alone rights count.</summary>
    public static async Task<Said> RunWithoutPrivilegeAsync(params string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess)
            return await RunAsync(arguments);
        using var process = Start("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", Binary, .. arguments], ("HOME", "/tmp"));
        return await EndAsync(process);
    }

    public static Process Start(params string[] arguments) => Start(Binary, arguments);

    private static Process Start(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("LANDPLANNER_WORKSPACE");
        start.Environment["LANDPLANNER_LANG"] = "en";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
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
