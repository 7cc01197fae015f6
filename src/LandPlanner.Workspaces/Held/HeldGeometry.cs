using LandPlanner.Features;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Held;

/// <summary>Flat coordinates as NetTopologySuite has them, for those that need its operations.</summary>
internal static class HeldGeometry
{
    public static Geometry Of(LooseShape shape, GeometryFactory factory)
    {
        var parts = new Geometry[shape.PartEnds.Length];
        for (var (part, ring) = (0, 0); part < parts.Length; ring = shape.PartEnds[part], part++)
            parts[part] = Part(shape, ring, shape.PartEnds[part], factory);
        return parts.Length == 1 ? parts[0] : factory.BuildGeometry(parts);
    }

    private static Geometry Part(LooseShape shape, int first, int end, GeometryFactory factory) => shape.Kind switch
    {
        GeometryKind.Polygon => factory.CreatePolygon(
            factory.CreateLinearRing(Coordinates(shape, first)),
            [.. Enumerable.Range(first + 1, end - first - 1).Select(ring => factory.CreateLinearRing(Coordinates(shape, ring)))]),
        GeometryKind.Line => factory.CreateLineString(Coordinates(shape, first)),
        _ => factory.CreatePoint(Coordinates(shape, first)[0]),
    };

    private static Coordinate[] Coordinates(LooseShape shape, int ring)
    {
        var xy = shape.Ring(ring);
        var coordinates = new Coordinate[xy.Length / 2];
        for (var i = 0; i < coordinates.Length; i++)
            coordinates[i] = new(xy[2 * i], xy[2 * i + 1]);
        return coordinates;
    }
}
