using System.Globalization;
using LandPlanner.Stores;
using Microsoft.Data.Sqlite;

namespace LandPlanner.GeoPackage;

/// <summary>A file of picture tiles of a map (MBTiles 1.3), read only. Any thread may ask.</summary>
public sealed class MbTilesFile : IDisposable
{
    private readonly SqliteConnection _database;
    private readonly Lock _one = new();

    private MbTilesFile(SqliteConnection database, string mediaType, int minLevel, int maxLevel) =>
        (_database, MediaType, MinLevel, MaxLevel) = (database, mediaType, minLevel, maxLevel);

    /// <summary>"image/png" or "image/jpeg".</summary>
    public string MediaType { get; }

    public int MinLevel { get; }

    public int MaxLevel { get; }

    /// <exception cref="WorkspaceException">There is no such file, it is no MBTiles, or its tiles are no pictures.</exception>
    public static MbTilesFile Open(string path)
    {
        if (!File.Exists(path))
            throw new WorkspaceException($"There is no file '{path}'.");
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            database.Open();
            var format = Text(database, "SELECT value FROM metadata WHERE name = 'format'");
            var mediaType = format switch
            {
                "png" => "image/png",
                "jpg" or "jpeg" => "image/jpeg",
                _ => throw new WorkspaceException($"The tiles of '{path}' are of format '{format}'; pictures are needed: png or jpg."),
            };
            return new(database, mediaType, Level(database, "min", path), Level(database, "max", path));
        }
        catch (SqliteException failure)
        {
            database.Dispose();
            throw new WorkspaceException($"'{path}' is no MBTiles file that can be read: {failure.Message}", failure);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A tile's picture; null where there is none.</summary>
    /// <param name="row">From the north, as maps on the web count; the file counts from the south.</param>
    public byte[]? Find(int level, int column, int row)
    {
        if (level < MinLevel || level > MaxLevel || row < 0 || row >= 1L << level)
            return null;
        lock (_one)
        {
            using var command = _database.CreateCommand();
            command.CommandText = "SELECT tile_data FROM tiles WHERE zoom_level = $level AND tile_column = $column AND tile_row = $row";
            command.Parameters.AddWithValue("$level", level);
            command.Parameters.AddWithValue("$column", column);
            command.Parameters.AddWithValue("$row", (1L << level) - 1 - row);
            return command.ExecuteScalar() as byte[];
        }
    }

    public void Dispose() => _database.Dispose();

    private static int Level(SqliteConnection database, string side, string path)
    {
        var text = Text(database, $"SELECT {side}(zoom_level) FROM tiles");
        return int.TryParse(text, CultureInfo.InvariantCulture, out var level) && level is >= 0 and <= 30
            ? level
            : throw new WorkspaceException($"'{path}' holds no tiles.");
    }

    private static string? Text(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
