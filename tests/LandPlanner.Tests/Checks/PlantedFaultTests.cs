using LandPlanner.Checks;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Checks.Coverages;

namespace LandPlanner.Tests.Checks;

/// <summary>Each fault is planted in a clean coverage by construction, found once, and nothing else is.</summary>
public sealed class PlantedFaultTests
{
    [Fact]
    public void Clean_squares_have_no_problem() => Assert.Empty(Check(Squares(20, 20)).Problems);

    [Fact]
    public void A_clean_winding_coverage_has_no_problem() => Assert.Empty(Check(Winding(20, 20, 14, 1)).Problems);

    [Fact]
    public void An_empty_layer_has_no_problem() => Assert.Empty(Check([]).Problems);

    [Fact]
    public void Islands_apart_have_no_gap_between_them() =>
        Assert.Empty(Check([.. Squares(3, 3), Box(50, 0, 10, 10), Box(0, 50, 10, 10)]).Problems);

    [Fact]
    public void A_vertex_that_one_neighbour_has_and_the_other_lacks_is_no_problem() => Assert.Empty(Check(
        [Box(0, 0, 30, 10), Box(0, 10, 10, 10), Box(10, 10, 10, 10), Box(20, 10, 10, 10)]).Problems);

    /// <summary>The third corner lies on the grid, up to 0.05 mm beside the slanting edge of the other patch.</summary>
    [Fact]
    public void A_vertex_beside_a_slanting_edge_is_no_problem() => Assert.Empty(Check(
    [
        Ring((0, 0), (40, 0), (40, 13.0001)),
        Ring((0, 0), (13.3333, Grid.Snap(13.3333 * 13.0001 / 40)), (0, 30)),
        Ring((13.3333, Grid.Snap(13.3333 * 13.0001 / 40)), (40, 13.0001), (0, 30)),
    ]).Problems);

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
    public void A_square_drawn_over_its_neighbour_overlaps_it()
    {
        var shapes = Squares(5, 5);
        shapes[24] = Box(38, 40, 12, 10);

        var overlap = Assert.Single(Check(shapes).Problems);

        Assert.Equal("overlap 24,25 20", Said(Check(shapes))[0]);
        Assert.True(overlap.Shape!.EqualsTopologically(Box(38, 40, 2, 10)));
        Assert.Equal(ProblemSeverity.Error, overlap.Severity);
    }

    [Fact]
    public void A_patch_within_another_overlaps_it() =>
        Assert.Equal(["overlap 13,26 4"], Said(Check([.. Squares(5, 5), Box(23, 23, 2, 2)])));

    [Fact]
    public void A_second_coverage_on_top_of_the_first_overlaps_it_patch_by_patch()
    {
        var over = Enumerable.Range(0, 4).Select(i => (Geometry?)Box(10 + i % 2 * 15, 10 + i / 2 * 15, 15, 15));

        // Each of the four large squares lies on four small ones: one wholly, two by half, one by a quarter.
        var said = Said(Check([.. Squares(5, 5), .. over]));

        Assert.Equal(16, said.Length);
        Assert.Equal(4, said.Count(line => line.EndsWith(" 100", StringComparison.Ordinal)));
        Assert.Equal(8, said.Count(line => line.EndsWith(" 50", StringComparison.Ordinal)));
        Assert.Equal(4, said.Count(line => line.EndsWith(" 25", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_coverage_twice_is_a_duplicate_of_every_patch() =>
        Assert.Equal(
            Enumerable.Range(1, 25).Select(id => $"duplicate {id},{id + 25} 100"),
            Said(Check([.. Squares(5, 5), .. Squares(5, 5)])));

    [Fact]
    public void Overlaps_below_a_hundredth_are_touching_unless_asked_for()
    {
        Geometry?[] shapes = [Box(0, 0, 10, 10), Box(9.9997, 0, 10, 10)];

        Assert.Empty(Check(shapes).Problems);
        Assert.Equal(["overlap 1,2 0"], Said(Check(shapes, limits: new() { OverlapFromSquareMetres = 0.001 })));
        Assert.Equal(0.003, Check(shapes,
            limits: new() { OverlapFromSquareMetres = 0.001 }).Problems[0].PlanarSquareMetres);
    }

    [Fact]
    public void A_shape_written_otherwise_is_a_duplicate()
    {
        var hole = Box(2, 2, 3, 3).Shell;
        var other = Box(6, 6, 2, 2).Shell;
        var one = GeometryFactory.Default.CreateMultiPolygon(
            [GeometryFactory.Default.CreatePolygon(Box(0, 0, 10, 10).Shell, [hole, other]), Box(20, 0, 5, 5)]);
        var turned = (LinearRing)Ring((10, 10), (0, 10), (0, 0), (10, 0)).Shell.Reverse();
        var two = GeometryFactory.Default.CreateMultiPolygon(
            [Box(20, 0, 5, 5), GeometryFactory.Default.CreatePolygon(turned, [(LinearRing)other.Reverse(), hole])]);

        Assert.Equal(["duplicate 1,2 112"], Said(Check([one, two], CheckKinds.Duplicate | CheckKinds.Overlap)));
    }

    [Fact]
    public void The_same_ground_with_a_vertex_more_is_a_duplicate_and_says_so()
    {
        var problem = Assert.Single(Check([Box(0, 0, 10, 10),
            Ring((0, 0), (5, 0), (10, 0), (10, 10), (0, 10))]).Problems);

        Assert.Equal((CheckKinds.Duplicate, ProblemReasons.SameGround), (problem.Kind, problem.Reason));
    }

    [Fact]
    public void A_bow_tie_is_invalid_at_its_crossing()
    {
        var problem = Assert.Single(Check([Ring((0, 0), (10, 10), (10, 0), (0, 10))]).Problems);

        Assert.Equal((CheckKinds.Invalid, DefectReasons.SelfIntersection), (problem.Kind, problem.Reason));
        Assert.Equal(new Coordinate(East + 5, North + 5), problem.Place);
    }

    [Fact]
    public void Parts_of_one_shape_that_overlap_are_invalid_and_no_overlap()
    {
        var shape = GeometryFactory.Default.CreateMultiPolygon([Box(0, 0, 10, 10), Box(5, 0, 10, 10)]);

        var problem = Assert.Single(Check([shape]).Problems);

        Assert.Equal((CheckKinds.Invalid, DefectReasons.OverlappingParts), (problem.Kind, problem.Reason));
    }

    /// <summary>What lies under an invalid shape is found all the same: the overlap of 10 m² by its western
    /// tip.</summary>
    [Fact]
    public void An_invalid_shape_takes_part_in_the_rest()
    {
        var bowTie = Ring((0, 0), (0, 10), (10, 0), (10, 10));

        Assert.Equal(["invalid 1", "overlap 1,2 10"], Said(Check([bowTie, Box(-5, -5, 6.1803398875, 20)]))
            .Select((line, i) => i == 0 ? "invalid 1" : line[..14]));
    }

    [Fact]
    public void Records_without_a_shape_or_with_one_of_another_kind_are_invalid()
    {
        Geometry?[] shapes =
            [null, GeometryFactory.Default.CreatePolygon(), new Point(East, North),
                Ring((0, 0), (double.NaN, 5), (5, 5))];

        var reasons = Check(shapes).Problems.Select(problem => problem.Reason);

        Assert.Equal(
            [DefectReasons.NullShape, DefectReasons.EmptyShape, DefectReasons.OtherKind, DefectReasons.NotANumber],
                reasons);
    }

    [Fact]
    public void A_part_that_is_a_sliver_is_told_with_its_own_shape()
    {
        var parts = Parts(Box(0, 0, 100, 100), Box(200, 0, 0.2, 0.2), Box(300, 0, 100, 0.01));

        var problems = Check([parts], CheckKinds.Sliver).Problems;

        Assert.Equal(
            [(ProblemReasons.SmallShape, 0.04), (ProblemReasons.ThinShape, 1)],
            problems.Select(problem => (problem.Reason, problem.PlanarSquareMetres)));
        Assert.All(problems.Zip([1, 2]), pair => Assert.True(pair.First.Shape!.EqualsTopologically(parts.GetGeometryN(pair.Second))));
    }

    [Fact]
    public void A_shape_of_slivers_only_is_one_sliver() => Assert.Equal(
        ["sliver 1 5"],
        Said(Check([Parts([.. Enumerable.Range(0, 20).Select(i => Box(10 * i, 0, 0.5, 0.5))])], CheckKinds.Sliver)));

    private static MultiPolygon Parts(params Polygon[] parts) => GeometryFactory.Default.CreateMultiPolygon(parts);

    [Fact]
    public void A_patch_too_small_and_one_too_thin_are_slivers()
    {
        var result = Check([Box(0, 0, 0.9, 0.9), Box(100, 0, 100, 0.04)]);

        Assert.Equal(["sliver 1 0.81", "sliver 2 4"], Said(result));
        Assert.Equal([ProblemReasons.SmallShape, ProblemReasons.ThinShape],
            result.Problems.Select(problem => problem.Reason));
    }

    /// <summary>A tongue of 2 m that is 2 cm wide at its root: atan(0.02 / 2) = 0.57°.</summary>
    [Theory]
    [InlineData(0.02, true)]
    [InlineData(0.06, false)]
    public void A_tongue_that_turns_back_on_itself_is_a_spike(double width, bool isSpike)
    {
        var tongue = Ring((0, 0), (10, 0), (10, 5), (12, 5), (10, 5 + width), (10, 10), (0, 10));

        var problems = Check([tongue]).Problems;

        Assert.Equal(isSpike ? [CheckKinds.Spike] : [], problems.Select(problem => problem.Kind));
        if (isSpike)
            Assert.Equal(new Coordinate(East + 12, North + 5), problems[0].Place);
    }

    [Fact]
    public void A_crack_is_a_spike_too() => Assert.Equal(["spike 1 0.02"], Said(Check(
        [Ring((0, 0), (10, 0), (10, 5), (8, 5), (10, 5.02), (10, 10), (0, 10))])));

    [Fact]
    public void An_edge_under_a_millimetre_is_one_problem_of_both_neighbours()
    {
        var west = Ring((0, 0), (10, 0), (10, 5), (10.0005, 5.0005), (10, 10), (0, 10));
        var east = Ring((10, 0), (20, 0), (20, 10), (10, 10), (10.0005, 5.0005), (10, 5));

        Assert.Equal(["tiny-edge 1,2 0"], Said(Check([west, east])));
    }

    [Fact]
    public void An_edge_of_a_millimetre_is_not_tiny() => Assert.Empty(Check(
        [Ring((0, 0), (10, 0), (10, 5), (10, 5.001), (9, 10), (0, 10))], CheckKinds.TinyEdge).Problems);

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

    [Fact]
    public void Only_the_kinds_asked_for_are_looked_for()
    {
        Geometry?[] shapes = [.. Squares(5, 5), Box(23, 23, 2, 2), null];
        shapes[6] = null;

        Assert.Equal(["gap 2,6,8,12 100"], Said(Check(shapes, CheckKinds.Gap)));
        Assert.Equal(["overlap 13,26 4"], Said(Check(shapes, CheckKinds.Overlap)));
    }

    [Fact]
    public void A_check_stops_when_asked_to()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => LayerCheck.Run(CheckInput.Of(Squares(5, 5), Zone), stop.Token));
    }
}
