using System.Diagnostics;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

/// <summary>GDAL's own programs, as independent writers and readers.</summary>
internal static class Programs
{
    internal static string Run(string program, params string[] arguments)
    {
        Checkout.Require(File.Exists($"/usr/bin/{program}"), $"{program} (Debian's gdal-bin) is not installed.");
        var start = new ProcessStartInfo($"/usr/bin/{program}", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
        return output.Result;
    }
}
