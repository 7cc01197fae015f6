namespace LandPlanner.Overlays;

/// <summary>How far edges lie apart: squares of distances in grid units, which differences of coordinates do not round.</summary>
internal static class EdgeDistance
{
    /// <summary>Whether the outlines of two shapes of a set lie within a distance of each other, this included.</summary>
    public static bool IsWithin(PolygonSet set, int one, int other, double units) =>
        set.Root(one) >= 0 && set.Root(other) >= 0 && IsWithin(set, set.Nodes[set.Root(one)], set.Nodes[set.Root(other)], units * units);

    private static bool IsWithin(PolygonSet set, in EdgeNode a, in EdgeNode b, double square)
    {
        if (a.Box.Squared(b.Box) > square)
            return false;
        if (a.Box.MostSquared(b.Box) <= square)
            return true;
        if (a.IsLeaf && b.IsLeaf)
            return AreEdgesWithin(set, a, b, square);
        ref readonly var whole = ref a.IsLeaf ? ref b : ref a;
        ref readonly var kept = ref a.IsLeaf ? ref a : ref b;
        for (var child = whole.First; child < whole.End; child++)
        {
            if (IsWithin(set, kept, set.Nodes[child], square))
                return true;
        }

        return false;
    }

    private static bool AreEdgesWithin(PolygonSet set, in EdgeNode a, in EdgeNode b, double square)
    {
        for (var i = a.First; i < a.End; i++)
        {
            if (set.EdgeBox(i).Squared(b.Box) > square)
                continue;
            for (var j = b.First; j < b.End; j++)
            {
                if (Squared(set.Xs, set.Ys, i, set.Xs, set.Ys, j) <= square)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Between two edges, each from a vertex to the next.</summary>
    public static double Squared(double[] aXs, double[] aYs, int a, double[] bXs, double[] bYs, int b)
    {
        var (ax, ay, dx, dy) = (aXs[a], aYs[a], aXs[a + 1] - aXs[a], aYs[a + 1] - aYs[a]);
        var (bx, by, ex, ey) = (bXs[b] - ax, bYs[b] - ay, bXs[b + 1] - bXs[b], bYs[b + 1] - bYs[b]);
        // Seen from the beginning of a: b runs from (bx, by) by (ex, ey).
        var (from, to) = (dx * by - dy * bx, dx * (by + ey) - dy * (bx + ex));
        var (start, end) = (ey * bx - ex * by, ey * (bx - dx) - ex * (by - dy));
        if (from * to < 0 && start * end < 0)
            return 0;
        return Math.Min(
            Math.Min(ToPoint(dx, dy, bx, by), ToPoint(dx, dy, bx + ex, by + ey)),
            Math.Min(ToPoint(ex, ey, -bx, -by), ToPoint(ex, ey, dx - bx, dy - by)));
    }

    /// <summary>From a point to an edge that runs from (0, 0) by (dx, dy).</summary>
    private static double ToPoint(double dx, double dy, double x, double y)
    {
        var (length, along) = (dx * dx + dy * dy, dx * x + dy * y);
        if (along <= 0)
            return x * x + y * y;
        if (along >= length)
            return (x - dx) * (x - dx) + (y - dy) * (y - dy);
        var aside = dx * y - dy * x;
        return aside / length * aside;
    }
}
