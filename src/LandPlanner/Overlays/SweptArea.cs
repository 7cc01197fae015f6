namespace LandPlanner.Overlays;

/// <summary>Exact sums of cross products along a leaf's edges.</summary>
internal static class SweptArea
{
    /// <summary>
    /// Differences below this many grid units (6.7 km) have products below 2⁵²: a double holds them, and the difference
    /// of two of them, without rounding.
    /// </summary>
    public const double ShortSpan = 1 << 26;

    /// <summary>
    /// Twice the area, in grid units squared, swept about the point (0, 0) from the ring's first vertex to
    /// <paramref name="vertex"/>, one of the leaf's.
    /// </summary>
    public static Int128 Doubles(in EdgeNode leaf, int vertex, double[] xs, double[] ys)
    {
        var (x0, y0) = (xs[leaf.First], ys[leaf.First]);
        var swept = leaf.Doubles + Cross((long)x0, (long)y0, (long)(xs[vertex] - x0), (long)(ys[vertex] - y0));
        return leaf.Box.Span < ShortSpan
            ? swept + SweptNear(leaf.First, vertex, xs, ys)
            : swept + SweptFar(leaf.First, vertex, xs, ys);
    }

    public static Int128 Cross(long ax, long ay, long bx, long by) => Math.BigMul(ax, by) - Math.BigMul(ay, bx);

    private static long SweptNear(int first, int vertex, double[] xs, double[] ys)
    {
        var (x0, y0) = (xs[first], ys[first]);
        var sum = 0L;
        for (var i = first + 1; i < vertex; i++)
            sum += (long)((xs[i] - x0) * (ys[i + 1] - y0) - (ys[i] - y0) * (xs[i + 1] - x0));
        return sum;
    }

    private static Int128 SweptFar(int first, int vertex, double[] xs, double[] ys)
    {
        var (x0, y0) = (xs[first], ys[first]);
        var sum = Int128.Zero;
        for (var i = first + 1; i < vertex; i++)
            sum += Cross((long)(xs[i] - x0), (long)(ys[i] - y0), (long)(xs[i + 1] - x0), (long)(ys[i + 1] - y0));
        return sum;
    }
}
