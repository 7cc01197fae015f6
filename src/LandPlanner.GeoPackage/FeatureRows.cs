using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>The features of one snapshot that match a query, as they stand or as they stood.</summary>
internal static class FeatureRows
{
    /// <param name="table">What the rows are, under the name of the table they lie in.</param>
    public static IEnumerable<Feature> Read(Database database, LayerDraft table, FeatureQuery query, int srsId, CancellationToken ct)
    {
        var filter = new FilterSql(table);
        var reader = new RowReader(table, new(new PrecisionModel(), srsId));
        using var row = database.Bound(LayerSql.Select(table, filter.Where(query)), [.. filter.Values]);
        var left = query.Limit ?? int.MaxValue;
        while (left > 0 && row.Step())
        {
            ct.ThrowIfCancellationRequested();
            // The R-tree's boxes are rounded outward: the shape's own envelope decides.
            if (query.Within is { } box && !RowReader.Meets(row, box))
                continue;
            left--;
            yield return reader.Read(row);
        }
    }

    /// <param name="table">Where the generation's features lie.</param>
    public static IEnumerable<Feature> Read(
        Database database, PastLayer past, LayerDraft table, FeatureQuery query, int srsId, CancellationToken ct)
    {
        var factory = new GeometryFactory(new PrecisionModel(), srsId);
        var rows = Read(database, table, query with { Limit = null }, srsId, ct);
        var changes = RevisionLog.ChangesToUndo(database, past, query.AfterId, ct);
        return PastFeatures.Read(
            rows.ToAsyncEnumerable(), changes.ToAsyncEnumerable(), RevisionLog.ManifestsToUndo(database, past), query,
            json => FeatureJson.Read(json, table.Schema, factory)).ToBlockingEnumerable(ct);
    }
}
