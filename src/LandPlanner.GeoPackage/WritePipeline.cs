using System.Threading.Channels;
using LandPlanner.Features;

namespace LandPlanner.GeoPackage;

/// <summary>Reads a stream, encodes it and inserts it, each on a thread of its own, with a few batches between
/// them.</summary>
internal static class WritePipeline
{
    private const int BatchSize = 256;
    private const int BatchesBetween = 4;

    /// <summary>Returns when all is inserted. The first failure of any stage stops the others and is the one
    /// thrown.</summary>
    public static async Task RunAsync(IAsyncEnumerable<Feature> features, BatchEncoder encoder, BatchInserter inserter,
        CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var read = Channel.CreateBounded<IReadOnlyList<Feature>>(BatchesBetween);
        var encoded = Channel.CreateBounded<RowBatch>(BatchesBetween);
        Task[] stages =
        [
            Stage(() => ReadAsync(features, read.Writer, stop.Token), stop),
            Stage(() => EncodeAsync(read.Reader, encoder, encoded.Writer, stop.Token), stop),
            Stage(() => InsertAsync(encoded.Reader, encoder, inserter, stop.Token), stop),
        ];
        try
        {
            await Task.WhenAll(stages);
        }
        catch
        {
            ct.ThrowIfCancellationRequested();
            var failures = stages.Where(stage => stage.IsFaulted).Select(stage => stage.Exception!.InnerException!);
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures.FirstOrDefault() ?? new OperationCanceledException());
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

    private static async Task EncodeAsync(
        ChannelReader<IReadOnlyList<Feature>> source, BatchEncoder encoder, ChannelWriter<RowBatch> target, CancellationToken ct)
    {
        await foreach (var batch in source.ReadAllAsync(ct))
            await target.WriteAsync(encoder.Encode(batch), ct);
        target.Complete();
    }

    private static async Task InsertAsync(
        ChannelReader<RowBatch> source, BatchEncoder encoder, BatchInserter inserter, CancellationToken ct)
    {
        await foreach (var batch in source.ReadAllAsync(ct))
        {
            inserter.Insert(batch, ct);
            encoder.TakeBack(batch);
        }
    }
}
