using System.Numerics;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Overlays;

/// <summary>
/// The judge that shares nothing with what it judges: what two figures in whole grid units have in common, by fractions
/// of big integers.
/// </summary>
/// <remarks>
/// <para>
/// How often a figure covers a point is how many of its edges run westwards above the point less how many run eastwards
/// there. So the area that two figures have in common is a sum over all pairs of their edges: the area below both of
/// them, taken with the product of their directions. No crossing is looked for, and no contact is a special case: below
/// the lower of two straight lines there is a trapezium, less a triangle where they change places.
/// </para>
/// <para>
/// Where a figure covers a point twice, it counts twice. Each term is rounded to 2⁻¹²⁸ square units, their sum to 2⁻⁶⁴.
/// </para>
/// </remarks>
internal static class ExactOverlap
{
    private const int TermBits = 128;
    private const int SumBits = 64;

    public static double SquareMetres(Geometry a, Geometry b)
    {
        var (edgesOfA, edgesOfB) = (EdgesOf(a), EdgesOf(b));
        var sum = BigInteger.Zero;
        foreach (var e in edgesOfA)
        {
            foreach (var f in edgesOfB)
                sum += e.Sign * f.Sign * TwiceBelowBoth(e, f);
        }

        var rounded = (sum + (BigInteger.One << (TermBits - SumBits - 1))) >> (TermBits - SumBits);
        return (double)rounded / Math.Pow(2, SumBits) / 2 * Place.SquareMetresPerUnit;
    }

    /// <summary>Twice the area below both edges and above y = 0, from where both begin to where one ends.</summary>
    private static BigInteger TwiceBelowBoth(Edge e, Edge f)
    {
        var (from, to) = (Math.Max(e.West, f.West), Math.Min(e.East, f.East));
        if (from >= to)
            return 0;
        var (startE, endE) = (e.ScaledHeight(from), e.ScaledHeight(to));
        var (startF, endF) = (f.ScaledHeight(from), f.ScaledHeight(to));
        var (start, end) = (startE * f.Width - startF * e.Width, endE * f.Width - endF * e.Width);
        var (width, scale) = ((BigInteger)(to - from), (BigInteger)e.Width * f.Width);
        return Fraction(width * (startE + endE), e.Width) - TwiceBetween(start, end, width, scale);
    }

    /// <summary>
    /// Twice the area above the second edge and below the first; <paramref name="start"/> and <paramref name="end"/> are
    /// by how much the first is above the second.
    /// </summary>
    private static BigInteger TwiceBetween(BigInteger start, BigInteger end, BigInteger width, BigInteger scale)
    {
        if (start.Sign <= 0 && end.Sign <= 0)
            return 0;
        if (start.Sign >= 0 && end.Sign >= 0)
            return Fraction(width * (start + end), scale);
        var above = BigInteger.Max(start, end);
        return Fraction(width * above * above, BigInteger.Abs(start - end) * scale);
    }

    private static BigInteger Fraction(BigInteger numerator, BigInteger denominator) =>
        (numerator << TermBits) / denominator;

    private static List<Edge> EdgesOf(Geometry figure)
    {
        var edges = new List<Edge>();
        for (var i = 0; i < figure.NumGeometries; i++)
        {
            if (figure.GetGeometryN(i) is not Polygon polygon)
                continue;
            AddRing(edges, polygon.ExteriorRing, turn: 1);
            foreach (var hole in polygon.InteriorRings)
                AddRing(edges, hole, turn: -1);
        }

        return edges;
    }

    /// <summary>A ring runs counter-clockwise (1) or clockwise (−1), whichever way it is written.</summary>
    private static void AddRing(List<Edge> edges, LineString ring, int turn)
    {
        var points = ring.Coordinates.Select(c => (X: (long)c.X, Y: (long)c.Y)).ToArray();
        var steps = points.Zip(points.Skip(1)).ToArray();
        var area = steps.Aggregate(BigInteger.Zero, (sum, step) =>
            sum + (BigInteger)step.First.X * step.Second.Y - (BigInteger)step.First.Y * step.Second.X);
        foreach (var (p, q) in steps.Where(step => step.First.X != step.Second.X))
        {
            edges.Add(p.X < q.X
                ? new(p.X, p.Y, q.X, q.Y, -area.Sign * turn)
                : new(q.X, q.Y, p.X, p.Y, area.Sign * turn));
        }
    }

    private readonly record struct Edge(long West, long WestY, long East, long EastY, int Sign)
    {
        public long Width => East - West;

        /// <summary>The height at <paramref name="x"/>, times <see cref="Width"/>.</summary>
        public BigInteger ScaledHeight(long x) => (BigInteger)WestY * Width + (BigInteger)(x - West) * (EastY - WestY);
    }
}
