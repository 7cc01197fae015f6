using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LandPlanner.Features;
using LandPlanner.Stores;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>Streams features of one snapshot, decoding ahead of the caller on a thread of its own.</summary>
internal static class FeatureStream
{
    private const int BatchSize = 128;
    private const int BatchesAhead = 2;

    /// <param name="isGoingOn">Whether the transaction must outlive a stream that is left early.</param>
    public static async IAsyncEnumerable<Feature> ReadAsync(
        Session session, LayerDraft layer, string table, FeatureQuery query, bool isGoingOn, [EnumeratorCancellation] CancellationToken ct)
    {
        if (isGoingOn)
            await session.RunAsync("SAVEPOINT reading", ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var batches = Channel.CreateBounded<Feature[]>(BatchesAhead);
        var reading = Task.Run(() => FillAsync(session, layer, table, query, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(ct))
            {
                foreach (var feature in batch)
                {
                    ct.ThrowIfCancellationRequested();
                    yield return feature;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
            if (isGoingOn)
                await session.RunAsync("ROLLBACK TO SAVEPOINT reading; RELEASE SAVEPOINT reading", CancellationToken.None);
        }
    }

    private static async Task FillAsync(
        Session session, LayerDraft layer, string table, FeatureQuery query, ChannelWriter<Feature[]> target, CancellationToken ct)
    {
        try
        {
            await using var command = Command(session, layer, table, query);
            await using var row = await command.ExecuteReaderAsync(ct);
            // What is not read by then need not be sent.
            using var cancelling = ct.Register(command.Cancel);
            foreach (var batch in Features(row, new(layer, session.Factory), query, ct).Chunk(BatchSize))
                await target.WriteAsync(batch, ct);
            target.Complete();
        }
        catch (Exception failure)
        {
            target.Complete(failure);
        }
    }

    private static NpgsqlCommand Command(Session session, LayerDraft layer, string table, FeatureQuery query)
    {
        var filter = new FilterSql(layer, session.Crs.Code.Epsg);
        var sql = session.Sql.Select(layer, filter.Where(query), table);
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
            // Boxes in tables and indexes are rounded outward: the shape's own envelope decides.
            if (query.Within is not { } box || feature.Shape?.EnvelopeInternal.Intersects(box) == true)
                yield return feature;
        }
    }
}
