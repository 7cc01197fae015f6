using LandPlanner.Stores;
using LandPlanner.Testing;
using Microsoft.Data.Sqlite;

namespace LandPlanner.GeoPackage.Tests;

public sealed class MbTilesFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>At level 2 there are four rows; the file counts them from the south.</summary>
    [Fact]
    public void Rows_are_counted_from_the_north()
    {
        using var file = MbTilesFile.Open(Make("png", (2, 1, 3, [7])));

        Assert.Equal([7], file.Find(2, 1, 0));
        Assert.Null(file.Find(2, 1, 3));
    }

    [Fact]
    public void Levels_and_kind_are_those_of_the_file()
    {
        using var file = MbTilesFile.Open(Make("jpg", (2, 0, 0, [1]), (5, 0, 0, [1])));

        Assert.Equal(("image/jpeg", 2, 5), (file.MediaType, file.MinLevel, file.MaxLevel));
    }

    [Theory]
    [InlineData(2, 0, -1)]
    [InlineData(2, 0, 4)]
    [InlineData(31, 0, 0)]
    public void A_tile_that_cannot_be_is_none(int level, int column, int row)
    {
        using var file = MbTilesFile.Open(Make("png", (2, 0, 0, [1])));

        Assert.Null(file.Find(level, column, row));
    }

    [Fact]
    public void Vector_tiles_are_refused() =>
        Assert.Contains("'pbf'", Assert.Throws<WorkspaceException>(() => MbTilesFile.Open(Make("pbf", (0, 0, 0, [1])))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_without_tiles_is_refused() => Assert.Throws<WorkspaceException>(() => MbTilesFile.Open(Make("png")));

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        var path = _folder.File("text.mbtiles");
        File.WriteAllText(path, new string('x', 5000));

        Assert.Throws<WorkspaceException>(() => MbTilesFile.Open(path));
    }

    private string Make(string format, params (int Level, int Column, int Row, byte[] Picture)[] tiles)
    {
        var path = _folder.File("tiles.mbtiles");
        using var database = new SqliteConnection($"Data Source={path};Pooling=false");
        database.Open();
        Run(database, "CREATE TABLE metadata (name TEXT, value TEXT); CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)");
        Run(database, $"INSERT INTO metadata VALUES ('format', '{format}')");
        foreach (var tile in tiles)
            Run(database, $"INSERT INTO tiles VALUES ({tile.Level}, {tile.Column}, {tile.Row}, x'{Convert.ToHexString(tile.Picture)}')");
        return path;
    }

    private static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
