using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace LandPlanner.Overlays;

/// <summary>
/// Cuts hairs and slits of no width off an overlay's polygons. Where one edge runs along a part of another, corners computed
/// in floating point leave them behind: they have no area, but they lengthen an outline, and a patch looks thin for one.
/// </summary>
internal static class Hairs
{
    // Eastings with a zone number are known to 8 nm in a double. Stored vertices that lie nearer to an edge are on it to any eye.
    public const double WidthMetres = 1e-7;

    private const int LeastCorners = 3;

    /// <summary>The same shape where there is nothing to cut; no other vertex moves.</summary>
    public static MultiPolygon Cut(MultiPolygon shape)
    {
        var polygons = new List<Polygon>(shape.NumGeometries);
        var isCut = false;
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            var polygon = (Polygon)shape.GetGeometryN(i);
            var cut = Cut(polygon);
            isCut |= !ReferenceEquals(cut, polygon);
            if (cut is not null)
                polygons.Add(cut);
        }

        return isCut ? shape.Factory.CreateMultiPolygon([.. polygons]) : shape;
    }

    /// <summary>Null where nothing is left; as it was where it would not stay valid.</summary>
    private static Polygon? Cut(Polygon polygon)
    {
        var shell = Cut(polygon.Shell);
        var holes = Array.ConvertAll(polygon.Holes, Cut);
        if (ReferenceEquals(shell, polygon.Shell) && holes.Zip(polygon.Holes).All(pair => ReferenceEquals(pair.First, pair.Second)))
            return polygon;
        if (shell is null)
            return null;
        var cut = polygon.Factory.CreatePolygon(shell, [.. holes.OfType<LinearRing>()]);
        return cut.IsValid ? cut : polygon;
    }

    /// <summary>Null where nothing is left.</summary>
    private static LinearRing? Cut(LinearRing ring)
    {
        var corners = ring.Coordinates[..^1];
        var tip = FindTip(corners);
        if (tip < 0)
            return ring;
        var left = corners.ToList();
        for (; tip >= 0 && left.Count >= LeastCorners; tip = FindTip(left))
            left.RemoveAt(tip);
        return left.Count < LeastCorners ? null : ring.Factory.CreateLinearRing([.. left, left[0].Copy()]);
    }

    private static int FindTip(IList<Coordinate> corners)
    {
        for (var i = 0; i < corners.Count; i++)
        {
            if (IsTip(corners[(i + corners.Count - 1) % corners.Count], corners[i], corners[(i + 1) % corners.Count]))
                return i;
        }

        return -1;
    }

    /// <summary>Where the outline turns back on itself, or a corner is there twice: the end of a hair may be blunt.</summary>
    private static bool IsTip(Coordinate before, Coordinate tip, Coordinate after)
    {
        if (tip.Distance(after) < WidthMetres)
            return true;
        var turnsBack = (before.X - tip.X) * (after.X - tip.X) + (before.Y - tip.Y) * (after.Y - tip.Y) > 0;
        return turnsBack && (DistanceComputer.PointToSegment(before, tip, after) < WidthMetres
            || DistanceComputer.PointToSegment(after, tip, before) < WidthMetres);
    }
}
