using System.Diagnostics;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Web.Tests.Tiles;

/// <summary>Reads vector tiles with GDAL, which knows nothing of how ours are written.</summary>
internal static class TileReader
{
    /// <summary>A feature of a tile, in the plane of its grid.</summary>
    public sealed record Read(long Id, string Key, Geometry Shape);

    /// <param name="left">The tile's corner at the top left.</param>
    public static async Task<IReadOnlyList<Read>> ReadAsync(byte[] tile, string layer, double left, double top, double side, string scratch)
    {
        await File.WriteAllBytesAsync(scratch, tile);
        var start = new ProcessStartInfo(
            "ogr2ogr",
            FormattableString.Invariant(
                $"-f CSV /vsistdout/ {scratch} {layer} -lco GEOMETRY=AS_WKT -oo CLIP=NO -oo GEOREF_TOPX={left} -oo GEOREF_TOPY={top} -oo GEOREF_TILEDIMX={side} -oo GEOREF_TILEDIMY={side}").Split(' '))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var csv = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? [.. Rows(csv)] : throw new InvalidOperationException(await errors);
    }

    private static IEnumerable<Read> Rows(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines[0].Trim().Split(',').ToList();
        foreach (var line in lines.Skip(1))
        {
            var end = line.IndexOf("\",", StringComparison.Ordinal);
            var rest = line[(end + 1)..].Trim().Replace("\"", "", StringComparison.Ordinal).Split(',');
            string Value(string name) => names.IndexOf(name) is > 0 and var at ? rest[at] : "";
            yield return new(long.Parse(Value("mvt_id"), System.Globalization.CultureInfo.InvariantCulture), Value("k"), new WKTReader().Read(line[1..end]));
        }
    }
}
