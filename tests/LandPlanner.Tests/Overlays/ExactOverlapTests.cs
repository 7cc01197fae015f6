using CsCheck;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using static LandPlanner.Tests.Overlays.Shapes;

namespace LandPlanner.Tests.Overlays;

/// <summary>The judge is judged: by hand, and by OverlayNG where that is at its best.</summary>
public sealed class ExactOverlapTests
{
    [Theory]
    [InlineData("POLYGON((0 0,4 0,4 4,0 4,0 0))", "POLYGON((2 2,6 2,6 6,2 6,2 2))", 4)]
    [InlineData("POLYGON((0 0,4 0,4 4,0 4,0 0))", "POLYGON((4 0,8 0,8 4,4 4,4 0))", 0)]
    [InlineData("POLYGON((0 0,4 0,0 4,0 0))", "POLYGON((0 0,4 4,4 0,0 0))", 4)]
    [InlineData("POLYGON((0 0,3 0,3 3,0 3,0 0),(1 1,1 2,2 2,2 1,1 1))", "POLYGON((0 1,3 1,3 2,0 2,0 1))", 2)]
    [InlineData("POLYGON((0 0,1 3,3 1,0 0))", "POLYGON((0 0,1 0,1 1,0 1,0 0))", 2.0 / 3)]
    public void Knows_what_can_be_done_by_hand(string a, string b, double units) =>
        Assert.Equal(units * 1e-8, ExactOverlap.SquareMetres(Read(a), Read(b)), units * 1e-23);

    [Fact]
    public void Agrees_with_OverlayNG_on_valid_shapes() =>
        GridPairs.Of(GridFigures.Of(1e5)).Where(pair => pair.A.IsValid && pair.B.IsValid).Sample(pair =>
        {
            var overlay = OverlayNGRobust.Overlay(pair.A, pair.B, SpatialFunction.Intersection);

            Assert.Equal(overlay.Area * 1e-8, ExactOverlap.SquareMetres(pair.A, pair.B), 1e-9);
        });
}
