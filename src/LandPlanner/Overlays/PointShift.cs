namespace LandPlanner.Overlays;

/// <summary>
/// The infinitely small step that takes a point out of every degenerate place: by (ε, ε²), or back by as much.
/// </summary>
internal readonly record struct PointShift
{
    private PointShift(bool isForth) => IsForth = isForth;

    /// <summary>A point of B against A: B is shifted.</summary>
    public static PointShift Forth => new(true);

    /// <summary>A point of A against B, seen from B.</summary>
    public static PointShift Back => new(false);

    public bool IsForth { get; }

    /// <summary>
    /// Whether a point on a line of this direction lies left of it when shifted: the sign of dx·ε² − dy·ε, or its
    /// contrary.
    /// </summary>
    public bool IsLeft(double dx, double dy) => (dy < 0 || (dy == 0 && dx > 0)) == IsForth;
}
