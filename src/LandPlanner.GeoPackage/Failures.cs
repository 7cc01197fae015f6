using LandPlanner.Stores;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace LandPlanner.GeoPackage;

/// <summary>The one place where an SQLite code becomes a sentence.</summary>
internal static class Failures
{
    public static Exception Of(int code, string message, string path, Exception? inner = null) => (code & 0xff) switch
    {
        SQLITE_BUSY or SQLITE_LOCKED => new WorkspaceBusyException(path, inner),
        SQLITE_READONLY or SQLITE_PERM or SQLITE_CANTOPEN => new WorkspaceReadOnlyException(path, inner),
        SQLITE_FULL => new WorkspaceFullException(path, inner),
        SQLITE_CORRUPT or SQLITE_NOTADB => new WorkspaceFormatException(
            $"The workspace '{path}' is damaged ({message}). Nothing was changed: go back to a backup.", inner),
        SQLITE_IOERR => new WorkspaceException(
            $"The disk failed under the workspace '{path}' ({message}). Nothing was changed: check the disk or the network drive, then try again.", inner),
        SQLITE_INTERRUPT => new OperationCanceledException(message, inner),
        SQLITE_TOOBIG => new WorkspaceException(
            $"A value is too long for the workspace '{path}': SQLite keeps up to 1 GB. Nothing was changed.", inner),
        _ => new WorkspaceFormatException(
            $"The workspace '{path}' is not as LandPlanner made it ({message}). Nothing was changed: 'landplanner verify' says more.", inner),
    };

    public static Exception Of(SqliteException failure, string path) =>
        Of(failure.SqliteErrorCode, failure.Message, path, failure);
}
