using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>Shapes as outlines on the sheet. Shells turn one way and holes the other, so that many shapes may share a path.</summary>
internal static class ShapePath
{
    // A mark on the ground for a layer of points without signs.
    private const float DotMillimetres = 1.1f;

    public static void Add(SKPathBuilder path, Geometry shape, GroundPlane plane)
    {
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            switch (shape.GetGeometryN(i))
            {
                case Polygon polygon:
                    AddRing(path, polygon.ExteriorRing.CoordinateSequence, turnsLeft: true, plane);
                    foreach (var hole in polygon.InteriorRings)
                        AddRing(path, hole.CoordinateSequence, turnsLeft: false, plane);
                    break;
                case LineString line:
                    AddLine(path, line.CoordinateSequence, plane);
                    break;
                case Point { IsEmpty: false } point:
                    path.AddCircle(plane.X(point.X), plane.Y(point.Y), DotMillimetres, SKPathDirection.Clockwise);
                    break;
            }
        }
    }

    private static void AddRing(SKPathBuilder path, CoordinateSequence ring, bool turnsLeft, GroundPlane plane)
    {
        var last = ring.Count - 1;
        var forwards = Orientation.IsCCW(ring) == turnsLeft;
        for (var i = 0; i < last; i++)
            Go(path, ring, forwards ? i : last - i, isFirst: i == 0, plane);
        if (last > 0)
            path.Close();
    }

    private static void AddLine(SKPathBuilder path, CoordinateSequence line, GroundPlane plane)
    {
        for (var i = 0; i < line.Count; i++)
            Go(path, line, i, isFirst: i == 0, plane);
    }

    private static void Go(SKPathBuilder path, CoordinateSequence line, int vertex, bool isFirst, GroundPlane plane)
    {
        var place = plane.Point(line.GetX(vertex), line.GetY(vertex));
        if (isFirst)
            path.MoveTo(place);
        else
            path.LineTo(place);
    }
}
