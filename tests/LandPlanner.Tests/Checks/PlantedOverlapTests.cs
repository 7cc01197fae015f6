using LandPlanner.Checks;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Checks.Coverages;

namespace LandPlanner.Tests.Checks;

/// <summary>Each overlap or duplicate is planted in a clean coverage by construction, found once, and nothing else is.</summary>
public sealed class PlantedOverlapTests
{
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
}
