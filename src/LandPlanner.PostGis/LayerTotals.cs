using LandPlanner.Areas;
using NetTopologySuite.Geometries;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>What a layer's row says of all its features.</summary>
/// <param name="Extent">Null where there is no shape, or it is not known.</param>
internal sealed record LayerTotals(long Count, Area Area, Envelope? Extent, bool ExtentKnown)
{
    public void AddTo(Session session, NpgsqlBatch batch, string layer, long revision) => RevisionLog.Add(
        batch,
        $"""
        UPDATE {session.In("landplanner_layers")} SET feature_count = $1, area_hundredths = $2, revision = $3, content_hash = NULL,
          min_x = $4, max_x = $5, min_y = $6, max_y = $7, extent_known = $8 WHERE name = $9
        """,
        Count, Area.Hundredths, revision, Extent?.MinX, Extent?.MaxX, Extent?.MinY, Extent?.MaxY, ExtentKnown, layer);
}
