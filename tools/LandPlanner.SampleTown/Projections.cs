using LandPlanner.Crs;

namespace LandPlanner.SampleTown;

/// <summary>From the town's own system, EPSG:4529, to those of its deliveries.</summary>
internal sealed class Projections(CrsCatalog catalog)
{
    /// <summary>Made up: the true parameters of Xian 1980 are not public.</summary>
    public static readonly DatumShift MadeUpShift = DatumShift.Parse("position-vector:12.5,-86.2,-41.7,0.35,-0.62,1.15,-2.4");

    private const int Home = 4529;

    public CrsDefinition Town => Get(Home);

    public CrsDefinition Get(int epsg) => catalog.Get(new(epsg));

    public Func<double, double, (double X, double Y)> To(int epsg) => Reprojector.Create(Town, Get(epsg)).Transform;

    /// <summary>
    /// To Xian 1980: nobody has a shift that way, so the place is sought that the made-up shift brings back to where it came from.
    /// </summary>
    public Func<double, double, (double X, double Y)> ToXian1980(int epsg)
    {
        const int rounds = 6;
        var back = Reprojector.Create(Get(epsg), Town, MadeUpShift);
        return (x, y) =>
        {
            var (oldX, oldY) = (x, y);
            for (var round = 0; round < rounds; round++)
            {
                var (reachedX, reachedY) = back.Transform(oldX, oldY);
                (oldX, oldY) = (oldX + x - reachedX, oldY + y - reachedY);
            }

            return (oldX, oldY);
        };
    }
}
