using LandPlanner.Testing;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;

namespace LandPlanner.Workspaces.Tests.Held;

/// <summary>What is left of borders when vertices that matter little are left out.</summary>
public sealed class VertexRankTests(SharedCluster server)
{
    // Two neighbours that run their common, bent border in opposite ways, and a third that touches both at (60, 0): a corner.
    private const string Border = "0 0, 10 0.31, 20 -0.2, 30 4.02, 40 0.77, 60 0";
    private static readonly string[] Neighbours = [$"POLYGON (({Border}, 30 90, 0 0))", $"POLYGON ((60 0, 40 0.77, 30 4.02, 20 -0.2, 10 0.31, 0 0, 30 -90, 60 0))", "POLYGON ((60 0, 30 90, 90 90, 60 0))"];

    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task Neighbours_keep_the_same_of_the_border_they_share(double metres)
    {
        var features = await HeldAsync(Neighbours);

        var left = features.Take(2).Select(feature => Left(feature, metres).Where(point => Math.Abs(point.Y) < 50).Distinct().OrderBy(point => point.X).ToList()).ToList();

        Assert.Equal(left[0], left[1]);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task No_border_is_further_than_that_from_where_it_was(double metres)
    {
        var chance = new Random(4);
        var ring = Enumerable.Range(0, 200).Select(i => FormattableString.Invariant(
            $"{200 * Math.Cos(i * Math.PI / 100) + 6 * chance.NextDouble():F4} {200 * Math.Sin(i * Math.PI / 100) + 6 * chance.NextDouble():F4}")).ToList();
        var feature = (await HeldAsync($"POLYGON (({string.Join(", ", ring.Append(ring[0]))}))"))[0];
        var whole = feature.Geometry(GeometryFactory.Default)!;

        var left = GeometryFactory.Default.CreatePolygon([.. Left(feature, metres)]);

        Assert.All(whole.Coordinates, point => Assert.True(left.ExteriorRing.Distance(GeometryFactory.Default.CreatePoint(point)) <= metres * 1.0001));
        // Not many more than the same way of simplifying keeps elsewhere.
        Assert.InRange(left.NumPoints, 4, 2 * DouglasPeuckerSimplifier.Simplify(whole, metres).NumPoints);
    }

    [Fact]
    public async Task A_corner_where_three_meet_stays_however_far_one_is()
    {
        var features = await HeldAsync(Neighbours);

        Assert.All(features, feature => Assert.Contains(new Coordinate(60, 0), Left(feature, 1e6)));
    }

    private async Task<IReadOnlyList<HeldFeature>> HeldAsync(params string[] wkt)
    {
        await using var desk = await HeldDesk.SetAsync(server, onServer: false);
        await desk.WriteAsync("a", wkt);
        return (await desk.LookAsync("a")).Features;
    }

    private static List<Coordinate> Left(HeldFeature feature, double metres)
    {
        var (xy, ranks, least) = (feature.Shape!.Ring(0).ToArray(), feature.RanksOf(0).ToArray(), VertexRanks.Least(metres));
        return [.. Enumerable.Range(0, ranks.Length).Where(i => ranks[i] >= least).Select(i => new Coordinate(xy[2 * i], xy[2 * i + 1]))];
    }
}
