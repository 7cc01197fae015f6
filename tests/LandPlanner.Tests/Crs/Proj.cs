using System.Diagnostics;
using System.Globalization;
using LandPlanner.Testing;

namespace LandPlanner.Tests.Crs;

/// <summary>PROJ's own programs, as the judge.</summary>
internal static class Proj
{
    /// <summary>Longitude, latitude in degrees to easting, northing, by the EPSG registry in PROJ.</summary>
    public static async Task<double[]> ProjectAsync(int geographic, int projected, double[] lonLat, CancellationToken ct)
    {
        // cs2cs keeps the registry's axis order: latitude before longitude here, and northing before easting for Gauss-Kruger.
        var input = Lines(lonLat, swap: true);
        var output = await RunAsync("cs2cs", ["-f", "%.9f", $"EPSG:{geographic}", $"EPSG:{projected}"], input, ct);
        return Numbers(output, swap: projected != 3857);
    }

    /// <summary>Runs a pipeline that takes and gives degrees, x before y.</summary>
    public static async Task<double[]> PipelineAsync(string pipeline, double[] xy, CancellationToken ct)
    {
        var output = await RunAsync("cct", ["-d", "12", "-z", "0", "-t", "0", .. pipeline.Split(' ')], Lines(xy, swap: false), ct);
        return Numbers(output, swap: false);
    }

    /// <summary>The well-known texts of a code: GDAL's WKT 1, Esri's WKT 1, WKT 2.</summary>
    public static async Task<string[]> WellKnownTextsAsync(int epsg, CancellationToken ct)
    {
        var output = await RunAsync("projinfo", [$"EPSG:{epsg}", "-o", "WKT1_GDAL,WKT1_ESRI,WKT2:2019", "--single-line"], "", ct);
        return [.. output.Split('\n').Where(line => line.StartsWith("PROJC", StringComparison.Ordinal) || line.StartsWith("GEO", StringComparison.Ordinal))];
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string input, CancellationToken ct)
    {
        Checkout.Require(File.Exists($"/usr/bin/{program}"), $"PROJ's program {program} (package proj-bin) is not installed.");
        var start = new ProcessStartInfo($"/usr/bin/{program}", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        await process.StandardInput.WriteAsync(input.AsMemory(), ct);
        process.StandardInput.Close();
        await process.WaitForExitAsync(ct);
        Assert.Equal(0, process.ExitCode);
        return await output;
    }

    private static string Lines(double[] xy, bool swap) => string.Concat(xy.Chunk(2).Select(point => swap
        ? string.Create(CultureInfo.InvariantCulture, $"{point[1]:R} {point[0]:R}\n")
        : string.Create(CultureInfo.InvariantCulture, $"{point[0]:R} {point[1]:R}\n")));

    private static double[] Numbers(string output, bool swap) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(line =>
        {
            var words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            var pair = words.Take(2).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
            return swap ? [pair[1], pair[0]] : pair;
        }),
    ];
}
