namespace LandPlanner.Topology;

/// <summary>
/// The 0.1 mm grid on which every stored coordinate lies, so that shared corners are equal bit for bit.
/// </summary>
/// <remarks>
/// A coordinate in metres goes to the nearest grid line; exactly between two it goes to the greater one (as
/// NetTopologySuite's fixed precision does), which, unlike half-to-even,
/// does not depend on where the origin is. Coordinates must be finite and below 10¹¹ m.
/// </remarks>
public static class Grid
{
    /// <summary>Grid lines to the metre.</summary>
    public const double Scale = 10_000;

    /// <summary>
    /// The coordinate on the grid that is nearest to <paramref name="metres"/>. Snapping again changes nothing.
    /// </summary>
    public static double Snap(double metres) => Math.Floor(metres * Scale + 0.5) / Scale;

    /// <summary>The number of the grid line nearest to <paramref name="metres"/>.</summary>
    public static long ToLong(double metres) => (long)Math.Floor(metres * Scale + 0.5);

    /// <summary>The coordinate of a grid line: the double nearest to its decimal value.</summary>
    public static double FromLong(long line) => line / Scale;
}
