using LandPlanner.Areas;
using LandPlanner.Topology;

namespace LandPlanner.Overlays;

/// <summary>What the ellipsoid adds to the plane, in whole parts of a square metre: sums of them are exact.</summary>
internal static class Excess
{
    /// <summary>A part, in m²: 2⁻³⁴, or 6·10⁻¹¹.</summary>
    public const double SquareMetres = 1.0 / (1L << 34);

    private const double MetresPerUnit = 1 / Grid.Scale;

    /// <summary>
    /// By how many parts the ellipsoidal line integral along an edge, given in grid units, exceeds the planar one. It is
    /// the exact contrary for the edge walked back where the caller always starts from the lower end.
    /// </summary>
    public static long Along(EllipsoidalArea areas, double x1, double y1, double x2, double y2) => (long)Math.Round(
        areas.ExcessIntegral(x1 * MetresPerUnit, y1 * MetresPerUnit, x2 * MetresPerUnit, y2 * MetresPerUnit) / SquareMetres);
}
