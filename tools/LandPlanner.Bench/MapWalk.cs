using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LandPlanner.Bench;

/// <summary>The tiles that somebody sees who goes from the whole workspace down to single fields at a few places, on a screen of 1440 × 900.</summary>
internal sealed class MapWalk
{
    private const int Places = 6;
    private const int Width = 1440;
    private const int Height = 900;

    private MapWalk(IReadOnlyList<string> tiles) => Tiles = tiles;

    /// <summary>Addresses with all layers that are shown, each once.</summary>
    public IReadOnlyList<string> Tiles { get; }

    public static async Task<MapWalk> PlanAsync(HttpClient http, CancellationToken ct)
    {
        using var workspace = JsonDocument.Parse(await http.GetStringAsync(new Uri("api/workspace", UriKind.Relative), ct));
        var root = workspace.RootElement;
        var grid = root.GetProperty("grid");
        var shown = root.GetProperty("layers").EnumerateArray().Where(layer => layer.GetProperty("shown").GetBoolean() && layer.GetProperty("extent").ValueKind == JsonValueKind.Array).ToList();
        var boxes = shown.Select(layer => layer.GetProperty("extent").EnumerateArray().Select(number => number.GetDouble()).ToArray()).ToList();
        double[] whole = [boxes.Min(box => box[0]), boxes.Min(box => box[1]), boxes.Max(box => box[2]), boxes.Max(box => box[3])];
        var layers = string.Join(',', shown.Select(layer => $"{Uri.EscapeDataString(layer.GetProperty("name").GetString()!)}@{layer.GetProperty("revision")}"));
        var (west, north, side) = (grid.GetProperty("origin")[0].GetDouble(), grid.GetProperty("origin")[1].GetDouble(), grid.GetProperty("tileMetres").GetDouble());
        var tail = $"?layers={layers}&of={root.GetProperty("tiles").GetString()}";
        var tiles = Views(whole, side / 512).SelectMany(view => TilesOf(view, west, north, side)).Distinct()
            .Select(tile => string.Create(CultureInfo.InvariantCulture, $"tiles/gk/{tile.Z}/{tile.X}/{tile.Y}.mvt{tail}")).ToList();
        return new(tiles);
    }

    /// <summary>Asks for each tile once, a few at a time as a browser does.</summary>
    /// <returns>Milliseconds of each, ascending.</returns>
    public async Task<double[]> TimesAsync(HttpClient http, CancellationToken ct)
    {
        var times = new List<double>();
        foreach (var tile in Tiles)
        {
            var started = Stopwatch.GetTimestamp();
            await http.GetByteArrayAsync(new Uri(tile, UriKind.Relative), ct);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return [.. times.Order()];
    }

    private static IEnumerable<(double X, double Y, int Z)> Views(double[] whole, double topMetresPerPixel)
    {
        var fit = Math.Max((whole[2] - whole[0]) / Width, (whole[3] - whole[1]) / Height);
        var first = (int)Math.Floor(Math.Log2(topMetresPerPixel / fit));
        var chance = new Random(3);
        for (var place = 0; place < Places; place++)
        {
            var (x, y) = (whole[0] + (0.2 + 0.6 * chance.NextDouble()) * (whole[2] - whole[0]), whole[1] + (0.2 + 0.6 * chance.NextDouble()) * (whole[3] - whole[1]));
            for (var z = first; z <= 14; z++)
                yield return z == first ? ((whole[0] + whole[2]) / 2, (whole[1] + whole[3]) / 2, z) : (x, y, z);
        }
    }

    private static IEnumerable<(int Z, int X, int Y)> TilesOf((double X, double Y, int Z) view, double west, double north, double topSide)
    {
        var side = topSide / (1 << view.Z);
        var (halfWidth, halfHeight) = (side / 512 * Width / 2, side / 512 * Height / 2);
        for (var x = (int)((view.X - halfWidth - west) / side); x <= (int)((view.X + halfWidth - west) / side); x++)
        {
            for (var y = (int)((north - view.Y - halfHeight) / side); y <= (int)((north - view.Y + halfHeight) / side); y++)
                yield return (view.Z, x, y);
        }
    }
}
