namespace LandPlanner.Topology;

/// <summary>
/// Takes out of rings the vertices where they turn round and run back over themselves. What they enclose stays as it
/// is.
/// </summary>
internal static class SpikeRemoval
{
    /// <summary>Copies a ring without its spikes; of one that is nothing but spikes, nothing.</summary>
    /// <returns>The tip of the first spike; null where there was none.</returns>
    public static (long X, long Y)? Copy(GridShape from, int ring, GridShape to)
    {
        var start = to.VertexCount;
        (long X, long Y)? tip = null;
        for (var i = from.RingStart(ring); i < from.RingEnd(ring); i++)
        {
            to.Add(from.X[i], from.Y[i]);
            TrimEnd(to, start, ref tip);
        }

        var first = TrimAcrossStart(to, start, ref tip);
        if (to.VertexCount - first < 3)
            to.Truncate(start);
        else
            CloseUp(to, start, first);
        if (to.VertexCount > start)
            to.EndRing(from.Source(ring));
        return tip;
    }

    private static void TrimEnd(GridShape to, int start, ref (long X, long Y)? tip)
    {
        while (to.VertexCount - start >= 2)
        {
            var last = to.VertexCount - 1;
            if (AreEqual(to, last - 1, last))
                to.Truncate(last);
            else if (last - start >= 2 && IsTip(to, last - 2, last - 1, last))
                RemoveBeforeLast(to, ref tip);
            else
                return;
        }
    }

    /// <summary>Trims where the end meets the start, and answers the first vertex that stays.</summary>
    private static int TrimAcrossStart(GridShape to, int start, ref (long X, long Y)? tip)
    {
        var first = start;
        while (to.VertexCount - first >= 3)
        {
            var last = to.VertexCount - 1;
            if (AreEqual(to, last, first))
                to.Truncate(last);
            else if (IsTip(to, last - 1, last, first))
                RemoveLast(to, ref tip);
            else if (IsTip(to, last, first, first + 1))
            {
                tip ??= (to.X[first], to.Y[first]);
                first++;
            }
            else
                break;
        }

        return first;
    }

    private static bool AreEqual(GridShape shape, int one, int other) =>
        shape.X[one] == shape.X[other] && shape.Y[one] == shape.Y[other];

    private static bool IsTip(GridShape shape, int before, int at, int after)
    {
        Int128 ax = shape.X[at] - shape.X[before], ay = shape.Y[at] - shape.Y[before];
        Int128 bx = shape.X[after] - shape.X[at], by = shape.Y[after] - shape.Y[at];
        return ax * by == ay * bx && ax * bx + ay * by < 0;
    }

    private static void RemoveLast(GridShape to, ref (long X, long Y)? tip)
    {
        tip ??= (to.X[^1], to.Y[^1]);
        to.Truncate(to.VertexCount - 1);
    }

    private static void RemoveBeforeLast(GridShape to, ref (long X, long Y)? tip)
    {
        var (x, y) = (to.X[^1], to.Y[^1]);
        to.Truncate(to.VertexCount - 1);
        RemoveLast(to, ref tip);
        to.Add(x, y);
    }

    private static void CloseUp(GridShape to, int start, int first)
    {
        var kept = to.VertexCount - first;
        var (xs, ys) = (to.X[first..].ToArray(), to.Y[first..].ToArray());
        to.Truncate(start);
        for (var i = 0; i < kept; i++)
            to.Add(xs[i], ys[i]);
    }
}
