using LandPlanner.Features;
using LandPlanner.Web.Tiles;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Web.Tests.Tiles;

/// <summary>What GDAL reads of a tile against what NetTopologySuite cuts from the shape.</summary>
public sealed class TileShapeTests : TileDesk
{
    private const double UnitMetres = 512.0 / 4096;

    [Theory]
    [InlineData("POLYGON ((500010 4100010, 500200 4100020, 500150 4100200, 500010 4100010))")]
    [InlineData("POLYGON ((500010 4100010, 500300 4100010, 500300 4100300, 500010 4100300, 500010 4100010), (500050 4100050, 500050 4100200, 500200 4100200, 500200 4100050, 500050 4100050))")]
    [InlineData("MULTIPOLYGON (((500010 4100010, 500100 4100010, 500100 4100100, 500010 4100010)), ((500200 4100010, 500300 4100010, 500300 4100100, 500200 4100010)), ((501200 4100010, 501300 4100010, 501300 4100100, 501200 4100010)))")]
    [InlineData("POLYGON ((499000 4099000, 502000 4099000, 502000 4102000, 499000 4102000, 499000 4099000))")]
    [InlineData("POLYGON ((499000 4099000, 502000 4099000, 502000 4102000, 499000 4102000, 499000 4099000), (499500 4099500, 499500 4101500, 501500 4101500, 501500 4099500, 499500 4099500))")]
    [InlineData("POLYGON ((499000 4099000, 502000 4099000, 502000 4102000, 499000 4102000, 499000 4099000), (500100 4100000, 500100 4100100, 500300 4100100, 500300 4100000, 500100 4100000))")]
    [InlineData("POLYGON ((500000 4099584, 500512 4099584, 500512 4100096, 500000 4100096, 500000 4099584))")]
    [InlineData("POLYGON ((499744 4099700, 500768 4099700, 500000 4100096, 499744 4099700))")]
    public async Task A_tile_shows_as_much_of_a_polygon_as_lies_in_it(string wkt)
    {
        await AddAsync("a", GeometryKind.Polygon, wkt);
        var shape = new WKTReader().Read(wkt);
        foreach (var (x, y) in Around())
        {
            var box = Box(Grid, Level, x, y);
            var wanted = shape.Intersection(box);

            var shown = AreaWithin(box, (await ReadAsync("a", Level, x, y)).Select(read => read.Shape));

            // Each vertex moves by half a knot at most.
            Assert.InRange(shown, wanted.Area - Slack(wanted), wanted.Area + Slack(wanted));
        }
    }

    [Fact]
    public async Task A_hole_that_holds_the_whole_tile_leaves_it_blank()
    {
        await AddAsync("a", GeometryKind.Polygon, "POLYGON ((499000 4099000, 502000 4099000, 502000 4102000, 499000 4102000, 499000 4099000), (499500 4099100, 499500 4101500, 501500 4101500, 501500 4099100, 499500 4099100))");
        var (x, y) = TileAt(Grid, Level, East + 100, North);

        Assert.Equal(0, AreaWithin(Box(Grid, Level, x, y), (await ReadAsync("a", Level, x, y)).Select(read => read.Shape)));
    }

    [Fact]
    public async Task Neighbours_share_their_border_on_the_tile_whichever_way_they_run()
    {
        const string Border = "500000 4100000, 500010.13 4100003.31, 500020.77 4099998.9, 500031.4 4100002.02, 500044.9 4100000.77, 500060.05 4100000";
        var back = string.Join(", ", Border.Split(", ").Reverse());
        await AddAsync("a", GeometryKind.Polygon, $"POLYGON (({Border}, 500030 4100090, 500000 4100000))", $"POLYGON (({back}, 500030 4099910, 500060.05 4100000))");
        var (x, y) = TileAt(Grid, Level, East + 1, North);

        var shapes = (await ReadAsync("a", Level, x, y)).Select(read => read.Shape).ToList();

        Assert.Equal(2, shapes.Count);
        Assert.Equal(0, shapes[0].Intersection(shapes[1]).Area);
        Assert.Equal(shapes[0].Area + shapes[1].Area, shapes[0].Union(shapes[1]).Area, 1e-6);
        Assert.Equal(0, ((Polygon)shapes[0].Union(shapes[1])).NumInteriorRings);
    }

    [Fact]
    public async Task Of_a_line_the_tile_has_the_pieces_that_cross_it()
    {
        const string Wkt = "LINESTRING (400000 4099800, 500100 4099800, 500100 4103000, 500200 4103000, 500200 4099900, 600000 4099900)";
        await AddAsync("a", GeometryKind.Line, Wkt);
        var (x, y) = TileAt(Grid, Level, East + 1, 4099800);
        var box = Box(Grid, Level, x, y);

        var shape = Assert.Single(await ReadAsync("a", Level, x, y)).Shape;

        Assert.Equal(2, shape.NumGeometries);
        Assert.Equal(new WKTReader().Read(Wkt).Intersection(box).Length, shape.Intersection(box).Length, 8 * UnitMetres);
        Assert.True(shape.EnvelopeInternal.Width <= 512 + 2 * 64 * UnitMetres);
    }

    [Fact]
    public async Task A_line_that_passes_by_is_not_in_the_tile()
    {
        await AddAsync("a", GeometryKind.Line, "LINESTRING (499000 4100000, 500700 4099000)");
        var (x, y) = TileAt(Grid, Level, East + 1, 4099900);

        Assert.Empty(await BytesAsync("a", Level, x, y));
    }

    [Fact]
    public async Task All_points_of_a_multipoint_are_read()
    {
        await AddAsync("a", GeometryKind.Point, "MULTIPOINT ((500010 4099900), (500020 4099910), (510000 4099910))");
        var (x, y) = TileAt(Grid, Level, 500010, 4099900);

        var shape = Assert.Single(await ReadAsync("a", Level, x, y)).Shape;

        Assert.Equal([new(500010, 4099900), new(500020, 4099910)], shape.Coordinates);
    }

    [Fact]
    public async Task A_feature_keeps_its_id_and_what_its_colour_hangs_on()
    {
        await AddAsync("a", GeometryKind.Polygon, "POLYGON ((500010 4100010, 500200 4100020, 500150 4100200, 500010 4100010))");
        var (x, y) = TileAt(Grid, Level, 500100, 4100050);

        var read = Assert.Single(await ReadAsync("a", Level, x, y));

        Assert.Equal((1, "0103"), (read.Id, read.Key));
    }

    [Fact]
    public async Task Many_patches_too_small_to_see_cover_together_what_they_have()
    {
        // At 64 m a pixel a patch of 20 m is a tenth of one.
        await AddAsync("a", GeometryKind.Polygon, [.. from row in Enumerable.Range(0, 60) from column in Enumerable.Range(0, 60) select Patch(500_000 + 20 * column, 4_098_000 + 20 * row)]);
        var (x, y) = TileAt(Grid, 6, 500_600, 4_098_600);

        var shown = (await ReadAsync("a", 6, x, y)).Sum(read => read.Shape.Area);

        Assert.InRange(shown, 0.4 * 1200 * 1200, 1.1 * 1200 * 1200);
    }

    private static string Patch(double x, double y) => FormattableString.Invariant($"POLYGON (({x} {y}, {x + 20} {y}, {x + 20} {y + 20}, {x} {y + 20}, {x} {y}))");

    private IEnumerable<(int X, int Y)> Around()
    {
        var (x, y) = TileAt(Grid, Level, East, North);
        return from dx in Enumerable.Range(-1, 3) from dy in Enumerable.Range(-1, 3) select (x + dx, y + dy);
    }

    private static double Slack(Geometry shape) => shape.Length * TileShape.Knot * UnitMetres + 4;
}
