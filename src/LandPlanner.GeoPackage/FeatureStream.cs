using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>Streams features of one snapshot, decoding ahead of the caller on a thread of its own.</summary>
internal static class FeatureStream
{
    private const int BatchSize = 128;
    private const int BatchesAhead = 2;

    public static async IAsyncEnumerable<Feature> ReadAsync(
        Database database, LayerRow layer, FeatureQuery query, int srsId, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var batches = Channel.CreateBounded<List<Feature>>(BatchesAhead);
        var reading = Task.Run(() => FillAsync(database, layer, query, srsId, batches.Writer, stop.Token),
            CancellationToken.None);
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
        }
    }

    private static async Task FillAsync(
        Database database, LayerRow layer, FeatureQuery query, int srsId, ChannelWriter<List<Feature>> target, CancellationToken ct)
    {
        try
        {
            using var interrupting = ct.Register(database.Interrupt);
            foreach (var batch in Features(database, layer, query, srsId, ct).Chunk(BatchSize))
                await target.WriteAsync([.. batch], ct);
            target.Complete();
        }
        catch (Exception failure)
        {
            target.Complete(failure);
        }
    }

    private static IEnumerable<Feature> Features(Database database, LayerRow layer, FeatureQuery query, int srsId,
        CancellationToken ct)
    {
        var filter = new FilterSql(layer.Draft);
        var reader = new RowReader(layer.Draft, new(new PrecisionModel(), srsId));
        using var row = database.Bound(LayerSql.Select(layer.Draft, filter.Where(query)), [.. filter.Values]);
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
}
