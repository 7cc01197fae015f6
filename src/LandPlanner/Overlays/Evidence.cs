using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Overlays;

/// <summary>The shapes behind a finding: polygons only, the same result for the same input.</summary>
/// <remarks>
/// Lines and points that shapes have in common are left out. Corners where edges cross are not on the 0.1 mm grid. Null
/// is not taken; shapes that are not polygons count as empty.
/// </remarks>
public static class Evidence
{
    /// <summary>What both shapes cover.</summary>
    public static Geometry Intersection(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Intersection);

    /// <summary>What <paramref name="a"/> covers and <paramref name="b"/> does not.</summary>
    public static Geometry Difference(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Difference);

    /// <summary>What any of the shapes covers. Empty where there are none.</summary>
    public static Geometry Union(IReadOnlyList<Geometry> shapes)
    {
        var factory = shapes.Count > 0 ? shapes[0].Factory : GeometryFactory.Default;
        var polygons = shapes.SelectMany(PolygonsOf).ToArray();
        if (polygons.Length == 0)
            return factory.CreateMultiPolygon();
        return OnlyPolygons(OverlayNGRobust.Union(polygons, factory));
    }

    private static MultiPolygon Overlay(Geometry a, Geometry b, SpatialFunction function) =>
        OnlyPolygons(OverlayNGRobust.Overlay(OnlyPolygons(a), OnlyPolygons(b), function));

    private static MultiPolygon OnlyPolygons(Geometry shape) =>
        shape as MultiPolygon ?? shape.Factory.CreateMultiPolygon([.. PolygonsOf(shape)]);

    private static IEnumerable<Polygon> PolygonsOf(Geometry shape)
    {
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
                yield return polygon;
        }
    }
}
