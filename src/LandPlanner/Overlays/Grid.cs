using System.Runtime.CompilerServices;

namespace LandPlanner.Overlays;

/// <summary>The 0.1 mm grid on which coordinates are stored, and the one exact question asked of its points.</summary>
internal static class Grid
{
    public const double UnitsPerMetre = 10_000;

    /// <summary>Twice an area in grid units squared, times this, is the area in m².</summary>
    public const double SquareMetresPerDouble = 0.5 / (UnitsPerMetre * UnitsPerMetre);

    private const double ReachMetres = 1e9;
    private const long Short = 1L << 31;

    public static double Metres(long units) => units / UnitsPerMetre;

    /// <exception cref="ArgumentException">The coordinate is not finite, or beyond 10⁹ m.</exception>
    public static long Units(double metres) => Math.Abs(metres) <= ReachMetres
        ? (long)Math.Round(metres * UnitsPerMetre)
        : throw new ArgumentException($"The coordinate {metres} is not a number of metres within 1e9.", nameof(metres));

    /// <summary>
    /// Twice the area of the triangle a, b, c, rounded once: its sign, and whether it is zero, are exact. Positive
    /// where c lies left of a → b.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Orientation(long ax, long ay, long bx, long by, long cx, long cy)
    {
        var (ux, uy, vx, vy) = (bx - ax, by - ay, cx - ax, cy - ay);
        var isShort = (ulong)((ux + Short) | (uy + Short) | (vx + Short) | (vy + Short)) >> 32 == 0;
        return isShort ? ux * vy - uy * vx : LongOrientation(ux, uy, vx, vy);
    }

    /// <summary>For spans of 214 km and more, where a product leaves 64 bits.</summary>
    private static double LongOrientation(long ux, long uy, long vx, long vy) =>
        (double)((Int128)ux * vy - (Int128)uy * vx);
}
