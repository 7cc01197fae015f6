using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>Whether the boundaries of two polygons run along each other, so that a union makes one of them.</summary>
internal static class SharedLine
{
    // Crossings computed from each side of a shared edge differ by some nanometres.
    private const double OffMetres = 1e-7;
    private const double LeastMetres = 1e-3;

    public static bool Exists(Polygon one, Polygon other)
    {
        var box = one.EnvelopeInternal.Copy();
        box.ExpandBy(OffMetres);
        if (!box.Intersects(other.EnvelopeInternal))
            return false;
        foreach (var ring in RingsOf(other))
        {
            for (var i = 1; i < ring.Count; i++)
            {
                var edge = new LineSegment(ring.GetCoordinate(i - 1), ring.GetCoordinate(i));
                if (box.Intersects(edge.P0, edge.P1) && RunsAlong(one, edge))
                    return true;
            }
        }

        return false;
    }

    private static bool RunsAlong(Polygon polygon, LineSegment edge)
    {
        foreach (var ring in RingsOf(polygon))
        {
            for (var i = 1; i < ring.Count; i++)
            {
                if (RunAlong(edge, ring.GetX(i - 1), ring.GetY(i - 1), ring.GetX(i), ring.GetY(i)))
                    return true;
            }
        }

        return false;
    }

    private static bool RunAlong(LineSegment edge, double x1, double y1, double x2, double y2)
    {
        var (dx, dy) = (edge.P1.X - edge.P0.X, edge.P1.Y - edge.P0.Y);
        var length = Math.Sqrt(dx * dx + dy * dy);
        if (length < LeastMetres)
            return false;
        (dx, dy) = (dx / length, dy / length);
        var (fromX, fromY, toX, toY) = (x1 - edge.P0.X, y1 - edge.P0.Y, x2 - edge.P0.X, y2 - edge.P0.Y);
        if (Math.Abs(dx * fromY - dy * fromX) > OffMetres || Math.Abs(dx * toY - dy * toX) > OffMetres)
            return false;
        var (from, to) = (dx * fromX + dy * fromY, dx * toX + dy * toY);
        return Math.Min(Math.Max(from, to), length) - Math.Max(Math.Min(from, to), 0) >= LeastMetres;
    }

    private static IEnumerable<CoordinateSequence> RingsOf(Polygon polygon)
    {
        yield return polygon.ExteriorRing.CoordinateSequence;
        for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
            yield return polygon.GetInteriorRingN(hole).CoordinateSequence;
    }
}
