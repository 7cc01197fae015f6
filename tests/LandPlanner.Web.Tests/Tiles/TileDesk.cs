using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Web.Tiles;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Web.Tests.Tiles;

/// <summary>A workspace whose layers are looked at as tiles. Level 12 has a metre a pixel: its tiles are 512 m wide, and an edge of one runs through <see cref="Office.East"/>.</summary>
public abstract class TileDesk : Office
{
    protected const int Level = 12;

    private readonly Testing.TemporaryFolder _scratch = new();

    internal TileStore Tiles => Services.GetRequiredService<TileStore>();

    internal TileGrid Grid => Tiles.Grid("gk")!;

    protected async Task AddAsync(string layer, GeometryKind kind, params string[] wkt)
    {
        var features = wkt.Select(text => new Feature(0, Many(new WKTReader().Read(text)), ["0103"]));
        await Host.Workspace.Store.WriteLayerAsync(
            new(layer, LayerRole.LandUse, kind, new([new("DLBM", FieldType.Text)])), WriteMode.Create, features.ToAsyncEnumerable(), () => Provenance(wkt.Length), new("tester", "test"), Ct);
        await Host.Watch.LookAsync(Ct);
    }

    internal static (int X, int Y) TileAt(TileGrid grid, int z, double x, double y) =>
        ((int)Math.Floor((x - grid.OriginX) / grid.Side(z)), (int)Math.Floor((grid.OriginY - y) / grid.Side(z)));

    protected async Task<byte[]> BytesAsync(string layer, int z, int x, int y, string grid = "gk") => (await Tiles.GetAsync(layer, Tiles.Grid(grid)!, z, x, y, Ct)).Bytes;

    /// <summary>What GDAL finds in a tile.</summary>
    internal async Task<IReadOnlyList<TileReader.Read>> ReadAsync(string layer, int z, int x, int y, string grid = "gk")
    {
        var (bytes, box, side) = (await BytesAsync(layer, z, x, y, grid), Tiles.Grid(grid)!.Box(z, x, y), Tiles.Grid(grid)!.Side(z));
        return bytes.Length == 0 ? [] : await TileReader.ReadAsync(bytes, layer, box.MinX, box.MaxY, side, _scratch.File($"{Guid.NewGuid():N}.mvt"));
    }

    internal static Polygon Box(TileGrid grid, int z, int x, int y) => (Polygon)GeometryFactory.Default.ToGeometry(grid.Box(z, x, y));

    /// <summary>What of the shapes lies in a box, as NetTopologySuite has it.</summary>
    protected static double AreaWithin(Geometry box, IEnumerable<Geometry> shapes) => shapes.Sum(shape => shape.Buffer(0).Intersection(box).Area);

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        _scratch.Dispose();
    }

    private static Geometry Many(Geometry shape) => shape switch
    {
        Polygon polygon => GeometryFactory.Default.CreateMultiPolygon([polygon]),
        LineString line => GeometryFactory.Default.CreateMultiLineString([line]),
        Point point => GeometryFactory.Default.CreateMultiPoint([point]),
        _ => shape,
    };

    private static Provenance Provenance(int count) => new(
        "test.shp", "test", "", "ESRI Shapefile", "UTF-8", "format", "EPSG:4550", "prj",
        new(count, count, 0, 0, Area.Zero, Area.Zero, Area.Zero, Area.Zero, Area.Zero, []));
}
