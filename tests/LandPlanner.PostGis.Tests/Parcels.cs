using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.PostGis.Tests;

/// <summary>A layer of squares to read, edit and break.</summary>
internal static class Parcels
{
    public const string Name = "parcels";

    /// <summary>The records' table as it was when a revision had room for one.</summary>
    public const string BackToVersion2 =
        """
        DROP INDEX landplanner_records_by_revision;
        ALTER TABLE landplanner_records DROP CONSTRAINT landplanner_records_pkey;
        ALTER TABLE landplanner_records ADD PRIMARY KEY (revision), ADD UNIQUE (kind, id);
        UPDATE landplanner_workspace SET format_version = 1;
        DELETE FROM landplanner_migrations WHERE number > 2;

        """;

    public static LayerDraft Draft { get; } =
        new(Name, LayerRole.Reference, GeometryKind.Polygon, new([new("name", FieldType.Text), new("count", FieldType.Integer)]));

    public static IEnumerable<Feature> Squares(int count, string name = "地块") =>
        Enumerable.Range(0, count).Select(i => new Feature(0, Square(500_000 + 20 * (i % 100), 3_300_000 + 20.0 * (i / 100)), [$"{name}{i}", 0L]));

    public static Polygon Square(double x, double y) => GeometryFactory.Default.CreatePolygon(
        [new(x, y), new(x + 10, y), new(x + 10, y + 10), new(x, y + 10), new(x, y)]);

    public static Provenance From(string source) => new(
        source, "", "", "test", "UTF-8", "format", "EPSG:4550", "caller", new(1, 1, 0, 0, default, default, default, default, default, []));

    public static Task<Revision> WriteAsync(
        IFeatureStore store, IEnumerable<Feature> features, WriteMode mode = WriteMode.Create, LayerDraft? draft = null, RevisionNote? note = null) =>
        store.WriteLayerAsync(draft ?? Draft, mode, features.ToAsyncEnumerable(), () => From("a.shp"), note ?? Server.Note, Server.Ct);

    public static Edit Update(long id, long version, string name, string author = "周工") => new(new(author, "改"))
    {
        Updates = [new(Name, id, version, Square(500_000, 3_300_000), [name, 0L])],
    };

    public static Task<List<Feature>> ReadAsync(IFeatureReader reader, FeatureQuery? query = null) =>
        reader.ReadAsync(Name, query ?? FeatureQuery.All, Server.Ct).ToListAsync(Server.Ct).AsTask();
}
