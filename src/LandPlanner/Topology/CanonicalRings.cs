using NetTopologySuite.Geometries;

namespace LandPlanner.Topology;

/// <summary>Writes a ring in the one way that comes first of all its starts and both its directions.</summary>
internal static class CanonicalRings
{
    public static MultiPolygon Of(MultiPolygon shape) => shape.Factory.CreateMultiPolygon(
        [.. shape.Geometries.Cast<Polygon>().Select(
            part => part.Factory.CreatePolygon(Of(part.Shell), [.. part.Holes.Select(Of)]))]);

    public static LinearRing Of(LinearRing ring)
    {
        var open = ring.Coordinates.AsSpan(0, ring.NumPoints - 1).ToArray();
        var reversed = open.Reverse().ToArray();
        var (forth, back) = (LeastStart(open), LeastStart(reversed));
        var least = Compare(open, forth, reversed, back) <= 0 ? Rotated(open, forth) : Rotated(reversed, back);
        return ring.Factory.CreateLinearRing([.. least, least[0]]);
    }

    private static int LeastStart(Coordinate[] ring)
    {
        var least = 0;
        for (var start = 1; start < ring.Length; start++)
        {
            if (Compare(ring, start, ring, least) < 0)
                least = start;
        }

        return least;
    }

    private static int Compare(Coordinate[] one, int start, Coordinate[] other, int otherStart)
    {
        for (var i = 0; i < one.Length; i++)
        {
            var order = one[(start + i) % one.Length].CompareTo(other[(otherStart + i) % other.Length]);
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static Coordinate[] Rotated(Coordinate[] ring, int start) => [.. ring[start..], .. ring[..start]];
}
