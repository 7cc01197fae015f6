using System.Runtime.CompilerServices;
using LandPlanner.Features;
using LandPlanner.Stores;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>Streams features of one snapshot, decoding ahead of the caller on a thread of its own.</summary>
internal static class FeatureStream
{
    /// <param name="isGoingOn">Whether the transaction must outlive a stream that is left early.</param>
    public static async IAsyncEnumerable<Feature> ReadAsync(
        Session session, LayerDraft layer, string table, FeatureQuery query, bool isGoingOn, [EnumeratorCancellation] CancellationToken ct)
    {
        if (isGoingOn)
            await session.RunAsync("SAVEPOINT reading", ct);
        try
        {
            await foreach (var feature in ReadAhead.RunAsync((hand, stop) => ReadAsync(session, layer, table, query, hand, stop), ct))
                yield return feature;
        }
        finally
        {
            // A stream left early was cancelled, and a cancelled statement ends what can be read in its transaction but for this.
            if (isGoingOn)
                await session.RunAsync("ROLLBACK TO SAVEPOINT reading; RELEASE SAVEPOINT reading", CancellationToken.None);
        }
    }

    private static async Task ReadAsync(
        Session session, LayerDraft layer, string table, FeatureQuery query, Func<IEnumerable<Feature>, Task> hand, CancellationToken ct)
    {
        await using var command = Command(session, layer, table, query);
        await using var row = await command.ExecuteReaderAsync(ct);
        // What is not read by then need not be sent.
        using var cancelling = ct.Register(command.Cancel);
        await hand(Features(row, new(layer, session.Factory), query, ct));
    }

    private static NpgsqlCommand Command(Session session, LayerDraft layer, string table, FeatureQuery query)
    {
        var filter = new FilterSql(layer, session.Crs.Code.Epsg);
        var sql = session.Sql.Select(layer, filter.Where(query), table, filter.Order(query.OrderBy), !query.WithoutShapes);
        if (query.Limit is { } limit)
            sql += FormattableString.Invariant($" LIMIT {limit}");
        return session.Command(sql, [.. filter.Values]);
    }

    private static IEnumerable<Feature> Features(NpgsqlDataReader row, RowReader reader, FeatureQuery query, CancellationToken ct)
    {
        while (row.Read())
        {
            ct.ThrowIfCancellationRequested();
            var feature = reader.Read(row);
            // Boxes in tables and indexes are rounded outward: the shape's own envelope decides, where it comes.
            if (query.WithoutShapes || query.Within is not { } box || feature.Shape?.EnvelopeInternal.Intersects(box) == true)
                yield return feature;
        }
    }
}
