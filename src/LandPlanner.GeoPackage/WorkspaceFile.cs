using LandPlanner.Crs;
using LandPlanner.Stores;
using Microsoft.Data.Sqlite;

namespace LandPlanner.GeoPackage;

/// <summary>Makes workspace files, and looks at a file before it is opened as one.</summary>
internal static class WorkspaceFile
{
    /// <summary>The format that this LandPlanner writes.</summary>
    public const int FormatVersion = 2;

    private const int ApplicationIdOffset = 68;
    private const int HeaderBytes = 100;

    /// <summary>Makes the file under another name first: it is there whole, or not at all.</summary>
    public static void Create(string path, CrsDefinition crs, string author, TimeProvider time)
    {
        RefuseToOverwrite(path);
        var temporary = TemporaryBeside(path);
        try
        {
            using (var database = Database.Open(temporary, SqliteOpenMode.ReadWriteCreate))
                Fill(database, crs, author, time);
            File.Move(temporary, path, overwrite: false);
        }
        catch (Exception failure)
        {
            DeleteIfThere(temporary);
            if (failure is WorkspaceReadOnlyException or IOException or UnauthorizedAccessException)
                throw Unwritable(path, failure);
            throw;
        }
    }

    /// <exception cref="WorkspaceNotFoundException">There is no such file.</exception>
    /// <exception cref="WorkspaceFormatException">It is no GeoPackage.</exception>
    public static void CheckHeader(string path)
    {
        if (!File.Exists(path))
            throw Directory.Exists(path)
                ? new WorkspaceFormatException($"'{path}' is a folder. Name the workspace's file in it.")
                : new WorkspaceNotFoundException(path);
        var header = ReadHeader(path);
        if (!header.AsSpan().StartsWith("SQLite format 3\0"u8))
            throw new WorkspaceFormatException($"'{path}' is not a GeoPackage. Open a workspace, or make one with 'landplanner new' and import the file.");
        if (!header.AsSpan(ApplicationIdOffset).StartsWith("GPKG"u8))
            throw new WorkspaceFormatException($"'{path}' is an SQLite database, but not a GeoPackage. Open a workspace, or make one with 'landplanner new'.");
    }

    /// <summary>The CRS of the workspace a connection reads.</summary>
    /// <exception cref="WorkspaceFormatException">A GeoPackage, but not a workspace; or one of a newer
    /// LandPlanner.</exception>
    public static CrsDefinition CheckFormat(Database database)
    {
        if (database.QueryLong("SELECT 1 FROM sqlite_master WHERE name = 'landplanner_workspace'") is null)
            throw new WorkspaceFormatException(
                $"'{database.Path}' is a GeoPackage, but not a LandPlanner workspace. Make one with 'landplanner new', then import its layers.");
        var version = database.QueryLong("SELECT format_version FROM landplanner_workspace");
        if (version > FormatVersion)
            throw new WorkspaceFormatException(
                $"The workspace '{database.Path}' was made by a newer LandPlanner (format {version}; this one knows {FormatVersion}). Update LandPlanner to open it.");
        try
        {
            return CrsJson.Read(database.QueryText("SELECT crs FROM landplanner_workspace") ?? "");
        }
        catch (FormatException damage)
        {
            throw new WorkspaceFormatException($"The workspace '{database.Path}' is damaged: {damage.Message} Go back to a backup.", damage);
        }
    }

    public static void RefuseToOverwrite(string path)
    {
        if (Path.Exists(path))
            throw new WorkspaceException($"'{path}' is there already and is not overwritten. Choose another name, or move it away.");
    }

    public static string TemporaryBeside(string path) => $"{path}.{Guid.NewGuid():N}.tmp";

    /// <summary>Also where the folder is not there, which <see cref="File.Delete"/> minds.</summary>
    public static void DeleteIfThere(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>Returns when the file's content lies on the disk.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    public static WorkspaceException Unwritable(string path, Exception inner) =>
        new($"'{path}' cannot be written: its folder is missing or allows no writing. Choose another folder, or ask for the right to write there.", inner);

    /// <summary>Makes the tables, without any revision yet, and leaves a transaction open.</summary>
    /// <param name="crsJson">The CRS as the first revision has it.</param>
    public static void Begin(Database database, CrsDefinition crs, string crsJson)
    {
        database.Execute(SqlText.CreateGeoPackage);
        database.Execute(SqlText.CreateWorkspace);
        database.Execute("BEGIN");
        AddCrs(database, crs);
        database.Run("INSERT INTO landplanner_workspace VALUES (1, ?, ?, 0, '')", FormatVersion, crsJson);
    }

    /// <summary>Before format 2 a revision had room for one record, and an edit had none. Inside a transaction: an older file stays as it is until an edit brings the first.</summary>
    public static void MakeRoomForRecords(Database database)
    {
        if (database.QueryLong("SELECT format_version FROM landplanner_workspace") < FormatVersion)
            database.Execute(SqlText.ToFormat2);
    }

    /// <summary>Lists a CRS, unless every GeoPackage lists it.</summary>
    public static void AddCrs(Database database, CrsDefinition crs)
    {
        if (crs.Code.Epsg is not (4326 or 0 or -1))
        {
            database.Run(
                "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, NULL)", crs.Name, crs.Code.Epsg, crs.Code.Epsg, crs.Wkt);
        }
    }

    private static void Fill(Database database, CrsDefinition crs, string author, TimeProvider time)
    {
        Begin(database, crs, CrsJson.Write(crs));
        RevisionLog.Append(
            database, RevisionKind.Created, time, new(author,
                "The workspace was made."), [], RevisionDetails.Created(crs, FormatVersion));
        database.Commit();
    }

    private static byte[] ReadHeader(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete);
            var header = new byte[HeaderBytes];
            file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false);
            return header;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"'{path}' cannot be read ({failure.Message}). Ask for the right to read it.",
                failure);
        }
    }
}
