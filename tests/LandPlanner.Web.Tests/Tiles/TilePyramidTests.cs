using LandPlanner.Features;

namespace LandPlanner.Web.Tests.Tiles;

/// <summary>How levels, grids and the outside of a grid hang together.</summary>
public sealed class TilePyramidTests : TileDesk
{
    [Theory]
    [InlineData("gk")]
    [InlineData("mercator")]
    public async Task A_tile_covers_what_its_four_children_cover(string name)
    {
        await AddAsync("a", GeometryKind.Polygon, [.. Stars(60)]);
        var grid = Tiles.Grid(name)!;
        var centre = name == "gk" ? (East + 700, North + 700) : (123 / 180.0 * 20_037_508.34, Mercator(37.03));
        // From where the shapes are larger than what may be left out of them.
        var first = name == "gk" ? 10 : 13;
        for (var z = first; z < first + 3; z++)
        {
            var (x, y) = TileAt(grid, z, centre.Item1, centre.Item2);
            var children = 0.0;
            foreach (var (dx, dy) in new[] { (0, 0), (0, 1), (1, 0), (1, 1) })
                children += await AreaAsync(name, z + 1, 2 * x + dx, 2 * y + dy);

            var parent = await AreaAsync(name, z, x, y);

            Assert.True(parent > 0);
            Assert.InRange(parent, children * 0.985, children * 1.015);
        }
    }

    [Fact]
    public async Task The_whole_world_has_the_workspace_in_it()
    {
        await AddAsync("a", GeometryKind.Polygon, "POLYGON ((480000 4080000, 520000 4080000, 520000 4120000, 480000 4120000, 480000 4080000))");

        for (var z = 2; z < 6; z++)
        {
            var (x, y) = TileAt(Tiles.Grid("mercator")!, z, 123 / 180.0 * 20_037_508.34, Mercator(37.03));
            Assert.NotEmpty(await BytesAsync("a", z, x, y, "mercator"));
        }
    }

    [Fact]
    public async Task The_other_side_of_the_world_is_empty()
    {
        await AddAsync("a", GeometryKind.Polygon, "POLYGON ((480000 4080000, 520000 4080000, 520000 4120000, 480000 4120000, 480000 4080000))");

        Assert.Empty(await BytesAsync("a", 4, 0, 15, "mercator"));
        Assert.Empty(await BytesAsync("a", 4, 0, 60));
    }

    [Theory]
    [InlineData("gk", 0, 0, 3, true)]
    [InlineData("gk", 0, 0, 4, false)]
    [InlineData("gk", 0, 1, 0, false)]
    [InlineData("gk", 3, 7, 31, true)]
    [InlineData("gk", 3, 8, 31, false)]
    [InlineData("mercator", 0, 0, 0, true)]
    [InlineData("mercator", 0, 0, 1, false)]
    [InlineData("mercator", 18, 262143, 262143, true)]
    [InlineData("mercator", 18, 262144, 0, false)]
    [InlineData("mercator", 19, 0, 0, false)]
    [InlineData("gk", 1, -1, 0, false)]
    public void A_grid_knows_which_tiles_it_has(string name, int z, int x, int y, bool has) => Assert.Equal(has, Tiles.Grid(name)!.Has(z, x, y));

    private async Task<double> AreaAsync(string grid, int z, int x, int y) =>
        AreaWithin(Box(Tiles.Grid(grid)!, z, x, y), (await ReadAsync("a", z, x, y, grid)).Select(read => read.Shape));

    private static double Mercator(double latitude) => 6_378_137 * Math.Log(Math.Tan(Math.PI / 4 + latitude * Math.PI / 360));

    private static IEnumerable<string> Stars(int count)
    {
        var chance = new Random(11);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (East + 200 * (i % 8), North + 200 * (i / 8));
            var ring = Enumerable.Range(0, 24).Select(corner => Corner(x, y, corner, 40 + 55 * chance.NextDouble())).ToList();
            yield return $"POLYGON (({string.Join(", ", ring.Append(ring[0]))}))";
        }
    }

    private static string Corner(double x, double y, int corner, double radius) =>
        FormattableString.Invariant($"{x + radius * Math.Cos(corner * Math.PI / 12):F4} {y + radius * Math.Sin(corner * Math.PI / 12):F4}");
}
