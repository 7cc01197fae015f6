namespace LandPlanner.Overlays;

/// <summary>How often a polygon's boundary runs round a point: 1 inside, 0 outside.</summary>
internal static class Winding
{
    public static int Number(PolygonSet set, int node, long x, long y, PointShift shift)
    {
        ref readonly var here = ref set.Nodes[node];
        if (y < here.Box.MinY || y > here.Box.MaxY || x > here.Box.MaxX)
            return 0;
        if (here.IsLeaf)
            return OfEdges(set, here, x, y, shift);
        var sum = 0;
        for (var child = here.First; child < here.End; child++)
            sum += Number(set, child, x, y, shift);
        return sum;
    }

    /// <summary>Counts edges that cross the ray to the east: up is one, down is minus one.</summary>
    private static int OfEdges(PolygonSet set, in EdgeNode leaf, long x, long y, PointShift shift)
    {
        var xs = set.XsOf(leaf);
        var ys = set.YsOf(leaf);
        var sum = 0;
        for (var i = 0; i + 1 < xs.Length; i++)
        {
            var rises = shift.IsAbove(ys[i + 1], y);
            if (shift.IsAbove(ys[i], y) == rises)
                continue;
            var orientation = Orientation.Of(xs[i], ys[i], xs[i + 1], ys[i + 1], x, y);
            var isLeft = orientation != 0 ? orientation > 0 : shift.IsLeft(xs[i + 1] - xs[i], ys[i + 1] - ys[i]);
            if (isLeft == rises)
                sum += rises ? 1 : -1;
        }

        return sum;
    }
}
