using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Tests.Overlays;

/// <summary>Hold what the kernel measures against exact fractions and against OverlayNG.</summary>
internal static class Judges
{
    /// <summary>Doubles near 4,141,000 m are 9·10⁻¹⁰ m apart: what is measured in metres errs by a strip.</summary>
    public const double RoundingOfNorthings = 1e-9;

    // Areas up to 10⁻⁶ m² are taken as none, by an area that is itself rounded.
    private const double Residue = 1.1e-6;

    // Three points do not carry the ellipsoidal integral along edges of hundreds of kilometres to 10⁻⁶ m².
    private const double EllipsoidalReachMetres = 100_000;

    // A crossing is kept on a grid of 2⁻²² units: an edge to it errs by a strip of its length, 2.4·10⁻¹¹ m wide.
    private const double StripMetres = 1e-10;
    private const double StripReachMetres = 10_000;

    /// <summary>
    /// 10⁻⁹ of the area or 10⁻⁶ m², whichever is more; with edges over 10 km their strips.
    /// </summary>
    public static double Tolerance(double squareMetres, double reachMetres = 0) =>
        Math.Max(Math.Max(Residue, 1e-9 * Math.Abs(squareMetres)), StripMetres * reachMetres);

    public static double OfficialTolerance(double squareMetres, double reachMetres) =>
        Tolerance(squareMetres, reachMetres) + 1e-14 * reachMetres * reachMetres;

    /// <summary>
    /// What only touches has nothing in common at all, on the ellipsoid neither; but spikes of an invalid shape may
    /// leave their strips.
    /// </summary>
    public static void AssertExact(Geometry a, Geometry b)
    {
        var exact = Math.Max(0, ExactOverlap.SquareMetres(a, b));
        var reach = a.EnvelopeInternal.ExpandedBy(b.EnvelopeInternal).Diameter / 10_000;
        foreach (var place in Place.All)
        {
            var pair = place.Between(a, b);

            Assert.Equal(exact, pair.PlanarSquareMetres, Tolerance(exact, reach));
            if (exact == 0 && (reach < StripReachMetres || (a.IsValid && b.IsValid)))
            {
                Assert.Equal(new(0, 0, 0, 0), pair);
                Assert.Equal(new(0, 0, 0, 0), place.Between(b, a));
            }
        }

        AssertSame(Place.Zone.Between(a, b), Place.Zone.Between(b, a), reach);
        AssertSame(Place.Zone.Between(a, b), Place.Prefixed.Between(a, b), reach);
    }

    /// <summary>
    /// The overlay is made about (0, 0), where NetTopologySuite has most digits to spare, and measured in the zone.
    /// </summary>
    /// <returns>Whether the shapes are valid, and were compared.</returns>
    public static bool AssertOverlayNG(Geometry a, Geometry b)
    {
        if (!a.IsValid || !b.IsValid)
            return false;
        var overlay = OverlayNGRobust.Overlay(a, b, SpatialFunction.Intersection);
        var planar = overlay.Area * Place.SquareMetresPerUnit;
        var placed = Place.Zone.Metres(overlay);
        var official = Place.Zone.Plane.SquareMetresOf(placed);

        var pair = Place.Zone.Between(a, b);

        Assert.Equal(planar, pair.PlanarSquareMetres, Tolerance(planar));
        Assert.Equal(official, pair.SquareMetres, Tolerance(official) + RoundingOfNorthings * placed.Length);
        return true;
    }

    /// <param name="reachMetres">
    /// How far the figures reach: ellipsoidal integrals along edges are good to some 10⁻¹⁵ of their length squared.
    /// </param>
    public static void AssertSame(OverlapPair expected, OverlapPair actual, double reachMetres)
    {
        var (planar, official) = (expected.PlanarSquareMetres, expected.SquareMetres);
        Assert.Equal(planar, actual.PlanarSquareMetres, Tolerance(planar, reachMetres));
        if (reachMetres < EllipsoidalReachMetres)
            Assert.Equal(official, actual.SquareMetres, OfficialTolerance(official, reachMetres));
    }
}
