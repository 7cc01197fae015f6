using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Tests.Overlays;

/// <summary>Hold what the kernel measures against exact fractions and against OverlayNG.</summary>
internal static class Judges
{
    /// <summary>10⁻⁹ of the area or 10⁻⁶ m², whichever is more.</summary>
    public static double Tolerance(double squareMetres) => Math.Max(1e-6, 1e-9 * Math.Abs(squareMetres));

    /// <summary>What only touches has nothing in common at all, on the ellipsoid neither.</summary>
    public static void AssertExact(Geometry a, Geometry b)
    {
        var exact = Math.Max(0, ExactOverlap.SquareMetres(a, b));
        foreach (var place in Place.All)
        {
            var pair = place.Between(a, b);

            Assert.Equal(exact, pair.PlanarSquareMetres, Tolerance(exact));
            Assert.True(exact > 0 || pair == new OverlapPair(0, 0, 0, 0), $"They touch, but have {pair} in common.");
        }

        var metres = a.EnvelopeInternal.ExpandedBy(b.EnvelopeInternal).Diameter / 10_000;
        AssertSame(Place.Zone.Between(a, b), Place.Zone.Between(b, a), metres);
        AssertSame(Place.Zone.Between(a, b), Place.Prefixed.Between(a, b), metres);
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
        var official = Place.Zone.Plane.SquareMetresOf(Place.Zone.Metres(overlay));

        var pair = Place.Zone.Between(a, b);

        Assert.Equal(planar, pair.PlanarSquareMetres, Tolerance(planar));
        Assert.Equal(official, pair.SquareMetres, Tolerance(official));
        return true;
    }

    /// <param name="metres">
    /// How far the figures reach: ellipsoidal integrals along edges are good to some 10⁻¹⁵ of the square of their length.
    /// </param>
    public static void AssertSame(OverlapPair expected, OverlapPair actual, double metres)
    {
        Assert.Equal(expected.PlanarSquareMetres, actual.PlanarSquareMetres, Tolerance(expected.PlanarSquareMetres));
        Assert.Equal(expected.SquareMetres, actual.SquareMetres, Tolerance(expected.SquareMetres) + 1e-14 * metres * metres);
    }
}
