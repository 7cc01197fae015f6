namespace LandPlanner.Topology;

/// <summary>Gives segments the vertices that lie within them.</summary>
internal static class TouchedVertices
{
    /// <param name="touches">
    /// Pairs of a segment (by its first vertex) and a vertex that lies within it, exactly.
    /// </param>
    public static void Insert(GridShape shape, IReadOnlyCollection<(int Segment, int Vertex)> touches)
    {
        if (touches.Count == 0)
            return;
        var (xs, ys) = (shape.X.ToArray(), shape.Y.ToArray());
        var bySegment = touches.ToLookup(touch => touch.Segment, touch => (X: xs[touch.Vertex], Y: ys[touch.Vertex]));
        var copy = new GridShape();
        for (var part = 0; part < shape.PartCount; part++)
        {
            for (var ring = shape.PartStart(part); ring < shape.PartEnd(part); ring++)
                CopyRing(shape, ring, bySegment, copy);
            copy.EndPart();
        }

        shape.Take(copy);
    }

    private static void CopyRing(GridShape from, int ring, ILookup<int, (long X, long Y)> bySegment, GridShape to)
    {
        for (var i = from.RingStart(ring); i < from.RingEnd(ring); i++)
        {
            var (x, y) = (from.X[i], from.Y[i]);
            to.Add(x, y);
            foreach (var at in bySegment[i].Distinct().OrderBy(at => Math.Abs(at.X - x) + Math.Abs(at.Y - y)))
                to.Add(at.X, at.Y);
        }

        to.EndRing(from.Source(ring));
    }
}
