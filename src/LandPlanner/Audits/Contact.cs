using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>How two polygons that do not overlap meet: what a union makes of them.</summary>
internal static class Contact
{
    // Crossings computed from each side of a shared edge differ by some nanometres.
    private const double OffMetres = 1e-7;
    private const double LeastMetres = 1e-3;

    // Nearer than this two edges may be one in a union whose corners are rounded to 1 µm; farther they are not.
    private const double NearMetres = 1e-5;

    /// <summary>A box with all around it that may count as touching what is in it.</summary>
    public static Envelope Reach(Envelope box)
    {
        var reach = box.Copy();
        reach.ExpandBy(NearMetres);
        return reach;
    }

    /// <summary>
    /// Whether they surely stay two polygons: they lie apart, or meet in corners they share and run away from each other
    /// from there.
    /// </summary>
    public static bool IsInCornersAtMost(Outline one, Outline other)
    {
        var box = Reach(one.Box);
        return !box.Intersects(other.Box)
            || other.Near(box).All(far => one.Near(Around(far)).All(edge => IsInCornerAtMost(edge, far)));
    }

    /// <summary>Whether their boundaries surely run along each other, so that they become one polygon.</summary>
    public static bool IsAlongALine(Outline one, Outline other)
    {
        var box = one.Box.Copy();
        box.ExpandBy(OffMetres);
        return box.Intersects(other.Box) && other.Near(box)
            .Any(edge => one.Near(Around(edge)).Any(along => RunAlong(edge, along.P0.X, along.P0.Y, along.P1.X, along.P1.Y)));
    }

    /// <summary>What is not in here is farther from the edge than any distance that counts.</summary>
    private static Envelope Around(LineSegment edge)
    {
        var box = new Envelope(edge.P0, edge.P1);
        box.ExpandBy(2 * NearMetres);
        return box;
    }

    private static bool IsInCornerAtMost(LineSegment one, LineSegment other)
    {
        if (one.Distance(other) > NearMetres)
            return true;
        var (endOne, endOther) = (Other(one, other), Other(other, one));
        return endOne is not null && endOther is not null && other.Distance(endOne) > NearMetres && one.Distance(endOther) > NearMetres;
    }

    /// <summary>The end of an edge that is not the corner it shares with another; null where they share none or both.</summary>
    private static Coordinate? Other(LineSegment edge, LineSegment other)
    {
        var (first, second) = (edge.P0.Equals2D(other.P0) || edge.P0.Equals2D(other.P1), edge.P1.Equals2D(other.P0) || edge.P1.Equals2D(other.P1));
        return first == second ? null : first ? edge.P1 : edge.P0;
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
}
