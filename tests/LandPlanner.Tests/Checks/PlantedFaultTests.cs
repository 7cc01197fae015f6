using LandPlanner.Checks;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Checks.Coverages;

namespace LandPlanner.Tests.Checks;

/// <summary>What is no fault is not found, and of what is planted only what is asked for.</summary>
public sealed class PlantedFaultTests
{
    [Fact]
    public void Clean_squares_have_no_problem() => Assert.Empty(Check(Squares(20, 20)).Problems);

    [Fact]
    public void A_clean_winding_coverage_has_no_problem() => Assert.Empty(Check(Winding(20, 20, 14, 1)).Problems);

    [Fact]
    public void An_empty_layer_has_no_problem() => Assert.Empty(Check([]).Problems);

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
