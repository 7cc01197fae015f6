using LandPlanner.Stores;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace LandPlanner.GeoPackage;

/// <summary>One connection to a GeoPackage file.</summary>
internal sealed class Database : IDisposable
{
    private static readonly TimeSpan BusyPatience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(25);

    private readonly SqliteConnection _connection;

    private Database(SqliteConnection connection, string path)
    {
        _connection = connection;
        Path = path;
        sqlite3_busy_timeout(Handle, (int)BusyPatience.TotalMilliseconds);
    }

    public string Path { get; }

    public sqlite3 Handle => _connection.Handle!;

    /// <param name="immutable">Reads a file that nobody can be writing, without the files beside it that WAL
    /// wants.</param>
    public static Database Open(string path, SqliteOpenMode mode, bool immutable = false)
    {
        var source = immutable ? new Uri(path).AbsoluteUri + "?immutable=1" : path;
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 1,
        };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            return new(connection, path);
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw Failures.Of(failure, path);
        }
    }

    /// <summary>Makes a connection fit to write: WAL, durable commits, and the functions that the R-tree's triggers
    /// call.</summary>
    /// <remarks>
    /// <c>synchronous = FULL</c>: what was confirmed must outlive a power cut, not just a kill, since reports print
    /// the head of the history.
    /// It costs one flush a commit. Checkpoints are the store's own business, so that a commit need not wait for one.
    /// </remarks>
    public void PrepareToWrite()
    {
        if (sqlite3_db_readonly(Handle, "main") == 1)
            throw new WorkspaceReadOnlyException(Path);
        Execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16000; PRAGMA foreign_keys = OFF");
        if (QueryText("PRAGMA journal_mode") != "wal")
            Execute("PRAGMA journal_mode = WAL");
        SpatialFunctions.Register(_connection);
    }

    public Statement Prepare(string sql) => new(this, sql);

    public void Execute(string sql) => Check(sqlite3_exec(Handle, sql));

    public void Run(string sql, params ReadOnlySpan<object?> values)
    {
        using var statement = Bound(sql, values);
        statement.Run();
    }

    public long? QueryLong(string sql, params ReadOnlySpan<object?> values)
    {
        using var statement = Bound(sql, values);
        return statement.Step() && !statement.IsNull(0) ? statement.Long(0) : null;
    }

    public string? QueryText(string sql, params ReadOnlySpan<object?> values)
    {
        using var statement = Bound(sql, values);
        return statement.Step() ? statement.TextOrNull(0) : null;
    }

    public Statement Bound(string sql, params ReadOnlySpan<object?> values)
    {
        var statement = Prepare(sql);
        for (var i = 0; i < values.Length; i++)
            statement.BindValue(i + 1, values[i]);
        return statement;
    }

    /// <summary>Takes the write lock, waiting a few seconds for another writer.</summary>
    public async Task BeginWriteAsync(CancellationToken ct)
    {
        sqlite3_busy_timeout(Handle, 0);
        try
        {
            var started = Environment.TickCount64;
            int code;
            while (((code = sqlite3_exec(Handle, "BEGIN IMMEDIATE")) & 0xff) is SQLITE_BUSY or SQLITE_LOCKED)
            {
                if (Environment.TickCount64 - started > BusyPatience.TotalMilliseconds)
                    break;
                await Task.Delay(BusyPause, ct);
            }

            Check(code);
        }
        finally
        {
            sqlite3_busy_timeout(Handle, (int)BusyPatience.TotalMilliseconds);
        }
    }

    public void Commit() => Execute("COMMIT");

    /// <summary>Never fails: SQLite may have rolled back by itself.</summary>
    public void Rollback() => sqlite3_exec(Handle, "ROLLBACK");

    /// <summary>Moves what the log holds into the file and empties it; what readers still need waits for the next
    /// time.</summary>
    public void TryCheckpoint()
    {
        sqlite3_busy_timeout(Handle, 0);
        sqlite3_wal_checkpoint_v2(Handle, "main", SQLITE_CHECKPOINT_TRUNCATE, out _, out _);
        sqlite3_busy_timeout(Handle, (int)BusyPatience.TotalMilliseconds);
    }

    /// <summary>Stops the statement that runs.</summary>
    public void Interrupt() => sqlite3_interrupt(Handle);

    public void Check(int code)
    {
        if (code is not (SQLITE_OK or SQLITE_ROW or SQLITE_DONE))
            throw Failures.Of(sqlite3_extended_errcode(Handle), sqlite3_errmsg(Handle).utf8_to_string(), Path);
    }

    public void Dispose() => _connection.Dispose();
}
