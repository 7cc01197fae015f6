using System.Globalization;
using LandPlanner.Tests.Audits;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Projects.Matching;

/// <summary>Distances to roads and between parcels, held against NetTopologySuite's.</summary>
public class SiteDistanceTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_way_to_the_nearest_road_is_the_least_distance_to_any(int seed)
    {
        var random = new Random(seed);
        var (parcel, roads) = (Star(random, 0, 0), new List<string>());
        for (var i = 0; i < 30; i++)
        {
            var (x, y) = (random.NextDouble() * 4000 - 2000, random.NextDouble() * 4000 - 2000);
            roads.Add(random.Next(3) switch
            {
                0 => Star(random, x, y),
                1 => string.Create(CultureInfo.InvariantCulture, $"POINT({x:F4} {y:F4})"),
                _ => string.Create(CultureInfo.InvariantCulture, $"LINESTRING({x:F4} {y:F4}, {x + random.NextDouble() * 300:F4} {y + random.NextDouble() * 300:F4}, {x + 200:F4} {y - random.NextDouble() * 300:F4})"),
            });
        }

        var expected = roads.Min(road => World.Shape(road).Distance(World.Shape(parcel)));
        var reason = (MatchDesk.Input(MatchDesk.Need(1, 100), [MatchDesk.Tracts(("", parcel))], MatchDesk.Lines) with { Roads = MatchDesk.Layer("路", "reference", [.. roads.Select(road => ("", road))]) }).Judge(("成片", 1)).Reason("road");

        Assert.Contains($"距最近道路 {expected.ToString("#,##0.##", CultureInfo.InvariantCulture)} 米", reason.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Parcels_are_one_site_up_to_the_distance_between_them_and_no_further(int seed)
    {
        var random = new Random(seed);
        var (one, other) = (Star(random, 0, 0), Star(random, 260, random.NextDouble() * 100));
        var metres = World.Shape(one).Distance(World.Shape(other));

        Assert.True(metres > 0.01);
        Assert.True(IsOneSite(metres + 0.001));
        Assert.False(IsOneSite(metres - 0.001));

        bool IsOneSite(double gap) => MatchDesk.Input(MatchDesk.Need(1, 1000) with { GapMetres = gap }, [MatchDesk.Tracts(("", one), ("", other))], MatchDesk.Lines)
            .Judge(("成片", 1), ("成片", 2)).Reasons.All(reason => reason.Id != "near");
    }

    [Theory]
    [InlineData("POLYGON((0 0,100 0,100 100,0 100,0 0))", "POLYGON((100 100,200 100,200 200,100 200,100 100))", true)]
    [InlineData("POLYGON((0 0,400 0,400 400,0 400,0 0))", "POLYGON((150 150,250 150,250 250,150 250,150 150))", true)]
    [InlineData("POLYGON((0 0,400 0,400 400,0 400,0 0),(50 50,50 350,350 350,350 50,50 50))", "POLYGON((150 150,250 150,250 250,150 250,150 150))", false)]
    public void Parcels_that_touch_or_lie_within_each_other_are_no_way_apart(string one, string other, bool isOne) => Assert.Equal(
        isOne, MatchDesk.Input(MatchDesk.Need(1, 1000) with { GapMetres = 0 }, [MatchDesk.Tracts(("", one), ("", other))], MatchDesk.Lines).Judge(("成片", 1), ("成片", 2)).Reasons.All(reason => reason.Id != "near"));

    /// <summary>A polygon about a point, of up to 60 corners at 20 to 100 m from it.</summary>
    private static string Star(Random random, double x, double y)
    {
        var corners = random.Next(3, 60);
        var ring = Enumerable.Range(0, corners).Select(i => (Angle: 2 * Math.PI * i / corners, Radius: 20 + 80 * random.NextDouble()))
            .Select(corner => new Coordinate(Math.Round(x + corner.Radius * Math.Cos(corner.Angle), 4), Math.Round(y + corner.Radius * Math.Sin(corner.Angle), 4))).ToList();
        return GeometryFactory.Default.CreatePolygon([.. ring, ring[0]]).AsText();
    }
}
