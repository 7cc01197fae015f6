using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Tests.Held;

/// <summary>A small layer of a workspace of its own in EPSG:4550, held in memory.</summary>
internal static class TinyLayer
{
    public static readonly EllipsoidalArea Areas = EllipsoidalArea.For(TestCrs.Gk123);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="shapes">As WKT; null for none.</param>
    public static Task<HeldLayer> OfShapesAsync(GeometryKind kind, params string?[] shapes) =>
        WriteAsync(kind, new([]), shapes.Select(shape => new Feature(0, shape is null ? null : Multi(new WKTReader().Read(shape)), [])));

    /// <summary>Squares of 100 m in a row from 420300, 4141000, each with its values.</summary>
    public static Task<HeldLayer> OfRowsAsync(FeatureSchema schema, params object?[][] rows) =>
        WriteAsync(GeometryKind.Polygon, schema, rows.Select((values, i) => new Feature(0, Multi(new WKTReader().Read(Square(420_300 + 100 * i, 4_141_000, 100))), values)));

    public static string Square(double x, double y, double side) =>
        FormattableString.Invariant($"POLYGON (({x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y}))");

    private static async Task<HeldLayer> WriteAsync(GeometryKind kind, FeatureSchema schema, IEnumerable<Feature> features)
    {
        using var folder = new TemporaryFolder();
        await using var workspace = await Workspace.CreateAsync(folder.File("w.gpkg"), TestCrs.Gk123.Code, "tester", Ct);
        var provenance = new Provenance("test.shp", "test", "", "ESRI Shapefile", "UTF-8", "format", "EPSG:4550", "prj", new(0, 0, 0, 0, Area.Zero, Area.Zero, Area.Zero, Area.Zero, Area.Zero, []));
        await workspace.Store.WriteLayerAsync(new("层", LayerRole.Reference, kind, schema), WriteMode.Create, features.ToAsyncEnumerable(), () => provenance, new("tester", "test"), Ct);
        return await HeldLayer.ReadAsync(workspace.Store, "层", Ct);
    }

    private static Geometry Multi(Geometry shape) => shape switch
    {
        Polygon polygon => shape.Factory.CreateMultiPolygon([polygon]),
        LineString line => shape.Factory.CreateMultiLineString([line]),
        Point point => shape.Factory.CreateMultiPoint([point]),
        _ => shape,
    };
}
