using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using Npgsql;

namespace LandPlanner.PostGis;

/// <summary>Sends batches of rows by binary COPY and gathers what the end of a bulk write needs to know.</summary>
internal sealed class RowCopy(NpgsqlRawCopyStream stream) : IAsyncDisposable
{
    private bool _isComplete;

    public Manifest Manifest { get; } = new();

    public Envelope Extent { get; } = new();

    public Area Area { get; private set; }

    public static async Task<RowCopy> BeginAsync(Session session, LayerDraft layer, string table, CancellationToken ct)
    {
        var copy = new RowCopy(await session.Connection.BeginRawBinaryCopyAsync(session.Sql.Copy(layer, table), ct));
        copy.Send(CopyBytes.Header);
        return copy;
    }

    /// <summary>Returns when all is sent. The first failure is the one thrown.</summary>
    /// <param name="takeIds">Answers so many ids, ascending; null where features keep their own.</param>
    public Task FillAsync(
        IAsyncEnumerable<Feature> features,
        RowEncoder encoder,
        Func<int, CancellationToken, ValueTask<IReadOnlyList<long>>>? takeIds,
        CancellationToken ct) => WritePipeline.RunAsync(
        features,
        async (batch, stop) => encoder.Encode(batch, takeIds is null ? null : await takeIds(batch.Count, stop)),
        (batch, stop) =>
        {
            stop.ThrowIfCancellationRequested();
            Send(batch.Bytes.WrittenSpan);
            Gather(batch);
            encoder.TakeBack(batch);
        },
        ct);

    public async Task CompleteAsync(CancellationToken ct)
    {
        Send(CopyBytes.End);
        await stream.FlushAsync(ct);
        _isComplete = true;
        await stream.DisposeAsync();
    }

    /// <summary>Without <see cref="CompleteAsync"/> nothing was sent.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_isComplete)
            await stream.CancelAsync();
        await stream.DisposeAsync();
    }

    private void Send(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    private void Gather(RowBatch batch)
    {
        for (var i = 0; i < batch.Features.Count; i++)
        {
            Manifest.Add(batch.Ids[i], batch.Hashes[i]);
            if (batch.Features[i].Shape is { IsEmpty: false } shape)
                Extent.ExpandToInclude(shape.EnvelopeInternal);
        }

        Area += batch.Area;
    }
}
