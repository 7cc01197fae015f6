using System.Numerics;
using System.Runtime.Intrinsics;

namespace LandPlanner.Overlays;

/// <summary>How often a polygon's boundary runs round a point: 1 inside, 0 outside.</summary>
internal static class Winding
{
    public static int Number(PolygonSet set, int node, double x, double y, PointShift shift)
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
    private static int OfEdges(PolygonSet set, in EdgeNode leaf, double x, double y, PointShift shift)
    {
        var (xs, ys) = (set.Xs, set.Ys);
        var sum = 0;
        for (var edges = AcrossLine(ys, leaf, y, shift); edges != 0; edges &= edges - 1)
        {
            var i = leaf.First + BitOperations.TrailingZeroCount(edges);
            var rises = ys[i + 1] > ys[i];
            var orientation = Orientation.Of(xs[i], ys[i], xs[i + 1], ys[i + 1], x, y);
            var isLeft = orientation != 0 ? orientation > 0 : shift.IsLeft(xs[i + 1] - xs[i], ys[i + 1] - ys[i]);
            if (isLeft == rises)
                sum += rises ? 1 : -1;
        }

        return sum;
    }

    /// <summary>
    /// The edges of a leaf, as bits, that have one end above the shifted point and one not: an end as high as the point
    /// is above it when the point moved down, and is not when it moved up.
    /// </summary>
    private static uint AcrossLine(double[] ys, in EdgeNode leaf, double y, PointShift shift)
    {
        var height = Vector256.Create(y);
        ref var start = ref ys[leaf.First];
        var (mask, count) = (0u, leaf.End - leaf.First);
        for (var i = 0; i < count; i += Vector256<double>.Count)
        {
            var from = Vector256.LoadUnsafe(ref start, (nuint)i);
            var to = Vector256.LoadUnsafe(ref start, (nuint)i + 1);
            var across = shift.IsForth
                ? Vector256.GreaterThan(from, height) ^ Vector256.GreaterThan(to, height)
                : Vector256.GreaterThanOrEqual(from, height) ^ Vector256.GreaterThanOrEqual(to, height);
            mask |= across.ExtractMostSignificantBits() << i;
        }

        return mask & ((1u << count) - 1);
    }
}
