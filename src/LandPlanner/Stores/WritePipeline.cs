using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>Reads a stream, encodes it and inserts it, each on a thread of its own, with a few batches between
/// them.</summary>
public static class WritePipeline
{
    private const int BatchSize = 256;
    private const int BatchesBetween = 4;

    /// <summary>Returns when all is inserted. The first failure of any stage stops the others and is the one
    /// thrown.</summary>
    /// <param name="encode">Called in the order of the stream, one batch after the other.</param>
    /// <param name="insert">Called in the order of the stream, one batch after the other, beside <paramref name="encode"/>.</param>
    public static async Task RunAsync<TBatch>(
        IAsyncEnumerable<Feature> features,
        Func<IReadOnlyList<Feature>, CancellationToken, ValueTask<TBatch>> encode,
        Action<TBatch, CancellationToken> insert,
        CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var read = Channel.CreateBounded<IReadOnlyList<Feature>>(BatchesBetween);
        var encoded = Channel.CreateBounded<TBatch>(BatchesBetween);
        Task[] stages =
        [
            Stage(() => ReadAsync(features, read.Writer, stop.Token), stop),
            Stage(() => EncodeAsync(read.Reader, encode, encoded.Writer, stop.Token), stop),
            Stage(() => InsertAsync(encoded.Reader, insert, stop.Token), stop),
        ];
        try
        {
            await Task.WhenAll(stages);
        }
        catch
        {
            ct.ThrowIfCancellationRequested();
            var failures = stages.Where(stage => stage.IsFaulted).Select(stage => stage.Exception!.InnerException!);
            ExceptionDispatchInfo.Throw(failures.FirstOrDefault() ?? new OperationCanceledException());
        }
    }

    private static Task Stage(Func<Task> work, CancellationTokenSource stop) => Task.Run(async () =>
    {
        try
        {
            await work();
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    });

    private static async Task ReadAsync(IAsyncEnumerable<Feature> features,
        ChannelWriter<IReadOnlyList<Feature>> target, CancellationToken ct)
    {
        var batch = new List<Feature>(BatchSize);
        await foreach (var feature in features.WithCancellation(ct))
        {
            ct.ThrowIfCancellationRequested();
            batch.Add(feature);
            if (batch.Count < BatchSize)
                continue;
            await target.WriteAsync(batch, ct);
            batch = new(BatchSize);
        }

        if (batch.Count > 0)
            await target.WriteAsync(batch, ct);
        target.Complete();
    }

    private static async Task EncodeAsync<TBatch>(
        ChannelReader<IReadOnlyList<Feature>> source,
        Func<IReadOnlyList<Feature>, CancellationToken, ValueTask<TBatch>> encode,
        ChannelWriter<TBatch> target,
        CancellationToken ct)
    {
        await foreach (var batch in source.ReadAllAsync(ct))
            await target.WriteAsync(await encode(batch, ct), ct);
        target.Complete();
    }

    private static async Task InsertAsync<TBatch>(
        ChannelReader<TBatch> source, Action<TBatch, CancellationToken> insert, CancellationToken ct)
    {
        await foreach (var batch in source.ReadAllAsync(ct))
            insert(batch, ct);
    }
}
