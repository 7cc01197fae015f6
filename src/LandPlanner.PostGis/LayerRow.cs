using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>A layer as the workspace's tables list it.</summary>
/// <param name="Extent">Null where there is no shape, or where nobody measured it since it may have shrunk.</param>
internal sealed record LayerRow(ListedLayer Listed, LayerDraft Draft, string? ContentHash, Envelope? Extent, bool ExtentKnown)
{
    private const string Columns =
        "SELECT name, draft, provenance, feature_count, area_hundredths, revision, content_hash, extent_known, min_x, max_x, min_y, max_y FROM";

    public string Name => Listed.Name;

    /// <summary>Whether it was made from the workspace itself, as findings are.</summary>
    public bool IsDerived => Listed.ProvenanceJson is { } provenance && ProvenanceJson.Read(provenance).IsDerived;

    public static Task<List<LayerRow>> ReadAllAsync(Session session, CancellationToken ct) =>
        session.ListAsync($"{Columns} {session.In("landplanner_layers")} ORDER BY position", row => Read(row, session), ct);

    public static async Task<LayerRow?> FindAsync(Session session, string layer, CancellationToken ct) => (await session.ListAsync(
        $"{Columns} {session.In("landplanner_layers")} WHERE name = $1", row => Read(row, session), ct, layer)).FirstOrDefault();

    /// <exception cref="LayerNotFoundException">The workspace has no such layer.</exception>
    public static async Task<LayerRow> GetAsync(Session session, string layer, CancellationToken ct) =>
        await FindAsync(session, layer, ct) ?? throw new LayerNotFoundException(layer);

    /// <summary>Rows as they lie, for a check that must not fail on what it is to find.</summary>
    public static Task<List<ListedLayer>> ReadListedAsync(Session session, CancellationToken ct) =>
        session.ListAsync($"{Columns} {session.In("landplanner_layers")} ORDER BY position", Listing, ct);

    /// <param name="extentKnown">Whether <paramref name="extent"/> is right; null then means that there is no shape.</param>
    public static Task<int> PutAsync(
        Session session, ListedLayer layer, string contentHash, Envelope? extent, bool extentKnown, CancellationToken ct) => session.RunAsync(
        $"""
        INSERT INTO {session.In("landplanner_layers")} AS l
          (name, table_name, draft, provenance, feature_count, area_hundredths, revision, content_hash, min_x, max_x, min_y, max_y, extent_known)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (name) DO UPDATE SET
          table_name = excluded.table_name, draft = excluded.draft, provenance = excluded.provenance, feature_count = excluded.feature_count, area_hundredths = excluded.area_hundredths,
          revision = excluded.revision, content_hash = excluded.content_hash, min_x = excluded.min_x, max_x = excluded.max_x,
          min_y = excluded.min_y, max_y = excluded.max_y, extent_known = excluded.extent_known
        """, ct,
        layer.Name, SqlNames.Table(layer.Name), layer.DraftJson, layer.ProvenanceJson, layer.Count, layer.Area.Hundredths, layer.Revision, contentHash,
        extent?.MinX, extent?.MaxX, extent?.MinY, extent?.MaxY, extentKnown);

    public LayerInfo ToInfo(CrsCode crs, string contentHash, Envelope? extent) => new(
        Name, Draft.Role, Draft.Kind, Draft.Schema, crs, Draft.Vintage, Draft.Covers, Listed.Count, Listed.Area, extent, Listed.Revision, contentHash,
        Listed.ProvenanceJson is { } provenance ? ProvenanceJson.Read(provenance) : null)
    {
        Term = Draft.Term,
    };

    /// <summary>Layers that are listed with another table than theirs.</summary>
    public static async Task<IEnumerable<string>> MisplacedAsync(Session session, CancellationToken ct) => (await session.ListAsync(
        $"SELECT name, table_name FROM {session.In("landplanner_layers")} ORDER BY position", row => (Name: row.GetString(0), Table: row.GetString(1)), ct))
        .Where(layer => layer.Table != SqlNames.Table(layer.Name)).Select(layer => layer.Name);

    /// <summary>A layer's extent as it lies; null where the layer is not listed.</summary>
    public static async Task<(Envelope? Extent, bool IsKnown)?> ExtentOfAsync(Session session, string layer, CancellationToken ct)
    {
        var rows = await session.ListAsync(
            $"{Columns} {session.In("landplanner_layers")} WHERE name = $1", row => (ExtentOf(row), row.GetBoolean(7)), ct, layer);
        return rows.Count == 0 ? null : rows[0];
    }

    private static LayerRow Read(NpgsqlDataReader row, Session session)
    {
        var listed = Listing(row);
        return new(listed, Parse(listed, session.Address), row.TextOrNull(6), ExtentOf(row), row.GetBoolean(7));
    }

    private static ListedLayer Listing(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.TextOrNull(2), row.GetInt64(3), new Area(row.GetInt64(4)), row.GetInt64(5))
        {
            ContentHash = row.TextOrNull(6),
        };

    private static LayerDraft Parse(ListedLayer listed, PostGisAddress address)
    {
        try
        {
            return LayerJson.Read(listed.DraftJson);
        }
        catch (FormatException damage)
        {
            throw new WorkspaceFormatException($"What the layer '{listed.Name}' of {address} is cannot be read. 'landplanner verify' says more.", damage);
        }
    }

    private static Envelope? ExtentOf(NpgsqlDataReader row) =>
        row.IsDBNull(8) ? null : new(row.GetDouble(8), row.GetDouble(9), row.GetDouble(10), row.GetDouble(11));
}
