using LandPlanner.Areas;

namespace LandPlanner.Overlays;

/// <summary>What the ellipsoid adds to the plane.</summary>
internal static class Excess
{
    /// <summary>
    /// By how many m² the ellipsoidal line integral along an edge exceeds the planar one. The edge's own easting is the
    /// origin: the two would be large and nearly equal about any other.
    /// </summary>
    public static double ExcessIntegral(this EllipsoidalArea areas, double x1, double y1, double x2, double y2) =>
        areas.EdgeIntegral(x1, y1, x2, y2, x1) - (y2 - y1) * (x2 - x1) / 2;
}
