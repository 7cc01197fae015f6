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
        var reader = new RowReader(table, new(new PrecisionModel(), srsId)) { WithoutShapes = query.WithoutShapes };
        var left = query.Limit ?? int.MaxValue;
        if (left == 0)
            yield break;
        foreach (var row in query.OrderBy.Count == 0 ? Rows(database, table, query) : OrderedRows(database, table, query))
        {
            ct.ThrowIfCancellationRequested();
            // The R-tree's boxes are rounded outward: the shape's own envelope decides.
            if (query.Within is { } box && !RowReader.Meets(row, box))
                continue;
            yield return reader.Read(row);
            if (--left == 0)
                yield break;
        }
    }

    /// <summary>How many features have each value of a field.</summary>
    public static List<(object? Value, long Count)> CountBy(Database database, LayerDraft table, string field, AttributeFilter? where)
    {
        var filter = new FilterSql(table);
        var found = filter.Find(field);
        var sql = LayerSql.CountBy(table.Name, found.Name, filter.Where(new() { Where = where }), filter.Order([new(field)]));
        using var row = database.Bound(sql, [.. filter.Values]);
        var counts = new List<(object?, long)>();
        while (row.Step())
            counts.Add((RowReader.Value(row, 0, found, table.Name), row.Long(1)));
        return counts;
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

    private static IEnumerable<Statement> Rows(Database database, LayerDraft table, FeatureQuery query)
    {
        var filter = new FilterSql(table);
        using var row = database.Bound(LayerSql.Select(table, filter.Where(query), NeedsShapes(query)), [.. filter.Values]);
        while (row.Step())
            yield return row;
    }

    // SQLite would carry whole rows through its sorter, shapes included: ids alone are sorted, and their rows looked up.
    private static IEnumerable<Statement> OrderedRows(Database database, LayerDraft table, FeatureQuery query)
    {
        var filter = new FilterSql(table);
        var sql = LayerSql.SelectIds(table.Name, filter.Where(query), filter.Order(query.OrderBy), query.Within is null ? query.Limit : null);
        using var id = database.Bound(sql, [.. filter.Values]);
        using var row = database.Prepare(LayerSql.Select(table, "fid = ?", NeedsShapes(query)));
        while (id.Step())
        {
            row.Reset().Bind(1, id.Long(0));
            if (row.Step())
                yield return row;
        }
    }

    private static bool NeedsShapes(FeatureQuery query) => !query.WithoutShapes || query.Within is not null;
}
