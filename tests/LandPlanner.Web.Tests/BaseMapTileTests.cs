using LandPlanner.Testing;
using LandPlanner.Web.Endpoints;
using LandPlanner.Workspaces.BaseMaps;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Data.Sqlite;

namespace LandPlanner.Web.Tests;

public sealed class BaseMapTileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_tile_of_a_local_map_is_served_with_rows_from_the_north()
    {
        using var maps = Open();

        var tile = Assert.IsType<FileContentHttpResult>(GetBaseMapTile.Handle("own", 2, 1, 0, maps, new DefaultHttpContext()));

        Assert.Equal("image/png", tile.ContentType);
        Assert.Equal([1, 2, 3], tile.FileContents.ToArray());
    }

    [Fact]
    public void Where_a_local_map_has_no_tile_a_clear_one_is_served()
    {
        using var maps = Open();

        var tile = Assert.IsType<FileContentHttpResult>(GetBaseMapTile.Handle("own", 2, 3, 3, maps, new DefaultHttpContext()));

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], tile.FileContents[..4].ToArray());
    }

    [Fact]
    public void A_map_that_is_not_in_the_table_is_not_there()
    {
        using var maps = Open();

        Assert.IsType<NotFound>(GetBaseMapTile.Handle("other", 2, 1, 0, maps, new DefaultHttpContext()));
    }

    [Fact]
    public void A_local_map_is_listed_with_our_own_address_and_without_its_path()
    {
        using var maps = Open();

        var map = Assert.Single(GetBaseMaps.Handle(maps, new DefaultHttpContext()).Value!);

        Assert.Equal("/basemaps/own/{z}/{x}/{y}", map.Url);
        Assert.Equal(2, map.MaxLevel);
        Assert.DoesNotContain(_folder.Path, map.ToString(), StringComparison.Ordinal);
    }

    private BaseMapSet Open()
    {
        using (var database = new SqliteConnection($"Data Source={_folder.File("own.mbtiles")};Pooling=false"))
        {
            database.Open();
            using var command = database.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE metadata (name TEXT, value TEXT);
                CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
                INSERT INTO metadata VALUES ('format', 'png');
                INSERT INTO tiles VALUES (2, 1, 3, x'010203');
                """;
            command.ExecuteNonQuery();
        }

        File.WriteAllText(_folder.File("basemaps.yaml"), "basemaps: {own: {title: {zh: 本地, en: Own}, kind: mbtiles, file: own.mbtiles, attribution: 本地}}");
        return BaseMapSet.Open(_folder.File("basemaps.yaml"));
    }
}
