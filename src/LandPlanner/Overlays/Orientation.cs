using System.Runtime.CompilerServices;
using LandPlanner.Topology;

namespace LandPlanner.Overlays;

/// <summary>The one exact question asked of points on the grid: on which side of a line one lies.</summary>
internal static class Orientation
{
    /// <summary>Twice an area in grid units squared, times this, is the area in m².</summary>
    public const double SquareMetresPerDouble = 0.5 / (Grid.Scale * Grid.Scale);

    private const long Short = 1L << 31;

    /// <summary>
    /// Twice the area of the triangle a, b, c, rounded once: its sign, and whether it is zero, are exact. Positive
    /// where c lies left of a → b.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(long ax, long ay, long bx, long by, long cx, long cy)
    {
        var (ux, uy, vx, vy) = (bx - ax, by - ay, cx - ax, cy - ay);
        var isShort = (ulong)((ux + Short) | (uy + Short) | (vx + Short) | (vy + Short)) >> 32 == 0;
        return isShort ? ux * vy - uy * vx : LongOrientation(ux, uy, vx, vy);
    }

    /// <summary>For spans of 214 km and more, where a product leaves 64 bits.</summary>
    private static double LongOrientation(long ux, long uy, long vx, long vy) =>
        (double)((Int128)ux * vy - (Int128)uy * vx);
}
