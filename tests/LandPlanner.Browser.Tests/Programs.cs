using System.Diagnostics;
using LandPlanner.Testing;

namespace LandPlanner.Browser.Tests;

/// <summary>The programs as they were built beside the tests.</summary>
internal static class Programs
{
    private const string Own = "LandPlanner.Browser.Tests";

    public static string Path(string project) => System.IO.Path.Combine(AppContext.BaseDirectory.Replace($"/{Own}/", $"/{project}/", StringComparison.Ordinal), project);

    /// <summary>Runs the command line to its end.</summary>
    /// <param name="most">The highest exit status that is no failure: 1 is "done, with findings".</param>
    public static string LandPlanner(int most, params string[] arguments) => Run(Path("LandPlanner.Cli"), most, arguments);

    public static string Run(string program, int most, params string[] arguments)
    {
        using var process = Process.Start(Quietly(program, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode <= most ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}");
    }

    public static ProcessStartInfo Quietly(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Checkout.Root };
        start.Environment.Remove("LANDPLANNER_WORKSPACE");
        start.Environment["LANDPLANNER_LANG"] = "en";
        return start;
    }
}
