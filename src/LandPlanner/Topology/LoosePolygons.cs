using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.Operation.Valid;

namespace LandPlanner.Topology;

/// <summary>Judges polygons as the file holds them, before any snapping.</summary>
internal static class LoosePolygons
{
    public static bool AreValid(LooseShape shape)
    {
        var polygons = new Polygon[shape.PartEnds.Length];
        for (int part = 0, ring = 0; part < polygons.Length; part++)
        {
            var rings = new List<LinearRing>();
            for (; ring < shape.PartEnds[part]; ring++)
            {
                if (Close(shape.Ring(ring)) is not { } closed)
                    return false;
                rings.Add(closed);
            }

            if (rings.Count == 0)
                return false;
            polygons[part] = GridPolygons.Factory.CreatePolygon(rings[0], [.. rings.Skip(1)]);
        }

        return new IsValidOp(GridPolygons.Factory.CreateMultiPolygon(polygons)).IsValid;
    }

    private static LinearRing? Close(ReadOnlySpan<double> ring)
    {
        if (ring.Length < 6 || ring.ContainsAnyExceptInRange(double.MinValue, double.MaxValue))
            return null;
        var isClosed = ring[0] == ring[^2] && ring[1] == ring[^1];
        var coordinates = isClosed ? ring.ToArray() : [.. ring, ring[0], ring[1]];
        return coordinates.Length < 8
            ? null
            : GridPolygons.Factory.CreateLinearRing(new PackedDoubleCoordinateSequence(coordinates, 2, 0));
    }
}
