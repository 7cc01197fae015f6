using System.Globalization;
using System.Text;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Imports;

namespace LandPlanner.Workspaces.Tests.Imports;

/// <summary>A workspace in EPSG:4550 and GeoJSON files written for one import each.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    public static readonly CrsCode Plane = new(4550);

    private readonly TemporaryFolder _folder = new();
    private int _files;

    private ImportDesk()
    {
    }

    public Workspace Workspace { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<ImportDesk> SetAsync()
    {
        var desk = new ImportDesk();
        desk.Workspace = await Workspace.CreateAsync(desk._folder.File("w.gpkg"), Plane, "周工", Ct);
        return desk;
    }

    public Task<ImportResult> ImportAsync(string file, string layer, string role, CrsCode? crs, DatumShift? shift = null) => Import.RunAsync(
        Workspace,
        new(file, layer, new(role), new("周工", "导入")) { Crs = crs, Shift = shift, Mode = WriteMode.Replace },
        null,
        Ct);

    public ValueTask<List<Feature>> ReadAsync(string layer) => Workspace.Store.ReadAsync(layer, FeatureQuery.All, Ct).ToListAsync(Ct);

    /// <param name="features">A name, which is the number too, and a geometry in GeoJSON or "null".</param>
    public string Write(IEnumerable<(string Name, string Geometry)> features)
    {
        var path = _folder.File($"f{_files++}.geojson");
        var rows = features.Select(feature =>
            $$"""{"type":"Feature","properties":{"名称":"{{feature.Name}}","图斑编号":"{{feature.Name}}"},"geometry":{{feature.Geometry}}}""");
        File.WriteAllText(path, $$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", rows)}}]}""", Encoding.UTF8);
        return path;
    }

    /// <summary>A MapInfo exchange file with one region, which does not say what its coordinates are in.</summary>
    public string WriteMif(params string[] corners)
    {
        var path = _folder.File($"f{_files++}.mif");
        File.WriteAllText(path, $"Version 300\nCharset \"Neutral\"\nDelimiter \",\"\nColumns 1\n  NAME Char(10)\nData\n\nRegion 1\n  {corners.Length}\n{string.Join("\n", corners)}\n");
        File.WriteAllText(Path.ChangeExtension(path, ".mid"), "\"a\"\n");
        return path;
    }

    public static string Polygon(params double[][] rings) =>
        $$"""{"type":"Polygon","coordinates":[{{string.Join(",", rings.Select(Ring))}}]}""";

    public static string Point(double x, double y) => $$"""{"type":"Point","coordinates":[{{Number(x)}},{{Number(y)}}]}""";

    public async ValueTask DisposeAsync()
    {
        await Workspace.DisposeAsync();
        _folder.Dispose();
    }

    private static string Ring(double[] ring) =>
        $"[{string.Join(",", ring.Chunk(2).Select(at => $"[{Number(at[0])},{Number(at[1])}]"))}]";

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
