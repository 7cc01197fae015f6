using LandPlanner.Crs;

namespace LandPlanner.SampleTown.Tests;

public class ProjectionTests
{
    /// <summary>The test point of the zone-40 and zone-41 systems, from PROJ.</summary>
    [Fact]
    public void The_neighbouring_zone_is_where_PROJ_puts_it()
    {
        var (x, y) = Towns.Projections.To(4528)(41_420_310.2237, 4_141_283.6965);

        Assert.Equal(40_685_951.8072, x, 1e-4);
        Assert.Equal(4_142_973.8436, y, 1e-4);
    }

    [Fact]
    public void What_is_delivered_in_Xian_1980_comes_back_to_the_same_point_of_the_grid()
    {
        var back = Reprojector.Create(Towns.Projections.Get(2365), Towns.Projections.Town, Projections.MadeUpShift);
        var away = Towns.Projections.ToXian1980(2365);

        foreach (var (x, y) in new[] { (41_416_000.1234, 4_138_000.9876), (41_420_310.0001, 4_141_284.5), (41_425_900.7777, 4_145_500.3333) })
        {
            var (oldX, oldY) = away(x, y);
            var (newX, newY) = back.Transform(oldX, oldY);

            Assert.Equal((x, y), (Lattice.Snap(newX), Lattice.Snap(newY)));
            Assert.InRange(Math.Abs(oldX - x) + Math.Abs(oldY - y), 10, 500);
        }
    }
}
