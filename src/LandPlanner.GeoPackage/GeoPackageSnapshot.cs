using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.GeoPackage;

/// <summary>A read transaction on a connection of its own, which goes back to the store afterwards.</summary>
internal sealed class GeoPackageSnapshot : IFeatureSnapshot
{
    private readonly Database _database;
    private readonly CrsDefinition _crs;
    private readonly ConcurrentDictionary<(string Layer, long Revision), string> _contentHashes;
    private readonly Action<Database> _giveBack;
    private int _disposed;

    /// <param name="contentHashes">Of layers as they stood after a revision, as far as anybody asked.</param>
    public GeoPackageSnapshot(
        Database database,
        CrsDefinition crs,
        ConcurrentDictionary<(string Layer, long Revision), string> contentHashes,
        Action<Database> giveBack)
    {
        (_database, _crs, _contentHashes, _giveBack) = (database, crs, contentHashes, giveBack);
        // SQLite takes its snapshot with the first read, not with BEGIN.
        database.Execute("BEGIN");
        RevisionLog.Head(database);
    }

    public CrsCode Crs => _crs.Code;

    public Task<IReadOnlyList<LayerInfo>> ListLayersAsync(CancellationToken ct) =>
        RunAsync<IReadOnlyList<LayerInfo>>(database => [.. LayerRow.ReadAll(database).Select(Describe)], ct);

    public Task<LayerInfo> GetLayerAsync(string layer, CancellationToken ct) =>
        RunAsync(database => Describe(LayerRow.Get(database, layer)), ct);

    public IAsyncEnumerable<Feature> ReadAsync(string layer, FeatureQuery query, CancellationToken ct)
    {
        query.RefuseMixed();
        if (query.AsOf is not null)
            return ReadPastAsync(layer, query, ct);
        var table = LayerRow.Get(_database, layer).Draft;
        return FeatureStream.ReadAsync(_database, stop => FeatureRows.Read(_database, table, query, Crs.Epsg, stop), ct);
    }

    public Task<IReadOnlyList<(object? Value, long Count)>> CountByAsync(string layer, string field, AttributeFilter? where, CancellationToken ct) =>
        RunAsync<IReadOnlyList<(object?, long)>>(database => FeatureRows.CountBy(database, LayerRow.Get(database, layer).Draft, field, where), ct);

    public async IAsyncEnumerable<Revision> ReadRevisionsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var revision in await RunAsync(RevisionLog.ReadAll, ct))
            yield return revision;
    }

    public async IAsyncEnumerable<HistoryEntry> ReadHistoryAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var head = RevisionLog.Head(_database).Number;
        for (var number = 1L; number <= head; number++)
            yield return await RunAsync(database => RevisionLog.Entry(database, number), ct);
    }

    public async IAsyncEnumerable<Change> ReadChangesAsync(HistoryQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var change in new ChangeReader(_database, Crs.Epsg).Read(query))
        {
            ct.ThrowIfCancellationRequested();
            yield return change;
        }

        await Task.CompletedTask;
    }

    public Task<byte[]?> ReadRecordAsync(string kind, string id, CancellationToken ct) =>
        RunAsync(database => Records.Read(database, kind, id), ct);

    public Task<IReadOnlyList<string>> ListRecordsAsync(string kind, CancellationToken ct) =>
        RunAsync<IReadOnlyList<string>>(database => Records.List(database, kind), ct);

    /// <summary>Reads on a thread of its own; stops the statement that runs when asked to.</summary>
    public Task<T> RunAsync<T>(Func<Database, T> read, CancellationToken ct) => Task.Run(
        () =>
        {
            using var interrupting = ct.Register(_database.Interrupt);
            return read(_database);
        },
        ct);

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _giveBack(_database);
        return ValueTask.CompletedTask;
    }

    private IAsyncEnumerable<Feature> ReadPastAsync(string layer, FeatureQuery query, CancellationToken ct)
    {
        var past = PastLayer.Find(layer, query, RevisionLog.WritesOf(_database, layer), RevisionLog.Head(_database).Number);
        var table = Generations.Table(_database, past);
        return FeatureStream.ReadAsync(_database, stop => FeatureRows.Read(_database, past, table, query, Crs.Epsg, stop), ct);
    }

    private LayerInfo Describe(LayerRow row) => row.ToInfo(
        Crs,
        row.ContentHash ?? _contentHashes.GetOrAdd(
            (row.Name, row.Listed.Revision), _ =>
                RevisionLog.Ledger(_database, row.Name).ContentHash(LayerJson.Write(row.Draft.Schema))));
}
