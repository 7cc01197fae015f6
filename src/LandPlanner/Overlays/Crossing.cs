using System.Runtime.CompilerServices;

namespace LandPlanner.Overlays;

/// <summary>Where an edge of A crosses an edge of B, B being shifted by (ε, ε²).</summary>
/// <remarks>
/// The place depends on the two edges as sets of points alone, not on the way either is walked: neighbours that share an
/// edge have the crossing in common to the last bit.
/// </remarks>
/// <param name="IsEntry">A comes from B's right to its left, where its inside lies.</param>
/// <param name="AnchorA">The lower end of A's edge: a vertex of A.</param>
/// <param name="AnchorB">The lower end of B's edge: a vertex of B.</param>
/// <param name="X">The way from <paramref name="AnchorA"/> to the crossing, in 2⁻²² grid units.</param>
/// <param name="Y">As <paramref name="X"/>.</param>
internal readonly record struct Crossing(bool IsEntry, int AnchorA, int AnchorB, long X, long Y)
{
    /// <summary>A grid unit is divided by 2 to this power: 2.4·10⁻¹¹ m.</summary>
    public const int FractionBits = 22;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFind(PolygonSet a, int edgeA, PolygonSet b, int edgeB, out Crossing crossing)
    {
        Unsafe.SkipInit(out crossing);
        var (fromAX, fromAY, toAX, toAY) = (a.Xs[edgeA], a.Ys[edgeA], a.Xs[edgeA + 1], a.Ys[edgeA + 1]);
        var (fromBX, fromBY, toBX, toBY) = (b.Xs[edgeB], b.Ys[edgeB], b.Xs[edgeB + 1], b.Ys[edgeB + 1]);
        var fromA = Orientation.Of(fromBX, fromBY, toBX, toBY, fromAX, fromAY);
        var toA = Orientation.Of(fromBX, fromBY, toBX, toBY, toAX, toAY);
        var tieA = PointShift.Back.IsLeft(toBX - fromBX, toBY - fromBY);
        var entersLeft = IsLeft(toA, tieA);
        if (IsLeft(fromA, tieA) == entersLeft)
            return false;
        var fromB = Orientation.Of(fromAX, fromAY, toAX, toAY, fromBX, fromBY);
        var toB = Orientation.Of(fromAX, fromAY, toAX, toAY, toBX, toBY);
        var tieB = PointShift.Forth.IsLeft(toAX - fromAX, toAY - fromAY);
        if (IsLeft(fromB, tieB) == IsLeft(toB, tieB))
            return false;

        var (anchorA, anchorB) = (LowerEnd(a, edgeA), LowerEnd(b, edgeB));
        var (x, y) = fromB == 0 ? Way(a, anchorA, fromBX, fromBY)
            : toB == 0 ? Way(a, anchorA, toBX, toBY)
            : anchorA == edgeA ? Part(toAX - fromAX, toAY - fromAY, fromA, toA)
            : Part(fromAX - toAX, fromAY - toAY, toA, fromA);
        crossing = new(entersLeft, anchorA, anchorB, x, y);
        return true;
    }

    private static bool IsLeft(double orientation, bool tie) => orientation != 0 ? orientation > 0 : tie;

    private static int LowerEnd(PolygonSet set, int edge)
    {
        var (rise, run) = (set.Ys[edge + 1] - set.Ys[edge], set.Xs[edge + 1] - set.Xs[edge]);
        return rise > 0 || (rise == 0 && run > 0) ? edge : edge + 1;
    }

    /// <summary>An end of B's edge on A's line is the crossing itself.</summary>
    private static (long X, long Y) Way(PolygonSet set, int anchor, double x, double y) =>
        ((long)(x - set.Xs[anchor]) << FractionBits, (long)(y - set.Ys[anchor]) << FractionBits);

    /// <summary>
    /// The part of an edge up to the other line, by the distances of its ends from it. These are never both zero: an edge
    /// along a line is shifted off it as a whole, and does not cross it.
    /// </summary>
    private static (long X, long Y) Part(double run, double rise, double from, double to)
    {
        var share = Math.Abs(from) / (Math.Abs(from) + Math.Abs(to)) * (1 << FractionBits);
        return ((long)Math.Round(run * share), (long)Math.Round(rise * share));
    }
}
