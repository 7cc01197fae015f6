using System.Diagnostics;

namespace LandPlanner.GeoPackage.Tests;

/// <summary>Runs another program: the independent judge of what was written.</summary>
internal static class Command
{
    /// <summary>The program that works on a workspace from another process.</summary>
    public static string Child { get; } = Path.Combine(AppContext.BaseDirectory, "LandPlanner.GeoPackage.Child");

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        var ct = TestContext.Current.CancellationToken;
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output, await errors);
    }

    public static Process Start(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>The output of a program that must succeed without a word on standard error.</summary>
    public static async Task<string> CleanAsync(string program, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(program, arguments);
        Assert.Equal("", errors);
        Assert.Equal(0, code);
        return output;
    }

    public static void Require(string program) => Testing.Checkout.Require(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program))),
        $"The program '{program}' is not installed.");
}
