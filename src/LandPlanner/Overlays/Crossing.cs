namespace LandPlanner.Overlays;

/// <summary>Where an edge of A crosses an edge of B, B being shifted by (ε, ε²).</summary>
/// <param name="IsEntry">A comes from B's right to its left, where its inside lies.</param>
/// <param name="AlongA">How far along A's edge, 0 to 1.</param>
/// <param name="AlongB">How far along B's edge, 0 to 1.</param>
internal readonly record struct Crossing(bool IsEntry, double AlongA, double AlongB)
{
    public static bool TryFind(PolygonSet a, int edgeA, PolygonSet b, int edgeB, out Crossing crossing)
    {
        crossing = default;
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
        crossing = new(entersLeft, Share(fromA, toA), Share(fromB, toB));
        return true;
    }

    private static bool IsLeft(double orientation, bool tie) => orientation != 0 ? orientation > 0 : tie;

    /// <summary>
    /// The two are never both zero: an edge along a line is shifted off it as a whole, and does not cross it.
    /// </summary>
    private static double Share(double from, double to) => Math.Abs(from) / (Math.Abs(from) + Math.Abs(to));
}
