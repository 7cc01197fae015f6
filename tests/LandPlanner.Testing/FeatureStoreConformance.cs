using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace LandPlanner.Testing;

/// <summary>What every store must do. Each store derives from this and supplies only an empty workspace in <see cref="TestCrs.Gk123"/>.</summary>
public abstract partial class FeatureStoreConformance
{
    protected static readonly RevisionNote Note = new("周工", "test");

    protected static readonly FeatureSchema Schema = new(
    [
        new("名称", FieldType.Text, 20), new("count", FieldType.Integer), new("area", FieldType.Real), new("open", FieldType.Boolean),
        new("since", FieldType.Date), new("seen", FieldType.DateTime), new("seal", FieldType.Binary),
    ]);

    protected static readonly LayerDraft Parcels = new("地块", LayerRole.Reference, GeometryKind.Polygon, Schema, new DateOnly(2024, 12, 31), "镇界");

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract ValueTask<IFeatureStore> CreateEmptyAsync();

    protected static object?[] Values(string? name = null, long? count = null) => [name, count, null, null, null, null, null];

    protected static Feature Square(double x, double y, double side = 10, string? name = null, long? count = null) =>
        new(0, SquareShape(x, y, side), Values(name, count));

    protected static Polygon SquareShape(double x, double y, double side = 10) => GeometryFactory.Default.CreatePolygon(
        [new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side), new(x, y)]);

    protected static Geometry Wkt(string text) => new WKTReader().Read(text);

    protected static Provenance From(string source, long read) => new(
        source, "图层", "ab", "ESRI Shapefile", "GB18030", "detected", "EPSG:4550", "prj",
        new(read, read, 0, 0, new(7), default, default, new(7), default, [new(3, "self-intersection", 1.5, null, "repaired", new(5), null, "a\"b")]));

    protected static Task<Revision> WriteAsync(
        IFeatureStore store, IEnumerable<Feature> features, LayerDraft? draft = null, WriteMode mode = WriteMode.Create) =>
        store.WriteLayerAsync(draft ?? Parcels, mode, features.ToAsyncEnumerable(), () => From("a.shp", 1), Note, Ct);

    protected static Task<List<Feature>> ReadAsync(IFeatureStore store, FeatureQuery? query = null, string? layer = null) =>
        store.ReadAsync(layer ?? Parcels.Name, query ?? FeatureQuery.All, Ct).ToListAsync(Ct).AsTask();

    protected static async Task<List<long>> IdsAsync(IFeatureStore store, FeatureQuery query) =>
        (await ReadAsync(store, query)).ConvertAll(feature => feature.Id);
}
