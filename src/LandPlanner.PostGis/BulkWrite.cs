using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>Creates, replaces or appends to a layer inside a transaction that is open already.</summary>
/// <param name="another">Opens another connection, to take ids by while this one sends rows.</param>
internal sealed class BulkWrite(
    Session session, Func<CancellationToken, Task<Session>> another, TimeProvider time, LayerDraft layer, WriteMode mode) : IAsyncDisposable
{
    // Other bulk writes to the layer wait, so that nobody else makes a table of this name.
    private readonly string _incoming = Table($"landplanner_incoming_{layer.Name}");

    private Session? _ids;
    private LayerRow? _old;
    private string _table = Table(layer.Name);
    private LayerDraft _layer = layer;
    private bool _isNewTable;
    private long _nextId = 1;
    private long? _replaced;

    public async Task<Revision> RunAsync(
        IAsyncEnumerable<Feature> features, Func<Provenance> provenance, RevisionNote note, CancellationToken ct)
    {
        LayerTables.CheckName(_layer.Name);
        await LayerTables.LockWritesAsync(session, _layer.Name, ct);
        await FindAsync(ct);
        await PrepareAsync(ct);
        await using var copy = await RowCopy.BeginAsync(session, _layer, _table, ct);
        var encoder = new RowEncoder(_layer, session.Crs.Code.Epsg, EllipsoidalArea.For(session.Crs));
        await copy.FillAsync(features, encoder, TakeIdsAsync, ct);
        await copy.CompleteAsync(ct);
        await copy.DisposeAsync();
        if (_isNewTable)
        {
            await LayerTables.CreateIndexesAsync(session, _layer, _table, ct);
            await LayerTables.SetNextIdAsync(session, _table, _nextId, ct);
            if (_table == _incoming)
                await PutInPlaceAsync(ct);
        }

        var from = provenance();
        await Roles.HandOverAsync(session, _table, _layer.Role, from.IsDerived, ct);
        return await RecordAsync(copy, ProvenanceJson.Write(from), note, ct);
    }

    public ValueTask DisposeAsync() => _ids?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task FindAsync(CancellationToken ct)
    {
        _old = await LayerRow.FindAsync(session, _layer.Name, ct);
        switch (mode)
        {
            case WriteMode.Create when _old is not null:
                throw new LayerExistsException(_layer.Name);
            case WriteMode.Append when _old is null:
                throw new LayerNotFoundException(_layer.Name);
            case WriteMode.Append:
                _layer = LayerAppend.Join(_old.Draft, _layer);
                break;
            default:
                if (_old is null && await LayerTables.IsTakenAsync(session, _layer.Name, ct))
                    throw new LayerExistsException(_layer.Name);
                break;
        }
    }

    /// <summary>Where fields stay as they were the table stays: who reads it goes on with the old rows. What it held is copied away.</summary>
    private async Task PrepareAsync(CancellationToken ct)
    {
        if (_old is not null)
            await LayerTables.RequirePlainAsync(session, _layer.Name, ct);
        if (mode == WriteMode.Append)
            return;
        if (_old is null)
        {
            _isNewTable = true;
            await LayerTables.CreateAsync(session, _layer, _table, _nextId, ct);
            return;
        }

        await LayerTables.LockEditsAsync(session, _layer.Name, ct);
        _replaced = await Generations.KeepAsync(session, _layer.Name, ct);
        var table = session.In(Table(_layer.Name));
        if (_old.Draft.Kind == _layer.Kind && LayerAppend.HasSameFields(_old.Draft, _layer))
        {
            await session.RunAsync($"DELETE FROM {table}", ct);
            return;
        }

        _nextId = await LayerTables.NextIdAsync(session, _layer.Name, ct);
        _isNewTable = true;
        _table = _incoming;
        await LayerTables.CreateAsync(session, _layer, _table, _nextId, ct);
    }

    /// <summary>Puts a layer with other fields in the place of the old; only now must nobody be reading that.</summary>
    private async Task PutInPlaceAsync(CancellationToken ct)
    {
        await LayerTables.LockAllAsync(session, _layer.Name, ct);
        await session.RunAsync($"DROP TABLE {session.In(Table(_layer.Name))}", ct);
        await session.RunAsync($"ALTER TABLE {session.In(_incoming)} RENAME TO {Quote(Table(_layer.Name))}", ct);
        _table = Table(_layer.Name);
    }

    /// <summary>Of a table that others add to ids need not follow each other.</summary>
    private async ValueTask<IReadOnlyList<long>> TakeIdsAsync(int count, CancellationToken ct)
    {
        if (!_isNewTable)
            return await LayerTables.TakeIdsAsync(_ids ??= await another(ct), _layer.Name, count, ct);
        var first = _nextId;
        _nextId += count;
        return [.. Enumerable.Range(0, count).Select(i => first + i)];
    }

    private async Task<Revision> RecordAsync(RowCopy written, string provenance, RevisionNote note, CancellationToken ct)
    {
        var head = await RevisionLog.TakeHeadAsync(session, ct);
        var before = mode == WriteMode.Append ? await LayerRow.GetAsync(session, _layer.Name, ct) : null;
        var ledger = before is null ? new() : await RevisionLog.LedgerAsync(session, _layer.Name, ct);
        ledger.Append(written.Manifest);
        var contentHash = ledger.ContentHash(LayerJson.Write(_layer.Schema));
        var count = (before?.Listed.Count ?? 0) + written.Manifest.Count;
        var area = (before?.Listed.Area ?? Area.Zero) + written.Area;
        var draftJson = LayerJson.Write(_layer);
        var details = RevisionDetails.LayerWritten(mode, draftJson, provenance, written.Manifest, count, area, contentHash, _replaced);
        var revision = await RevisionLog.AppendAsync(session, head, RevisionKind.LayerWritten, time, note, [_layer.Name], details, [], ct);
        await session.RunAsync(
            $"INSERT INTO {session.In("landplanner_writes")} (revision, layer, mode, provenance, manifest) VALUES ($1, $2, $3, $4, $5)", ct,
            revision.Number, _layer.Name, mode.ToString().ToLowerInvariant(), provenance, written.Manifest.Packed.ToArray());
        var extent = written.Extent.Copy();
        if (before?.Extent is { } old)
            extent.ExpandToInclude(old);
        await LayerRow.PutAsync(
            session, new(_layer.Name, draftJson, provenance, count, area, revision.Number), contentHash, extent.IsNull ? null : extent,
            before?.ExtentKnown ?? true, ct);
        return revision;
    }
}
