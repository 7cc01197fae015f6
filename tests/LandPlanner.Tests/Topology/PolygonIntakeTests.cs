using LandPlanner.Features;
using LandPlanner.Topology;
using static LandPlanner.Tests.Topology.Shapes;

namespace LandPlanner.Tests.Topology;

/// <summary>Each defect by a construction whose area is worked out by hand.</summary>
public sealed class PolygonIntakeTests
{
    private static IntakeResult Take(LooseShape? shape)
    {
        var result = Polygons().Take(shape);
        Accounts.AssertBalance(result);
        return result;
    }

    private static void AssertRepaired(LooseShape shape, double read, double stored, params string[] reasons)
    {
        var result = Take(shape);

        Assert.Equal(IntakeStatus.Repaired, result.Status);
        Assert.Equal(reasons, result.Defects.Select(defect => defect.Reason));
        Assert.Equal(read, result.AreaRead.SquareMetres, 0.011);
        Assert.Equal(stored, result.AreaStored.SquareMetres, 0.011);
    }

    private static void AssertRejected(LooseShape? shape, double read, params string[] reasons)
    {
        var result = Take(shape);

        Assert.Equal(IntakeStatus.Rejected, result.Status);
        Assert.Null(result.Shape);
        Assert.Equal(reasons, result.Defects.Select(defect => defect.Reason));
        Assert.Equal(read, result.AreaRejected.SquareMetres, 0.011);
    }

    [Fact]
    public void A_clean_polygon_with_a_hole_is_intact()
    {
        var result = Take(Part(Square(0, 0, 100), Square(40, 40, 20)));

        Assert.Equal(IntakeStatus.Intact, result.Status);
        Assert.Equal(9600, result.AreaStored.SquareMetres, 0.011);
        Assert.Equal(0, result.AreaChangedBySnapping.Hundredths);
        Assert.Equal("MultiPolygon", result.Shape!.GeometryType);
    }

    [Fact]
    public void Shells_come_out_counter_clockwise_and_keep_their_first_vertex()
    {
        var result = Take(Part(Ring(0, 0, 0, 10, 10, 10, 10, 0, 0, 0)));

        Assert.Equal(IntakeStatus.Intact, result.Status);
        Assert.Equal("MULTIPOLYGON (((500000 4140000, 500010 4140000, 500010 4140010, 500000 4140010, 500000 4140000)))", result.Shape!.AsText());
    }

    [Fact]
    public void Snapping_is_accounted_for_and_is_no_defect()
    {
        var result = Take(Part(Ring(0, 0, 1000.00004, 0, 1000.00004, 1000, 0, 1000, 0, 0)));

        Assert.Equal(IntakeStatus.Intact, result.Status);
        Assert.Equal(-4, result.AreaChangedBySnapping.Hundredths);
    }

    [Fact]
    public void A_null_shape_is_rejected() => AssertRejected(null, 0, "null-shape");

    [Fact]
    public void An_empty_shape_is_rejected() => AssertRejected(Parts(), 0, "empty-shape");

    [Fact]
    public void A_line_in_a_layer_of_polygons_is_rejected() =>
        AssertRejected(Of(GeometryKind.Line, [Ring(0, 0, 1, 1)]), 0, "other-kind");

    /// <summary>Two triangles of 2500 m² that turn opposite ways: together nothing as read, both kept.</summary>
    [Fact]
    public void A_bow_tie_keeps_both_lobes()
    {
        var bowTie = Part(Ring(0, 0, 100, 100, 100, 0, 0, 100, 0, 0));

        AssertRepaired(bowTie, 0, 5000, "self-intersection");
        var defect = Take(bowTie).Defects.Single();
        Assert.Equal((East + 50, North + 50), (defect.X, defect.Y));
        Assert.Equal(5000, defect.AreaAfter!.Value.SquareMetres, 0.011);
    }

    [Fact]
    public void A_hole_of_two_points_goes_and_the_rest_stays() =>
        AssertRepaired(Part(Square(0, 0, 100), Ring(40, 40, 60, 60, 40, 40)), 10_000, 10_000, "short-ring");

    [Fact]
    public void A_shell_of_two_points_is_rejected() => AssertRejected(Part(Ring(0, 0, 100, 0)), 0, "short-ring");

    [Fact]
    public void A_hole_outside_every_shell_is_kept_as_land() =>
        AssertRepaired(Part(Square(0, 0, 100), Square(200, 0, 10)), 9_900, 10_100, "hole-outside-shell");

    [Fact]
    public void A_hole_of_another_part_is_cut_from_that_part() =>
        AssertRepaired(Parts([Square(0, 0, 100), Square(240, 40, 10)], [Square(200, 0, 100)]), 19_900, 19_900, "wrong-ring-role");

    [Fact]
    public void A_hole_across_its_shell_cuts_what_lies_inside() =>
        AssertRepaired(Part(Square(0, 0, 100), Square(90, 40, 20)), 9_600, 9_800, "crossing-rings");

    [Fact]
    public void A_part_in_another_is_counted_once() =>
        AssertRepaired(Parts([Square(0, 0, 100)], [Square(40, 40, 20)]), 10_400, 10_000, "nested-shells");

    [Fact]
    public void Overlapping_parts_are_united() =>
        AssertRepaired(Parts([Square(0, 0, 100)], [Square(50, 0, 100)]), 20_000, 15_000, "overlapping-parts");

    [Fact]
    public void A_part_that_is_there_twice_is_kept_once() =>
        AssertRepaired(Parts([Square(0, 0, 100)], [Square(0, 0, 100)]), 20_000, 10_000, "duplicate-ring");

    [Fact]
    public void A_hole_that_is_there_twice_is_cut_once() =>
        AssertRepaired(Part(Square(0, 0, 100), Square(40, 40, 20), Square(40, 40, 20)), 9_200, 9_600, "duplicate-ring");

    [Fact]
    public void A_hole_in_a_hole_is_swallowed() =>
        AssertRepaired(Part(Square(0, 0, 100), Square(20, 20, 50), Square(30, 30, 10)), 7_400, 7_500, "nested-holes");

    [Fact]
    public void An_unclosed_ring_is_closed() =>
        AssertRepaired(Part(Ring(0, 0, 100, 0, 100, 100, 0, 100)), 10_000, 10_000, "unclosed-ring");

    [Fact]
    public void A_ring_closed_fifteen_times_is_repaired_once() => AssertRepaired(
        Part([.. Square(0, 0, 100), .. Enumerable.Repeat(Ring(0, 0), 14).SelectMany(point => point)]), 10_000, 10_000, "repeated-point");

    [Fact]
    public void A_spike_goes_without_moving_anything_else()
    {
        var spiked = Part(Ring(0, 0, 100, 0, 100, 50, 150, 50, 100, 50, 100, 100, 0, 100, 0, 0));

        AssertRepaired(spiked, 10_000, 10_000, "spike");
        Assert.Equal(East + 150, Take(spiked).Defects[0].X);
        Assert.Equal(6, Take(spiked).Shape!.NumPoints);
    }

    [Fact]
    public void A_ring_that_runs_out_and_back_is_rejected() =>
        AssertRejected(Part(Ring(0, 0, 50, 0, 100, 30, 50, 0, 0, 0)), 0, "zero-area-ring");

    [Fact]
    public void A_ring_narrower_than_the_grid_collapses()
    {
        var result = Take(Parts([Square(0, 0, 100)], [Ring(200, 0.00001, 1200, 0.00001, 1200, 0.00004, 200, 0.00004, 200, 0.00001)]));

        Assert.Equal(["collapsed-by-snapping"], result.Defects.Select(defect => defect.Reason));
        Assert.Equal(-3, result.AreaChangedBySnapping.Hundredths);
        Assert.Equal(0, result.AreaChangedByRepair.Hundredths);
    }

    [Fact]
    public void The_grid_is_blamed_where_it_alone_breaks_a_ring()
    {
        var neck = Part(Ring(0, 0, 50, 49.99999, 100, 0, 100, 100, 50, 50.00001, 0, 100, 0, 0));

        AssertRepaired(neck, 5000, 5000, "collapsed-by-snapping");
    }

    [Fact]
    public void A_ring_that_meets_itself_in_a_corner_becomes_shell_and_hole() =>
        AssertRepaired(Part(Ring(0, 0, 100, 0, 100, 100, 0, 100, 0, 0, 20, 40, 40, 20, 0, 0)), 9_400, 9_400, "ring-touches-itself");

    [Fact]
    public void An_edge_gets_a_vertex_where_a_hole_touches_it()
    {
        var touching = Part(Square(0, 0, 100), Ring(50, 0, 60, 10, 40, 10, 50, 0));

        AssertRepaired(touching, 9_900, 9_900, "touch-without-vertex");
        Assert.Equal(10, Take(touching).Shape!.NumPoints);
    }

    [Fact]
    public void A_hole_that_touches_its_shell_in_a_common_vertex_is_intact() =>
        Assert.Equal(IntakeStatus.Intact, Take(Part(Square(0, 0, 100), Ring(0, 0, 20, 10, 10, 20, 0, 0))).Status);

    [Fact]
    public void An_island_in_a_lake_is_intact() =>
        Assert.Equal(IntakeStatus.Intact, Take(Parts([Square(0, 0, 100), Square(20, 20, 50)], [Square(30, 30, 10)])).Status);

    [Fact]
    public void A_ring_with_a_coordinate_that_is_no_number_goes() => AssertRepaired(
        Parts([Square(0, 0, 100)], [Ring(200, 0, double.NaN, 0, 300, 100, 200, 0)]), 10_000, 10_000, "not-a-number");

    [Fact]
    public void A_ring_beyond_the_projection_goes() => AssertRepaired(
        Parts([Square(0, 0, 100)], [Square(41_000_000, 0, 100)]), 10_000, 10_000, "outside-world");

    [Fact]
    public void Holes_go_with_their_shell() => AssertRejected(
        Part(Ring(0, 0, double.PositiveInfinity, 0, 100, 100, 0, 0), Square(10, 10, 10)), -100, "not-a-number", "hole-outside-shell");

    [Fact]
    public void Problems_carry_the_record_and_what_was_done()
    {
        var problem = Assert.Single(Take(Part(Ring(0, 0, 100, 0, 100, 100))).ProblemsOf(7));

        Assert.Equal((7, "unclosed-ring", "repaired"), (problem.Record, problem.Reason, problem.Action));
    }
}
