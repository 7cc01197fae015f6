using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Tests.Held;

/// <summary>A workspace with one layer of ten squares, held in memory; and somebody else who has it open too.</summary>
internal sealed class HeldDesk : IAsyncDisposable
{
    public const string Layer = "图斑";
    public const int Squares = 10;
    public const double East = 500_000;
    public const double North = 4_100_000;

    private static readonly RevisionNote Note = new("周工", "测试");
    private static readonly LayerDraft Draft = new(Layer, LayerRole.LandUse, GeometryKind.Polygon, new([new("DLBM", FieldType.Text)]));

    private readonly TemporaryFolder _folder = new();

    private HeldDesk()
    {
    }

    public Workspace Workspace { get; private set; } = null!;

    public Workspace Elsewhere { get; private set; } = null!;

    public WorkspaceWatch Watch { get; private set; } = null!;

    public HeldLayers Held { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<HeldDesk> SetAsync(SharedCluster server, bool onServer)
    {
        var desk = new HeldDesk();
        var address = onServer ? server.NewAddress() : desk._folder.File("w.gpkg");
        desk.Workspace = await Workspace.CreateAsync(address, new(4550), "周工", Ct);
        await desk.WriteAsync(WriteMode.Create, Squares);
        desk.Elsewhere = await Workspace.OpenAsync(address, readOnly: false, Ct);
        desk.Watch = await WorkspaceWatch.StartAsync(desk.Workspace, Ct);
        desk.Held = new(desk.Workspace, desk.Watch);
        return desk;
    }

    public Task<Revision> WriteAsync(WriteMode mode, int squares, string layer = Layer) => WriteAsync(mode, layer, [.. Enumerable.Range(0, squares).Select(i => Square(i))]);

    public Task<Revision> WriteAsync(string layer, params string[] wkt) =>
        WriteAsync(WriteMode.Create, layer, [.. wkt.Select(text => GeometryFactory.Default.CreateMultiPolygon([(Polygon)new WKTReader().Read(text)]))]);

    /// <summary>Committed by the other one.</summary>
    public Task<Revision> CommitAsync(Func<Edit, Edit> edit) => Elsewhere.Store.CommitAsync(edit(new(Note)), Ct);

    /// <summary>The layer as it is held once the watch has looked.</summary>
    public async Task<HeldLayer> LookAsync(string layer = Layer)
    {
        await Watch.LookAsync(Ct);
        return await Held.GetAsync(layer, Ct);
    }

    public ValueTask<List<Feature>> StoredAsync() => Workspace.Store.ReadAsync(Layer, FeatureQuery.All, Ct).ToListAsync(Ct);

    /// <summary>A square of 10 m, the i-th to the east.</summary>
    public static MultiPolygon Square(double i) => GeometryFactory.Default.CreateMultiPolygon(
        [(Polygon)GeometryFactory.Default.ToGeometry(Box(i))]);

    public static Envelope Box(double i) => new(East + 20 * i, East + 20 * i + 10, North, North + 10);

    public async ValueTask DisposeAsync()
    {
        await Watch.DisposeAsync();
        Held.Dispose();
        await Elsewhere.DisposeAsync();
        await Workspace.DisposeAsync();
        _folder.Dispose();
    }

    private Task<Revision> WriteAsync(WriteMode mode, string layer, IReadOnlyList<MultiPolygon> shapes) => Workspace.Store.WriteLayerAsync(
        Draft with { Name = layer }, mode, shapes.Select(shape => new Feature(0, shape, ["0101"])).ToAsyncEnumerable(), () => From(shapes.Count), Note, Ct);

    private static Provenance From(long read) => new(
        "a.shp", "图层", "ab", "ESRI Shapefile", "GB18030", "detected", "EPSG:4550", "prj", new(read, read, 0, 0, Area.Zero, Area.Zero, Area.Zero, Area.Zero, Area.Zero, []));
}
