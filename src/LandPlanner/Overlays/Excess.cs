using LandPlanner.Areas;
using LandPlanner.Topology;

namespace LandPlanner.Overlays;

/// <summary>What the ellipsoid adds to the plane, in whole parts of a square metre: sums of them are exact.</summary>
internal static class Excess
{
    /// <summary>A part, in m²: 2⁻³⁴, or 6·10⁻¹¹.</summary>
    public const double SquareMetres = 1.0 / (1L << 34);

    /// <summary>What 64 bits of parts hold, less what doubles are off there: 535 km².</summary>
    public const double MostSquareMetres = 9.2e18 * SquareMetres;

    private const double MetresPerUnit = 1 / Grid.Scale;

    /// <summary>
    /// By how many parts the ellipsoidal line integrals along two edges, given in grid units, exceed the planar ones. It is
    /// the exact contrary for an edge walked back where the caller always starts from the lower end.
    /// </summary>
    public static (long First, long Second) Along(EllipsoidalArea areas, in GridEdge first, in GridEdge second)
    {
        var (one, two) = areas.ExcessIntegrals(first.InMetres(), second.InMetres());
        return (Parts(one), Parts(two));
    }

    /// <summary>
    /// Modulo 2⁶⁴: an edge of hundreds of kilometres may have more than a long holds, and what it has to do with in the end
    /// still less.
    /// </summary>
    private static long Parts(double squareMetres)
    {
        var parts = Math.Round(squareMetres / SquareMetres);
        return Math.Abs(squareMetres) <= MostSquareMetres ? (long)parts : unchecked((long)(Int128)parts);
    }

    /// <summary>An edge in grid units, from its lower end; of a level one from its western end.</summary>
    internal readonly record struct GridEdge(double X1, double Y1, double X2, double Y2)
    {
        public EllipsoidalArea.Edge InMetres() =>
            new(X1 * MetresPerUnit, Y1 * MetresPerUnit, X2 * MetresPerUnit, Y2 * MetresPerUnit);
    }
}
