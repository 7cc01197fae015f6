using LandPlanner.Checks;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Checks.Coverages;

namespace LandPlanner.Tests.Checks;

/// <summary>Each defect of a single shape or edge is planted by construction, found once, and nothing else is.</summary>
public sealed class PlantedDefectTests
{
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

    private static MultiPolygon Parts(params Polygon[] parts) => GeometryFactory.Default.CreateMultiPolygon(parts);
}
