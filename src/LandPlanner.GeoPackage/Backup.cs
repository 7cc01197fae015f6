using LandPlanner.Stores;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace LandPlanner.GeoPackage;

/// <summary>Copies one snapshot of a workspace, while others go on writing, by SQLite's backup interface.</summary>
internal static class Backup
{
    private const int PagesAStep = 256;

    /// <summary>Writes under another name, then moves: the copy is there whole, or not at all.</summary>
    public static void Run(Database source, string targetPath, IProgress<double>? progress, CancellationToken ct)
    {
        WorkspaceFile.RefuseToOverwrite(targetPath);
        var temporary = WorkspaceFile.TemporaryBeside(targetPath);
        try
        {
            using (var target = Database.Open(temporary, SqliteOpenMode.ReadWriteCreate))
                Copy(source, target, progress, ct);
            File.Move(temporary, targetPath, overwrite: false);
        }
        catch (Exception failure)
        {
            WorkspaceFile.DeleteIfThere(temporary);
            if (failure is WorkspaceReadOnlyException or IOException or UnauthorizedAccessException)
                throw WorkspaceFile.Unwritable(targetPath, failure);
            throw;
        }
    }

    private static void Copy(Database source, Database target, IProgress<double>? progress, CancellationToken ct)
    {
        // A read transaction held open keeps the snapshot: writers would else make the backup begin again.
        source.Execute("BEGIN");
        source.QueryLong("SELECT 1 FROM landplanner_workspace");
        try
        {
            using var backup = sqlite3_backup_init(target.Handle, "main", source.Handle, "main");
            for (var code = SQLITE_OK; code != SQLITE_DONE;)
            {
                ct.ThrowIfCancellationRequested();
                code = sqlite3_backup_step(backup, PagesAStep);
                if (code is not (SQLITE_OK or SQLITE_DONE))
                    throw Failures.Of(code, "the copy could not be written", target.Path);
                progress?.Report(1 - (double)sqlite3_backup_remaining(backup) / Math.Max(
                    1, sqlite3_backup_pagecount(backup)));
            }

            ct.ThrowIfCancellationRequested();
        }
        finally
        {
            source.Rollback();
        }
    }
}
