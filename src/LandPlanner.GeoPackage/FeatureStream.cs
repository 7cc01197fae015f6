using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LandPlanner.Features;

namespace LandPlanner.GeoPackage;

/// <summary>Streams features of one snapshot, decoding ahead of the caller on a thread of its own.</summary>
internal static class FeatureStream
{
    private const int BatchSize = 128;
    private const int BatchesAhead = 2;

    /// <param name="features">Asked on that thread, to stop when it is told to.</param>
    public static async IAsyncEnumerable<Feature> ReadAsync(
        Database database, Func<CancellationToken, IEnumerable<Feature>> features, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var batches = Channel.CreateBounded<List<Feature>>(BatchesAhead);
        var reading = Task.Run(() => FillAsync(database, features, batches.Writer, stop.Token),
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
        Database database, Func<CancellationToken, IEnumerable<Feature>> features, ChannelWriter<List<Feature>> target,
        CancellationToken ct)
    {
        try
        {
            using var interrupting = ct.Register(database.Interrupt);
            foreach (var batch in features(ct).Chunk(BatchSize))
                await target.WriteAsync([.. batch], ct);
            target.Complete();
        }
        catch (Exception failure)
        {
            target.Complete(failure);
        }
    }
}
