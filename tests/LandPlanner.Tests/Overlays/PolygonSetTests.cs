using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Overlays;

public sealed class PolygonSetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_stop_is_heard_while_shapes_are_laid_out(int threads)
    {
        Geometry?[] shapes = [.. Enumerable.Repeat(Box(0, 0, 10, 10), 2000)];

        Assert.ThrowsAny<OperationCanceledException>(() => PolygonSet.Build(
            shapes, Shapes.Zone, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = new(canceled: true) }));
    }

    /// <summary>By the line integral of the whole, which is summed in doubles.</summary>
    [Fact]
    public void A_box_as_wide_as_a_zone_and_a_thousand_kilometres_long_is_measured()
    {
        var box = Box(-60_000, -500_000, 220_000, 500_000);
        var set = PolygonSet.Build([box], Shapes.Zone);

        Assert.Equal(280_000 * 1e6, set.PlanarSquareMetres(0));
        Assert.Equal(Shapes.Zone.SquareMetresOf(box), set.SquareMetres(0), 1e-12 * 280_000 * 1e6);
    }

    /// <summary>Its western edge alone differs from the plane by some 1,500 km², the shape by 1.2 km².</summary>
    [Fact]
    public void A_strip_of_long_edges_far_from_the_meridian_is_measured()
    {
        var strip = Box(-320_000, -2_000_000, -319_900, 1_000_000);
        var set = PolygonSet.Build([strip], Shapes.Zone);

        Assert.Equal(Shapes.Zone.SquareMetresOf(strip), set.SquareMetres(0), 0.01);
    }

    /// <summary>800 by 3,000 km; with a field in it, it has that field in common.</summary>
    [Fact]
    public void A_shape_too_large_has_no_official_area_and_its_overlaps_with_small_ones_have()
    {
        var field = Box(0, 0, 10, 10);
        var fields = PolygonSet.Build([field], Shapes.Zone);
        var giant = PolygonSet.Build([null, Box(-320_000, -2_000_000, 480_000, 1_000_000)], Shapes.Zone);

        Assert.Contains("too large", Assert.Throws<ArgumentException>(() => giant.SquareMetres(1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => OverlapArea.Between(giant, 1, giant, 1));
        Assert.Throws<ArgumentException>(() => CrossTab.Pairs(giant, giant, TestContext.Current.CancellationToken));
        Assert.Equal(2.4e12, giant.PlanarSquareMetres(1));
        Assert.Equal(Shapes.Zone.SquareMetresOf(field), OverlapArea.Between(giant, 1, fields, 0).SquareMetres, 1e-6);
    }

    private static Geometry Box(double minX, double minY, double maxX, double maxY) =>
        Shapes.Moved(GeometryFactory.Default.ToGeometry(new Envelope(minX, maxX, minY, maxY)), Shapes.East, Shapes.North);
}
