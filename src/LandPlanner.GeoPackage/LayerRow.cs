using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>A layer as the workspace's tables list it.</summary>
internal sealed record LayerRow(ListedLayer Listed, LayerDraft Draft, long NextId, string? ContentHash,
    Envelope? Extent)
{
    private const string Select = """
        SELECT l.name, l.draft, l.provenance, l.feature_count, l.area_hundredths, l.revision, l.next_id, l.content_hash,
               c.min_x, c.max_x, c.min_y, c.max_y
        FROM landplanner_layers l LEFT JOIN gpkg_contents c ON c.table_name = l.name
        """;

    public string Name => Listed.Name;

    public static List<LayerRow> ReadAll(Database database) => Read(database, Select + " ORDER BY l.position");

    public static LayerRow? Find(Database database, string layer) =>
        Read(database, Select + " WHERE l.name = ? COLLATE BINARY", layer).FirstOrDefault();

    /// <exception cref="LayerNotFoundException">The workspace has no such layer.</exception>
    public static LayerRow Get(Database database, string layer) =>
        Find(database, layer) ?? throw new LayerNotFoundException(layer);

    /// <summary>Lists a layer, behind the others where it is new.</summary>
    public static void Put(Database database, ListedLayer layer, long nextId, string? contentHash)
    {
        database.Run("""
            INSERT INTO landplanner_layers (name, draft, revision, feature_count, area_hundredths, next_id) VALUES (?, '', 0, 0, 0, 1)
            ON CONFLICT (name) DO NOTHING
            """, layer.Name);
        database.Run("""
            UPDATE landplanner_layers SET draft = ?, provenance = ?, feature_count = ?, area_hundredths = ?, revision = ?, next_id = ?, content_hash = ?
            WHERE name = ?
            """, layer.DraftJson, layer.ProvenanceJson, layer.Count, layer.Area.Hundredths, layer.Revision, nextId, contentHash, layer.Name);
    }

    public LayerInfo ToInfo(CrsCode crs, string contentHash) => new(
        Name, Draft.Role, Draft.Kind, Draft.Schema, crs, Draft.Vintage, Draft.Covers, Listed.Count, Listed.Area, Extent, Listed.Revision, contentHash,
        Listed.ProvenanceJson is { } provenance ? ProvenanceJson.Read(provenance) : null)
    {
        Term = Draft.Term,
    };

    /// <summary>Rows as they lie, for a check that must not fail on what it is to find.</summary>
    public static List<ListedLayer> ReadListed(Database database)
    {
        using var row = database.Prepare(Select + " ORDER BY l.position");
        var layers = new List<ListedLayer>();
        while (row.Step())
            layers.Add(Listing(row));
        return layers;
    }

    private static List<LayerRow> Read(Database database, string sql, params ReadOnlySpan<object?> values)
    {
        using var row = database.Bound(sql, values);
        var layers = new List<LayerRow>();
        while (row.Step())
        {
            var listed = Listing(row);
            layers.Add(new(listed, Parse(listed, database.Path), row.Long(6), row.TextOrNull(7), ExtentOf(row)));
        }

        return layers;
    }

    private static ListedLayer Listing(Statement row) =>
        new(row.Text(0), row.Text(1), row.TextOrNull(2), row.Long(3), new Area(row.Long(4)), row.Long(5))
        {
            ContentHash = row.TextOrNull(7),
        };

    private static LayerDraft Parse(ListedLayer listed, string path)
    {
        try
        {
            return LayerJson.Read(listed.DraftJson);
        }
        catch (FormatException damage)
        {
            throw new WorkspaceFormatException($"What the layer '{listed.Name}' of '{path}' is cannot be read. 'landplanner verify' says more.", damage);
        }
    }

    private static Envelope? ExtentOf(Statement row) =>
        row.IsNull(8) ? null : new(row.Real(8), row.Real(9), row.Real(10), row.Real(11));
}
