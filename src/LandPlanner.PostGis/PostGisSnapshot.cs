using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using Npgsql;
using static LandPlanner.PostGis.SqlNames;

namespace LandPlanner.PostGis;

/// <summary>A read-only transaction with one snapshot, on a connection of its own.</summary>
/// <remarks>
/// Replacing a layer by one with other fields changes tables, and changed tables are not of the snapshot but of now. So every
/// layer's table is locked against that (ACCESS SHARE, which keeps nobody from editing) before the snapshot is taken.
/// </remarks>
internal sealed class PostGisSnapshot : IFeatureSnapshot
{
    private const int MostTries = 20;

    private readonly Connections _connections;
    private readonly Session _session;
    private readonly ConcurrentDictionary<(string Layer, long Revision), LayerMeasures> _measures;
    private readonly bool _isForOneStream;

    private PostGisSnapshot(
        Connections connections,
        Session session,
        ConcurrentDictionary<(string Layer, long Revision), LayerMeasures> measures,
        bool isForOneStream) =>
        (_connections, _session, _measures, _isForOneStream) = (connections, session, measures, isForOneStream);

    public CrsCode Crs => _session.Crs.Code;

    /// <param name="layer">The only layer that will be read, and once; null for any.</param>
    /// <param name="isPast">Whether it will be read as it stood: what is kept of the past is never changed, and need not be locked.</param>
    /// <param name="measures">Of layers as they stood after a revision, as far as anybody asked.</param>
    public static Task<PostGisSnapshot> OpenAsync(
        Connections connections,
        CrsDefinition crs,
        string? layer,
        bool isPast,
        ConcurrentDictionary<(string Layer, long Revision), LayerMeasures> measures,
        CancellationToken ct) => connections.TellAsync(
        async () =>
        {
            var session = new Session(await connections.OpenAsync(Connections.Ready, ct), connections.Address, crs);
            try
            {
                await BeginAsync(session, layer, isPast, ct);
                return new PostGisSnapshot(connections, session, measures, isForOneStream: layer is not null);
            }
            catch
            {
                await session.DisposeAsync();
                throw;
            }
        },
        ct);

    public Task<IReadOnlyList<LayerInfo>> ListLayersAsync(CancellationToken ct) => RunAsync<IReadOnlyList<LayerInfo>>(
        async session =>
        {
            var layers = new List<LayerInfo>();
            foreach (var row in await LayerRow.ReadAllAsync(session, ct))
                layers.Add(await DescribeAsync(row, ct));
            return layers;
        },
        ct);

    public Task<LayerInfo> GetLayerAsync(string layer, CancellationToken ct) =>
        RunAsync(async session => await DescribeAsync(await LayerRow.GetAsync(session, layer, ct), ct), ct);

    public IAsyncEnumerable<Feature> ReadAsync(string layer, FeatureQuery query, CancellationToken ct)
    {
        return _connections.TellAsync(Features(ct), ct);

        async IAsyncEnumerable<Feature> Features([EnumeratorCancellation] CancellationToken stop)
        {
            query.RefuseMixed();
            var features = query.AsOf is null
                ? Rows((await LayerRow.GetAsync(_session, layer, stop)).Draft, Table(layer), query, stop)
                : await PastAsync(layer, query, stop);
            await foreach (var feature in features.WithCancellation(stop))
                yield return feature;
        }
    }

    public Task<IReadOnlyList<(object? Value, long Count)>> CountByAsync(string layer, string field, AttributeFilter? where, CancellationToken ct) => RunAsync(
        async session =>
        {
            var draft = (await LayerRow.GetAsync(session, layer, ct)).Draft;
            var filter = new FilterSql(draft, Crs.Epsg);
            var type = filter.Find(field).Type;
            var sql = session.Sql.CountBy(layer, filter.Column(field), filter.Where(new() { Where = where }), filter.Order(new FieldOrder(field)));
            return (IReadOnlyList<(object?, long)>)await session.ListAsync(
                sql, row => (row.IsDBNull(0) ? null : RowReader.Value(row, 0, type), row.GetInt64(1)), ct, [.. filter.Values]);
        },
        ct);

    public IAsyncEnumerable<Revision> ReadRevisionsAsync(CancellationToken ct)
    {
        return _connections.TellAsync(Revisions(ct), ct);

        async IAsyncEnumerable<Revision> Revisions([EnumeratorCancellation] CancellationToken stop)
        {
            foreach (var revision in await RevisionLog.ReadAllAsync(_session, stop))
                yield return revision;
        }
    }

    public IAsyncEnumerable<Change> ReadChangesAsync(HistoryQuery query, CancellationToken ct) =>
        _connections.TellAsync(new ChangeReader(_session).ReadAsync(query, ct), ct);

    public IAsyncEnumerable<HistoryEntry> ReadHistoryAsync(CancellationToken ct) =>
        _connections.TellAsync(RevisionLog.EntriesAsync(_session, ct), ct);

    public Task<byte[]?> ReadRecordAsync(string kind, string id, CancellationToken ct) =>
        RunAsync(session => Records.ReadAsync(session, kind, id, ct), ct);

    public Task<IReadOnlyList<string>> ListRecordsAsync(string kind, CancellationToken ct) =>
        RunAsync<IReadOnlyList<string>>(async session => await Records.ListAsync(session, kind, ct), ct);

    /// <exception cref="WorkspaceException">What the server or the connection said, as a sentence.</exception>
    internal Task<T> RunAsync<T>(Func<Session, Task<T>> read, CancellationToken ct) => _connections.TellAsync(() => read(_session), ct);

    /// <summary>Ends the transaction; its connection goes back to the pool.</summary>
    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private static async Task BeginAsync(Session session, string? layer, bool isPast, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var tables = layer is null ? await TablesAsync(session, ct) : isPast ? [] : [Table(layer)];
            await session.RunAsync("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = '10s'", ct);
            if (await TryLockAsync(session, tables, ct) && (layer is not null || (await TablesAsync(session, ct)).SetEquals(tables)))
                return;
            await session.RunAsync("ROLLBACK", CancellationToken.None);
            if (layer is not null)
                throw new LayerNotFoundException(layer);
            if (tries == MostTries)
                throw new WorkspaceBusyException(session.Address.ToString());
        }
    }

    /// <summary>Those that are there: a check must be able to look at a workspace of which one is gone.</summary>
    private static async Task<HashSet<string>> TablesAsync(Session session, CancellationToken ct) =>
        [.. await session.ListAsync(
            $"SELECT table_name FROM {session.In("landplanner_layers")} WHERE to_regclass(format('%I.%I', $1, table_name)) IS NOT NULL",
            row => row.GetString(0), ct, session.Address.Schema)];

    /// <summary>False where a table is not there.</summary>
    private static async Task<bool> TryLockAsync(Session session, HashSet<string> tables, CancellationToken ct)
    {
        if (tables.Count == 0)
            return true;
        try
        {
            await session.RunAsync($"LOCK TABLE {string.Join(", ", tables.Select(session.In))} IN ACCESS SHARE MODE", ct);
            return true;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    private IAsyncEnumerable<Feature> Rows(LayerDraft draft, string table, FeatureQuery query, CancellationToken ct) =>
        FeatureStream.ReadAsync(_session, draft, table, query, isGoingOn: !_isForOneStream, ct);

    /// <summary>A connection answers one statement at a time: the changes to take back are read before the rows.</summary>
    private async Task<IAsyncEnumerable<Feature>> PastAsync(string layer, FeatureQuery query, CancellationToken ct)
    {
        var head = await RevisionLog.HeadAsync(_session, ct);
        var past = PastLayer.Find(layer, query, await RevisionLog.WritesOfAsync(_session, layer, ct), head.Number);
        if (past.Generation.Ended is null)
            await RequireUnreplacedAsync(layer, ct);
        var changes = await RevisionLog.ChangesToUndoAsync(_session, past, query.AfterId, ct);
        var later = await RevisionLog.ManifestsToUndoAsync(_session, past, ct);
        var rows = Rows(past.Draft, Generations.TableOf(past), query with { Limit = null, AsOf = null }, ct);
        return PastFeatures.Read(
            rows, changes.ToAsyncEnumerable(), later, query, json => FeatureJson.Read(json, past.Draft.Schema, _session.Factory));
    }

    /// <summary>The catalog's rows are those of the snapshot, but names are looked up in what it holds now.</summary>
    private async Task RequireUnreplacedAsync(string layer, CancellationToken ct)
    {
        var table = _session.In(Table(layer));
        await _session.RunAsync($"LOCK TABLE {table} IN ACCESS SHARE MODE", ct);
        if (await _session.AskLongAsync("SELECT 1 FROM pg_catalog.pg_class WHERE oid = to_regclass($1)", ct, table) is null)
            throw new WorkspaceBusyException(_session.Address.ToString());
    }

    private async Task<LayerInfo> DescribeAsync(LayerRow row, CancellationToken ct)
    {
        if (row is { ContentHash: { } hash, ExtentKnown: true })
            return row.ToInfo(Crs, hash, row.Extent);
        var key = (row.Name, row.Listed.Revision);
        if (!_measures.TryGetValue(key, out var measured))
            _measures[key] = measured = await MeasureAsync(row, ct);
        return row.ToInfo(Crs, measured.ContentHash, measured.Extent);
    }

    private async Task<LayerMeasures> MeasureAsync(LayerRow row, CancellationToken ct)
    {
        var hash = row.ContentHash
            ?? (await RevisionLog.LedgerAsync(_session, row.Name, ct)).ContentHash(LayerJson.Write(row.Draft.Schema));
        return new(hash, row.ExtentKnown ? row.Extent : await LayerTables.ExtentAsync(_session, row.Draft, ct));
    }
}
