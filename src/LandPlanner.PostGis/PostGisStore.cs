using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.PostGis;

/// <summary>A workspace in a schema of a PostgreSQL database with PostGIS. QGIS, SQL and every other client use its layers as the
/// ordinary tables they are.</summary>
/// <remarks>Any number of readers and writers at once, from any number of threads, processes and machines.</remarks>
public sealed class PostGisStore : IFeatureStore
{
    private const string Begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);

    private readonly Connections _connections;
    private readonly CrsDefinition _crs;
    private readonly TimeProvider _time;
    private readonly bool _readOnly;
    private readonly ConcurrentDictionary<(string Layer, long Revision), LayerMeasures> _measures = new();

    private PostGisStore(Connections connections, CrsDefinition crs, TimeProvider time, bool readOnly) =>
        (_connections, _crs, _time, _readOnly) = (connections, crs, time, readOnly);

    public CrsCode Crs => _crs.Code;

    /// <summary>Makes a workspace's schema and opens it.</summary>
    /// <exception cref="WorkspaceException">There is a workspace already, or the server cannot take one.</exception>
    /// <exception cref="ArgumentException">The CRS is not Gauss-Kruger on CGCS2000.</exception>
    public static async Task<PostGisStore> CreateAsync(
        PostGisAddress address, CrsDefinition crs, string author, TimeProvider time, CancellationToken ct)
    {
        Areas.EllipsoidalArea.For(crs);
        var store = new PostGisStore(new(address), crs, time, readOnly: false);
        try
        {
            await store.WriteAsync(
                async session =>
                {
                    await WorkspaceSchema.CreateAsync(session, ct);
                    return await RevisionLog.AppendAsync(
                        session, (0, RevisionJson.NoHash), RevisionKind.Created, time, new(author, "The workspace was made."), [],
                        RevisionDetails.Created(crs, WorkspaceSchema.FormatVersion), [], ct);
                },
                ct);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a workspace's schema with the history and the features of another workspace, and opens it.</summary>
    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="WorkspaceException">There is a workspace already, the server cannot take one, or the source is not whole: nothing
    /// is left there.</exception>
    public static async Task<PostGisStore> CreateCopyAsync(
        PostGisAddress address, IFeatureSnapshot source, CrsDefinition crs, TimeProvider time, IProgress<double>? progress, CancellationToken ct)
    {
        var store = new PostGisStore(new(address), crs, time, readOnly: false);
        try
        {
            await store.WriteAsync(
                async session =>
                {
                    await WorkspaceSchema.CreateAsync(session, ct);
                    return await new WorkspaceCopy(session, source, ct).RunAsync(progress);
                },
                ct);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="WorkspaceException">No server there, no workspace, one of a newer LandPlanner, no right to: the message says
    /// which.</exception>
    public static async Task<PostGisStore> OpenAsync(PostGisAddress address, bool readOnly, TimeProvider time, CancellationToken ct)
    {
        var connections = new Connections(address);
        try
        {
            var crs = await connections.TellAsync(
                async () =>
                {
                    await using var connection = await connections.OpenAsync(Connections.Ready, ct);
                    return await WorkspaceSchema.OpenAsync(connection, address, readOnly, ct);
                },
                ct);
            return new(connections, crs, time, readOnly);
        }
        catch
        {
            await connections.DisposeAsync();
            throw;
        }
    }

    public async Task<IFeatureSnapshot> OpenSnapshotAsync(CancellationToken ct) => await SnapshotAsync(null, false, ct);

    public Task<IReadOnlyList<LayerInfo>> ListLayersAsync(CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.ListLayersAsync(ct), ct);

    public Task<LayerInfo> GetLayerAsync(string layer, CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.GetLayerAsync(layer, ct), ct);

    public IAsyncEnumerable<Feature> ReadAsync(string layer, FeatureQuery query, CancellationToken ct) =>
        StreamAsync(layer, query.AsOf is not null, snapshot => snapshot.ReadAsync(layer, query, ct), ct);

    public Task<IReadOnlyList<(object? Value, long Count)>> CountByAsync(string layer, string field, AttributeFilter? where, CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.CountByAsync(layer, field, where, ct), ct);

    public IAsyncEnumerable<Revision> ReadRevisionsAsync(CancellationToken ct) =>
        StreamAsync(null, false, snapshot => snapshot.ReadRevisionsAsync(ct), ct);

    public IAsyncEnumerable<Change> ReadChangesAsync(HistoryQuery query, CancellationToken ct) =>
        StreamAsync(null, false, snapshot => snapshot.ReadChangesAsync(query, ct), ct);

    public IAsyncEnumerable<HistoryEntry> ReadHistoryAsync(CancellationToken ct) =>
        StreamAsync(null, false, snapshot => snapshot.ReadHistoryAsync(ct), ct);

    public Task<byte[]?> ReadRecordAsync(string kind, string id, CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.ReadRecordAsync(kind, id, ct), ct);

    public Task<IReadOnlyList<string>> ListRecordsAsync(string kind, CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.ListRecordsAsync(kind, ct), ct);

    public Task<Verification> VerifyAsync(string? head, CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.RunAsync(session => new Verifier(session, ct).RunAsync(head), ct), ct);

    public async Task<Revision> WriteLayerAsync(
        LayerDraft draft, WriteMode mode, IAsyncEnumerable<Feature> features, Func<Provenance> provenance, RevisionNote note, CancellationToken ct) =>
        (await WriteAsync(
            async session =>
            {
                await using var write = new BulkWrite(session, OpenSessionAsync, _time, draft, mode);
                return await write.RunAsync(features, provenance, note, ct);
            },
            ct))!;

    public async Task<Revision> CommitAsync(Edit edit, CancellationToken ct) =>
        (await WriteAsync(async session => await new EditCommit(session, _time, edit).RunAsync(ct), ct))!;

    public Task<Revision?> KeepRecordAsync(string kind, string id, ReadOnlyMemory<byte> content, RevisionNote note, CancellationToken ct) =>
        WriteAsync(session => Records.KeepAsync(session, _time, new(kind, id, content), note, ct), ct);

    public Task<Revision?> AdoptAsync(RevisionNote note, CancellationToken ct) =>
        WriteAsync(session => AdoptionCommit.RunAsync(session, _time, note, ct), ct);

    /// <summary>Gives a user of the server a role in the workspace.</summary>
    /// <exception cref="WorkspaceException">There is no such user, or whoever asks may not give rights.</exception>
    public Task GrantAsync(WorkspaceRole role, string user, CancellationToken ct) => WriteAsync(
        async session =>
        {
            await Roles.GrantAsync(session, role, user, ct);
            return null;
        },
        ct);

    /// <summary>Takes a role in the workspace from a user of the server, and those that hold it.</summary>
    /// <exception cref="WorkspaceException">There is no such user, or whoever asks may not take rights.</exception>
    public Task RevokeAsync(WorkspaceRole role, string user, CancellationToken ct) => WriteAsync(
        async session =>
        {
            await Roles.RevokeAsync(session, role, user, ct);
            return null;
        },
        ct);

    public ValueTask DisposeAsync() => _connections.DisposeAsync();

    private async Task<Session> OpenSessionAsync(CancellationToken ct) =>
        new(await _connections.OpenAsync(Connections.Ready, ct), _connections.Address, _crs);

    private Task<PostGisSnapshot> SnapshotAsync(string? layer, bool isPast, CancellationToken ct) =>
        PostGisSnapshot.OpenAsync(_connections, _crs, layer, isPast, _measures, ct);

    private async Task<T> ReadAsync<T>(Func<PostGisSnapshot, Task<T>> read, CancellationToken ct)
    {
        await using var snapshot = await SnapshotAsync(null, false, ct);
        return await read(snapshot);
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(
        string? layer, bool isPast, Func<PostGisSnapshot, IAsyncEnumerable<T>> read, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var snapshot = await SnapshotAsync(layer, isPast, ct);
        await foreach (var item in read(snapshot).WithCancellation(ct))
            yield return item;
    }

    private Task<Revision?> WriteAsync(Func<Session, Task<Revision?>> write, CancellationToken ct)
    {
        if (_readOnly)
            throw new WorkspaceReadOnlyException(_connections.Address.ToString());
        return _connections.TellAsync(() => InTransactionAsync(write, ct), ct);
    }

    private async Task<Revision?> InTransactionAsync(Func<Session, Task<Revision?>> write, CancellationToken ct)
    {
        await using var session = new Session(await _connections.OpenAsync(Begin, ct), _connections.Address, _crs);
        await session.LimitWaitingAsync(LockPatience, ct);
        var revision = await write(session);
        ct.ThrowIfCancellationRequested();
        try
        {
            await session.RunAsync("COMMIT", CancellationToken.None);
        }
        catch (Exception failure) when (revision is not null && Failures.IsConnectionLost(failure))
        {
            await new CommitOutcome(_connections, _crs).RequireAsync(revision, failure);
        }

        return revision;
    }
}
