using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace LandPlanner.Overlays;

/// <summary>Puts rings that neither cross nor touch together to polygons.</summary>
internal static class RingAssembly
{
    // Two roundings of a double for each coordinate of a crossing.
    private const double RoundingOfCoordinates = 2.3e-16;

    /// <param name="rings">x, y pairs in metres, not closed; shells counter-clockwise, holes clockwise.</param>
    /// <param name="squareMetres">The planar area they must have.</param>
    /// <returns>Null where their area is another, or a hole lies in no shell.</returns>
    public static MultiPolygon? TryJoin(List<double[]> rings, double squareMetres)
    {
        var (shells, holes, sum, blur) = (new List<Part>(), new List<LinearRing>(), 0.0, OverlapArea.ResidueSquareMetres);
        foreach (var ring in rings)
        {
            var area = SignedArea(ring, out var length);
            sum += area;
            blur += length * (Math.Abs(ring[0]) + Math.Abs(ring[1])) * RoundingOfCoordinates;
            if (area > 0)
                shells.Add(new(Close(ring), area, []));
            else
                holes.Add(Close(ring));
        }

        if (!(Math.Abs(sum - squareMetres) <= blur))
            return null;
        foreach (var hole in holes)
        {
            if (ShellOf(hole, shells) is not { } shell)
                return null;
            shell.Holes.Add(hole);
        }

        return new([.. shells.Select(shell => new Polygon(shell.Ring, [.. shell.Holes]))]);
    }

    private static Part? ShellOf(LinearRing hole, List<Part> shells) => shells.Count == 1
        ? shells[0]
        : shells.Where(shell => RayCrossingCounter.LocatePointInRing(hole.CoordinateSequence.GetCoordinate(0), shell.Ring.CoordinateSequence) != Location.Exterior)
            .MinBy(shell => shell.Area);

    private static double SignedArea(double[] ring, out double length)
    {
        var (sum, x0, y0) = (0.0, ring[0], ring[1]);
        length = 0;
        for (var i = 0; i < ring.Length; i += 2)
        {
            var next = i + 2 < ring.Length ? i + 2 : 0;
            var (ux, uy, vx, vy) = (ring[i] - x0, ring[i + 1] - y0, ring[next] - x0, ring[next + 1] - y0);
            sum += ux * vy - uy * vx;
            length += Math.Abs(vx - ux) + Math.Abs(vy - uy);
        }

        return sum / 2;
    }

    private static LinearRing Close(double[] ring) =>
        new(new PackedDoubleCoordinateSequence([.. ring, ring[0], ring[1]], 2, 0), GeometryFactory.Default);

    private sealed record Part(LinearRing Ring, double Area, List<LinearRing> Holes);
}
