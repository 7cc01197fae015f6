using LandPlanner.Checks;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Checks.Coverages;

namespace LandPlanner.Tests.Checks;

/// <summary>Each gap is planted in a clean coverage by construction, found once, and nothing else is.</summary>
public sealed class PlantedGapTests
{
    [Fact]
    public void Islands_apart_have_no_gap_between_them() =>
        Assert.Empty(Check([.. Squares(3, 3), Box(50, 0, 10, 10), Box(0, 50, 10, 10)]).Problems);

    [Fact]
    public void A_square_left_out_is_a_gap_with_its_neighbours()
    {
        var shapes = Squares(5, 5);
        shapes[12] = Box(100, 100, 10, 10);

        Assert.Equal(["gap 8,12,14,18 100"], Said(Check(shapes)));
    }

    [Fact]
    public void A_gap_is_given_by_its_polygon_and_a_point_in_it()
    {
        var shapes = Squares(5, 5);
        shapes[12] = null;

        var gap = Assert.Single(Check(shapes, CheckKinds.Gap).Problems);

        Assert.True(gap.Shape!.EqualsTopologically(Box(20, 20, 10, 10)));
        Assert.True(gap.Shape.Contains(new Point(gap.Place)));
        Assert.Equal(ProblemReasons.Gap, gap.Reason);
    }

    [Fact]
    public void Gaps_that_touch_in_a_point_are_two()
    {
        var shapes = Squares(5, 5);
        (shapes[12], shapes[18]) = (null, null);

        Assert.Equal(["gap 8,12,14,18 100", "gap 14,18,20,24 100"], Said(Check(shapes, CheckKinds.Gap)));
    }

    [Fact]
    public void A_hole_that_nothing_fills_is_a_gap_and_one_that_is_filled_is_none()
    {
        var holes = GeometryFactory.Default.CreatePolygon(
            Box(0, 0, 50, 30).Shell, [Box(10, 10, 10, 10).Shell, Box(30, 10, 10, 10).Shell]);

        Assert.Equal(["gap 1 100"], Said(Check([holes, Box(30, 10, 10, 10)])));
    }

    [Fact]
    public void A_gap_between_the_parts_of_one_multipolygon_is_found()
    {
        var left = Ring((0, 0), (30, 0), (30, 10), (10, 10), (10, 20), (0, 20));
        var right = Ring((10, 20), (20, 20), (20, 10), (30, 10), (30, 30), (0, 30), (0, 20));

        Assert.Equal(["gap 1 100"],
            Said(Check([GeometryFactory.Default.CreateMultiPolygon([left, right])], CheckKinds.Gap)));
    }

    [Fact]
    public void An_island_in_a_gap_is_not_part_of_it()
    {
        var shapes = Squares(9, 9);
        foreach (var i in new[] { 30, 31, 32, 39, 41, 48, 49, 50 })
            shapes[i] = null;

        Assert.Equal(["gap 22,23,24,30,34,39,41,43,48,52,58,59,60 800"], Said(Check(shapes, CheckKinds.Gap)));
    }

    [Fact]
    public void A_bay_of_the_outer_boundary_is_no_gap()
    {
        var shapes = Squares(5, 5);
        shapes[2] = null;

        Assert.Empty(Check(shapes, CheckKinds.Gap).Problems);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(100.5, 1)]
    [InlineData(99.0, 0)]
    public void Gaps_are_found_up_to_the_size_asked_for(double? upTo, int count)
    {
        var shapes = Squares(8, 5);
        (shapes[10], shapes[13], shapes[21]) = (null, null, null);

        var result = Check(shapes, CheckKinds.Gap, new() { GapUpToSquareMetres = upTo });

        Assert.Equal(count, result.Problems.Count);
        Assert.Equal(count < 2, result.Unchecked.Any(left => left.Reason == UncheckedReasons.LargerGaps));
    }

    [Fact]
    public void A_thin_gap_is_marked_as_a_sliver()
    {
        var shapes = Squares(5, 5);
        shapes[12] = Ring((20, 20), (30, 20), (30, 30), (20, 29.99));

        var gap = Assert.Single(Check(shapes).Problems);

        Assert.Equal(("gap 12,13,18 0.05", true, ProblemSeverity.Warning),
            (Said(Check(shapes))[0], gap.IsSliver, gap.Severity));
    }

    [Fact]
    public void A_large_enclosed_ground_may_be_meant_where_the_layer_need_not_cover()
    {
        var shapes = Squares(6, 6);
        foreach (var i in new[] { 7, 8, 9, 10, 13, 14, 15, 16 })
            shapes[i] = null;

        var gap = Assert.Single(Check(shapes, CheckKinds.Gap).Problems);

        Assert.Equal((ProblemReasons.EnclosedGround, ProblemSeverity.Warning, 800),
            (gap.Reason, gap.Severity, gap.PlanarSquareMetres));
    }

    [Fact]
    public void Ground_of_the_frame_not_covered_is_a_gap_and_ground_beyond_it_is_outside()
    {
        var input = CheckInput.Of([Box(0, 0, 10, 10), Box(10, 0, 15, 10)], Zone) with
        {
            Frame = [Box(0, 0, 10, 20), Box(10, 0, 10, 20)],
        };

        var result = LayerCheck.Run(input, TestContext.Current.CancellationToken);

        Assert.Equal(["gap 1,2 200", "outside 2 50"], Said(result));
    }
}
