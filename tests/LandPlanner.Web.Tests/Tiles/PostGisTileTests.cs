using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Testing;

namespace LandPlanner.Web.Tests.Tiles;

/// <summary>Our tiles against those that PostGIS makes of the same shapes (ST_AsMVTGeom).</summary>
public sealed class PostGisTileTests(SharedCluster server) : TileDesk, IClassFixture<SharedCluster>
{
    private const double UnitMetres = 512.0 / 4096;

    [Fact]
    public async Task As_many_features_with_as_much_area_lie_in_a_tile()
    {
        var wkt = Fields().ToArray();
        await AddAsync("a", GeometryKind.Polygon, wkt);
        var (x0, y0) = TileAt(Grid, Level, East + 600, North + 600);
        foreach (var (x, y) in new[] { (x0, y0), (x0 + 1, y0), (x0, y0 + 1) })
        {
            var theirs = await Theirs(wkt, x, y);

            var ours = await ReadAsync("a", Level, x, y);

            Assert.Equal(theirs.Count, ours.Count);
            Assert.Equal(theirs.Area, ours.Sum(read => read.Shape.Area) / UnitMetres / UnitMetres, theirs.Area * 0.004);
        }
    }

    private async Task<(int Count, double Area)> Theirs(string[] wkt, int x, int y)
    {
        var box = Grid.Box(Level, x, y);
        var shapes = string.Join(", ", wkt.Select(text => $"('{text}')"));
        var answer = await Task.Run(() => server.Cluster.Query(FormattableString.Invariant(
            $"SELECT count(tile) || ' ' || sum(ST_Area(tile)) FROM (SELECT ST_AsMVTGeom(ST_GeomFromText(wkt), ST_MakeEnvelope({box.MinX}, {box.MinY}, {box.MaxX}, {box.MaxY})::box2d, 4096, 64, true) AS tile FROM (VALUES {shapes}) AS shapes (wkt)) AS tiles")), Ct);
        var parts = answer.Trim().Split(' ');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Fields of 40 to 120 m, some with a pond in them.</summary>
    private static IEnumerable<string> Fields()
    {
        var chance = new Random(23);
        for (var i = 0; i < 100; i++)
        {
            var (x, y, size) = (East + 130 * (i % 10) + 11.3, North + 130 * (i / 10) + 7.7, 40 + 80 * chance.NextDouble());
            var pond = i % 3 == 0 ? $", {Ring(x + size / 4, y + size / 4, size / 3)}" : "";
            yield return $"POLYGON ({Ring(x, y, size)}{pond})";
        }
    }

    private static string Ring(double x, double y, double size) => FormattableString.Invariant(
        $"({x:F3} {y:F3}, {x + size:F3} {y + size / 9:F3}, {x + size * 0.9:F3} {y + size:F3}, {x - size / 20:F3} {y + size * 0.8:F3}, {x:F3} {y:F3})");
}
