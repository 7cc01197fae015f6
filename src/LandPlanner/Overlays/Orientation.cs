using System.Runtime.CompilerServices;
using LandPlanner.Topology;

namespace LandPlanner.Overlays;

/// <summary>The one exact question asked of points on the grid: on which side of a line one lies.</summary>
internal static class Orientation
{
    /// <summary>Twice an area in grid units squared, times this, is the area in m².</summary>
    public const double SquareMetresPerDouble = 0.5 / (Grid.Scale * Grid.Scale);

    /// <summary>
    /// Twice the area of the triangle a, b, c, rounded once: its sign, and whether it is zero, are exact. Positive
    /// where c lies left of a → b.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double ax, double ay, double bx, double by, double cx, double cy)
    {
        var (ux, uy, vx, vy) = (bx - ax, by - ay, cx - ax, cy - ay);
        var isShort = Math.Abs(ux) < SweptArea.ShortSpan && Math.Abs(uy) < SweptArea.ShortSpan
            && Math.Abs(vx) < SweptArea.ShortSpan && Math.Abs(vy) < SweptArea.ShortSpan;
        return isShort ? ux * vy - uy * vx : LongOrientation(ux, uy, vx, vy);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double LongOrientation(double ux, double uy, double vx, double vy) =>
        (double)SweptArea.Cross((long)ux, (long)uy, (long)vx, (long)vy);
}
