using CsCheck;
using LandPlanner.Topology;

namespace LandPlanner.Tests.Topology;

public sealed class GridTests
{
    [Theory]
    [InlineData(420300.00004, 420300.0)]
    [InlineData(420300.00006, 420300.0001)]
    [InlineData(-0.00006, -0.0001)]
    [InlineData(0.5 / 10_000, 0.0001)]
    [InlineData(-0.5 / 10_000, 0)]
    public void Snaps_to_the_nearest_tenth_of_a_millimetre_and_a_tie_upward(double metres, double snapped) =>
        Assert.Equal(snapped, Grid.Snap(metres));

    [Fact]
    public void Snapping_again_changes_nothing() => Gen.Double[-6e7, 6e7].Sample(metres =>
    {
        var snapped = Grid.Snap(metres);

        Assert.Equal(snapped, Grid.Snap(snapped));
        Assert.Equal(Grid.ToLong(metres), Grid.ToLong(snapped));
        Assert.Equal(snapped, Grid.FromLong(Grid.ToLong(snapped)));
    });
}
