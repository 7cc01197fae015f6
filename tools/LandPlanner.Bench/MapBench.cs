using LandPlanner.Features;
using LandPlanner.Gdal;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Bench;

/// <summary>The map in a real browser: how soon it is there, whether it stays quick under the hand, and how soon tiles and verdicts come.</summary>
internal sealed class MapBench(BenchFolder folder, MapPage page)
{
    private const string Name = "map";
    private const int Questions = 500;
    private const double FirstMapLimitMs = 2000;
    private const double LongTaskLimitMs = 50;
    private const double TileLimitMs = 50;
    private const double CachedTileLimitMs = 5;
    private const double VerdictLimitMs = 16;

    private static readonly TimeSpan Wandering = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(BenchFolder folder, CancellationToken ct)
    {
        await using var page = await MapPage.StartAsync();
        var bench = new MapBench(folder, page);
        var town = new TownBench(folder);
        await town.MakeAsync(ct);
        await bench.MeasureAsync("town", town.Workspace, "规划地块", ct);
        await bench.MeasureAsync("county", await bench.MakeCountyAsync(ct), "规划地块", ct);
    }

    private async Task MeasureAsync(string place, string workspace, string drawnInto, CancellationToken ct)
    {
        using (var server = await MapServer.StartAsync(folder.Program, workspace, ct))
        {
            Row.Limit(Name, $"{place}-first-map-cold", await page.OpenAsync(server.Url), FirstMapLimitMs);
            Row.Limit(Name, $"{place}-first-map-warm", await page.AgainAsync(server.Url), FirstMapLimitMs);
            var longTasks = await page.WanderAsync(Wandering);
            Row.Note(Name, $"{place} long-tasks={longTasks.Length}");
            Row.Limit(Name, $"{place}-longest-task", longTasks.DefaultIfEmpty(0).Max(), LongTaskLimitMs);
        }

        await TilesAsync(place, workspace, ct);
        await VerdictsAsync(place, workspace, drawnInto, ct);
    }

    private async Task TilesAsync(string place, string workspace, CancellationToken ct)
    {
        using (var server = await MapServer.StartAsync(folder.Program, workspace, ct))
        using (var http = new HttpClient { BaseAddress = server.Url })
        {
            var walk = await MapWalk.PlanAsync(http, ct);
            await http.GetByteArrayAsync(new Uri(walk.Tiles[^1], UriKind.Relative), ct);
            Row.Note(Name, $"{place} tiles={walk.Tiles.Count}");
            Tiles($"{place}-tile-http", await walk.TimesAsync(http, ct), TileLimitMs);
            Tiles($"{place}-tile-http-cached", await walk.TimesAsync(http, ct), CachedTileLimitMs);
        }

        using (var server = await MapServer.StartAsync(folder.Program, workspace, ct))
        using (var http = new HttpClient { BaseAddress = server.Url })
        {
            var walk = await MapWalk.PlanAsync(http, ct);
            await page.OpenAsync(server.Url);
            Tiles($"{place}-tile-browser", [.. (await page.FetchAsync(walk.Tiles)).Order()], TileLimitMs);
            Tiles($"{place}-tile-browser-cached", [.. (await page.FetchAsync(walk.Tiles)).Order()], CachedTileLimitMs);
        }
    }

    private async Task VerdictsAsync(string place, string workspace, string layer, CancellationToken ct)
    {
        using var server = await MapServer.StartAsync(folder.Program, workspace, ct);
        await page.OpenAsync(server.Url);
        var (x, y, reach) = place == "town" ? (519_500, 4_119_500, 1500.0) : (520_000, 4_112_500, 8000.0);
        await page.CheckAsync(layer, x, y, reach, 50);
        var answers = await page.CheckAsync(layer, x, y, reach, Questions);
        double[] whole = [.. answers.Where((_, i) => i % 2 == 0).Order()];
        double[] share = [.. answers.Where((_, i) => i % 2 == 1).Order()];
        Row.Limit(Name, $"{place}-verdict-p50", Rank(whole, 0.5), VerdictLimitMs);
        Row.Limit(Name, $"{place}-verdict-p99", Rank(whole, 0.99), VerdictLimitMs);
        Row.Note(Name, $"{place} verdict server_p50_ms={Rank(share, 0.5):F2} server_p99_ms={Rank(share, 0.99):F2}");
    }

    /// <summary>100,000 patches of land use, as many of basic farmland, and a layer to draw into.</summary>
    private async Task<string> MakeCountyAsync(CancellationToken ct)
    {
        var workspace = folder.At("county.gpkg");
        await Run.OfAsync(folder.Program, ["new", workspace, "--crs", "EPSG:4550"], ct);
        await ImportAsync(workspace, "地类图斑", "land-use", 400, 250, ct);
        await ImportAsync(workspace, "永久基本农田", "basic-farmland", 400, 250, ct);
        await ImportAsync(workspace, "规划地块", "plan-parcel", 2, 2, ct);
        return workspace;
    }

    private async Task ImportAsync(string workspace, string layer, string role, int columns, int rows, CancellationToken ct)
    {
        string[] classes = ["0101", "0103", "0301", "0702", "1003", "1104"];
        var path = folder.At($"{role}.gpkg");
        var crs = TableSet.Open().Crs.Get(new(4550));
        var features = new PatchCoverage(columns, rows, seed: 5).Patches().Select((patch, i) => new Feature(i + 1, NearMeridian(patch), [classes[i * 7 % 6]]));
        var draft = new LayerDraft("patches", LayerRole.LandUse, GeometryKind.Polygon, new([new("DLBM", FieldType.Text, 5)]), null, null);
        await VectorFileWriter.WriteAsync(path, draft, crs.Wkt, features.ToAsyncEnumerable(), new(), ct);
        await Run.OfAsync(folder.Program, ["import", path, "--layer", layer, "--role", role, "--workspace", workspace], mostStatus: 1, ct);
    }

    /// <summary>The coverage lies 100 km west of the meridian; the map's plane is truest near it.</summary>
    private static NetTopologySuite.Geometries.Geometry NearMeridian(NetTopologySuite.Geometries.Geometry patch) =>
        NetTopologySuite.Geometries.Utilities.AffineTransformation.TranslationInstance(100_000, -20_000).Transform(patch);

    private static void Tiles(string row, double[] ascending, double limit)
    {
        Row.Limit(Name, $"{row}-p50", Rank(ascending, 0.5), limit);
        Row.Limit(Name, $"{row}-p95", Rank(ascending, 0.95), limit);
        Row.Limit(Name, $"{row}-max", ascending[^1], limit);
    }

    private static double Rank(double[] ascending, double share) => ascending[(int)Math.Min(ascending.Length - 1, share * ascending.Length)];
}
