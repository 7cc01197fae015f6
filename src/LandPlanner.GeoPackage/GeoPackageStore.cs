using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Stores;
using Microsoft.Data.Sqlite;

namespace LandPlanner.GeoPackage;

/// <summary>A workspace in one GeoPackage file, which QGIS and every other GIS opens as it is.</summary>
/// <remarks>One writer at a time, any number of readers; safe to use from several threads and processes at
/// once.</remarks>
public sealed class GeoPackageStore : IFeatureStore
{
    private const long CheckpointBytes = 4 << 20;

    private readonly string _path;
    private readonly CrsDefinition _crs;
    private readonly TimeProvider _time;
    private readonly Database? _writer;
    private readonly bool _immutable;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ConcurrentBag<Database> _readers = [];
    private readonly ConcurrentDictionary<(string Layer, long Revision), string> _contentHashes = new();
    private Task _checkpoint = Task.CompletedTask;
    private int _disposed;

    private GeoPackageStore(string path, CrsDefinition crs, TimeProvider time, Database? writer, bool immutable) =>
        (_path, _crs, _time, _writer, _immutable) = (path, crs, time, writer, immutable);

    public CrsCode Crs => _crs.Code;

    /// <summary>Makes a workspace file and opens it.</summary>
    /// <exception cref="WorkspaceException">There is something at that path already, or it cannot be
    /// written.</exception>
    /// <exception cref="ArgumentException">The CRS is not Gauss-Kruger on CGCS2000.</exception>
    public static async Task<GeoPackageStore> CreateAsync(
        string path, CrsDefinition crs, string author, TimeProvider time, CancellationToken ct)
    {
        Areas.EllipsoidalArea.For(crs);
        ct.ThrowIfCancellationRequested();
        path = Path.GetFullPath(path);
        await Task.Run(() => WorkspaceFile.Create(path, crs, author, time), ct);
        return await OpenAsync(path, readOnly: false, time, ct);
    }

    /// <summary>Makes a workspace file with the history and the features of another workspace, of any kind of store, and opens it.</summary>
    /// <param name="crs">Of the source.</param>
    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="WorkspaceException">There is something at that path already, it cannot be written, or the source's history and features do not fit together. Nothing is
    /// left behind.</exception>
    public static async Task<GeoPackageStore> CreateCopyAsync(
        string path, IFeatureSnapshot source, CrsDefinition crs, TimeProvider time, IProgress<double>? progress, CancellationToken ct)
    {
        path = Path.GetFullPath(path);
        await Task.Run(() => WorkspaceCopy.CreateAsync(path, source, crs, time, progress, ct), ct);
        // The copy is there: too late to cancel it.
        return await OpenAsync(path, readOnly: false, time, CancellationToken.None);
    }

    /// <exception cref="WorkspaceException">Missing, not a workspace, of a newer LandPlanner, damaged, locked, or not
    /// to be written: the message says which.</exception>
    public static Task<GeoPackageStore> OpenAsync(string path, bool readOnly, TimeProvider time,
        CancellationToken ct) =>
        Task.Run(() => Open(Path.GetFullPath(path), readOnly, time), ct);

    public Task<IFeatureSnapshot> OpenSnapshotAsync(CancellationToken ct) => Task.Run<IFeatureSnapshot>(OpenSnapshot, ct);

    public Task<IReadOnlyList<LayerInfo>> ListLayersAsync(CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.ListLayersAsync(ct));

    public Task<LayerInfo> GetLayerAsync(string layer, CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.GetLayerAsync(layer, ct));

    public IAsyncEnumerable<Feature> ReadAsync(string layer, FeatureQuery query, CancellationToken ct) =>
        StreamAsync(snapshot => snapshot.ReadAsync(layer, query, ct), ct);

    public Task<IReadOnlyList<(object? Value, long Count)>> CountByAsync(string layer, string field, AttributeFilter? where, CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.CountByAsync(layer, field, where, ct));

    public IAsyncEnumerable<Revision> ReadRevisionsAsync(CancellationToken ct) =>
        StreamAsync(snapshot => snapshot.ReadRevisionsAsync(ct), ct);

    public IAsyncEnumerable<HistoryEntry> ReadHistoryAsync(CancellationToken ct) =>
        StreamAsync(snapshot => snapshot.ReadHistoryAsync(ct), ct);

    public IAsyncEnumerable<Change> ReadChangesAsync(HistoryQuery query, CancellationToken ct) =>
        StreamAsync(snapshot => snapshot.ReadChangesAsync(query, ct), ct);

    public Task<byte[]?> ReadRecordAsync(string kind, string id, CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.ReadRecordAsync(kind, id, ct));

    public Task<IReadOnlyList<string>> ListRecordsAsync(string kind, CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.ListRecordsAsync(kind, ct));

    public Task<Revision> WriteLayerAsync(
        LayerDraft draft, WriteMode mode, IAsyncEnumerable<Feature> features, Func<Provenance> provenance, RevisionNote note, CancellationToken ct) =>
        WriteAsync(database => new BulkWrite(database, _crs, _time, draft, mode).RunAsync(features, provenance, note,
            ct), ct);

    public Task<Revision> CommitAsync(Edit edit, CancellationToken ct) =>
        WriteAsync(database => Task.FromResult(EditCommit.Run(database, _crs, _time, edit, ct)), ct);

    public Task<Verification> VerifyAsync(string? head, CancellationToken ct) =>
        ReadAsync(snapshot => snapshot.RunAsync(database => new Verifier(database, Crs.Epsg, ct).Run(head), ct));

    public Task<Revision?> AdoptAsync(RevisionNote note, CancellationToken ct) =>
        WriteAsync(database => Task.FromResult(AdoptionCommit.Run(database, _crs, _time, note, ct)), ct);

    public Task<Revision?> KeepRecordAsync(string kind, string id, ReadOnlyMemory<byte> content, RevisionNote note,
        CancellationToken ct) =>
        WriteAsync(database => Task.FromResult(Records.Keep(database, _time, new(kind, id, content), note)), ct);

    /// <summary>A safe copy of the workspace while it is in use.</summary>
    /// <param name="targetPath">Must not be there yet.</param>
    /// <param name="progress">From 0 to 1.</param>
    public Task BackupAsync(string targetPath, IProgress<double>? progress, CancellationToken ct) => Task.Run(
        () =>
        {
            using var database = OpenReader(_path, _immutable);
            Backup.Run(database, Path.GetFullPath(targetPath), progress, ct);
        },
        ct);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _writing.WaitAsync();
        await _checkpoint;
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        _writer?.Dispose();
        _writing.Dispose();
    }

    private static GeoPackageStore Open(string path, bool readOnly, TimeProvider time)
    {
        WorkspaceFile.CheckHeader(path);
        if (readOnly)
            return OpenReadOnly(path, time);
        var writer = Database.Open(path, SqliteOpenMode.ReadWrite);
        try
        {
            var crs = WorkspaceFile.CheckFormat(writer);
            writer.PrepareToWrite();
            return new(path, crs, time, writer, immutable: false);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private static GeoPackageStore OpenReadOnly(string path, TimeProvider time)
    {
        try
        {
            using var reader = OpenReader(path, immutable: false);
            return new(path, WorkspaceFile.CheckFormat(reader), time, null, immutable: false);
        }
        catch (WorkspaceReadOnlyException) when (NobodyWrites(path))
        {
            using var reader = OpenReader(path, immutable: true);
            return new(path, WorkspaceFile.CheckFormat(reader), time, null, immutable: true);
        }
    }

    // WAL needs a file beside the workspace even to read. Where that cannot be made and no log lies there, all content
    // is in the file itself and nobody
    // has it open: SQLite may then read it as one that never changes.
    private static bool NobodyWrites(string path) => new FileInfo(path + "-wal") is not { Exists: true, Length: > 0 };

    private static Database OpenReader(string path, bool immutable) =>
        Database.Open(path, SqliteOpenMode.ReadOnly, immutable);

    private Database Rent() => _readers.TryTake(out var reader) ? reader : OpenReader(_path, _immutable);

    private void Return(Database reader)
    {
        reader.Rollback();
        _readers.Add(reader);
    }

    private GeoPackageSnapshot OpenSnapshot()
    {
        var database = Rent();
        try
        {
            return new(database, _crs, _contentHashes, Return);
        }
        catch
        {
            Return(database);
            throw;
        }
    }

    private async Task<T> ReadAsync<T>(Func<GeoPackageSnapshot, Task<T>> read)
    {
        await using var snapshot = OpenSnapshot();
        return await read(snapshot);
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(
        Func<GeoPackageSnapshot, IAsyncEnumerable<T>> read, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var snapshot = OpenSnapshot();
        await foreach (var item in read(snapshot).WithCancellation(ct))
            yield return item;
    }

    private async Task<T> WriteAsync<T>(Func<Database, Task<T>> write, CancellationToken ct)
    {
        var database = _writer ?? throw new WorkspaceReadOnlyException(_path);
        await _writing.WaitAsync(ct);
        try
        {
            await _checkpoint;
            return await Task.Run(() => InTransactionAsync(database, write, ct), ct);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<T> InTransactionAsync<T>(Database database, Func<Database, Task<T>> write, CancellationToken ct)
    {
        await database.BeginWriteAsync(ct);
        try
        {
            T result;
            using (ct.Register(database.Interrupt))
                result = await write(database);
            ct.ThrowIfCancellationRequested();
            database.Commit();
            StartCheckpoint();
            return result;
        }
        catch
        {
            database.Rollback();
            StartCheckpoint();
            throw;
        }
    }

    // Copies a long log back into the file while the caller goes on.
    private void StartCheckpoint()
    {
        if (new FileInfo(_path + "-wal") is { Exists: true, Length: > CheckpointBytes })
            _checkpoint = Task.Run(() => _writer!.TryCheckpoint());
    }
}
