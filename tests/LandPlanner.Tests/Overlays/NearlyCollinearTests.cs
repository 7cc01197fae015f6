using System.Numerics;
using CsCheck;

namespace LandPlanner.Tests.Overlays;

/// <summary>
/// Long edges, and corners as near to them as the grid allows: beside an edge (p, q) without common divisor lie points
/// whose determinant with it is 1, less than an atom off. Whoever rounds one of these determinants, enters and never leaves.
/// </summary>
public sealed class NearlyCollinearTests
{
    private static readonly long[] Spans =
    [
        1_000, 10_000_019, 33_554_393, 33_554_467, 67_108_859, 67_108_879, 134_217_757,
        1_000_000_007, 2_147_483_659, 3_000_000_019,
    ];

    private static readonly Gen<(long P, long Q)> Edge =
        Gen.Select(Gen.OneOf(Spans), Gen.OneOf(Spans), Gen.Int[-50, 50], Gen.Int[-50, 50])
            .Select((p, q, dp, dq) => (p + dp, q + dq))
            .Where(edge => BigInteger.GreatestCommonDivisor(edge.Item1, edge.Item2).IsOne);

    private static readonly Gen<(double East, double North)> Apex = Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1]);

    /// <summary>B runs along A's long edge from one nearest point to another, on it, left or right of it.</summary>
    [Fact]
    public void Corners_an_atom_off_a_long_edge_are_on_their_side_of_it() =>
        Gen.Select(Edge, Apex, Apex, Gen.Int[0, 5].Array[1, 9]).Sample((edge, apexA, apexB, draws) =>
        {
            var near = draws.Select(draw => PointNear(edge, draw)).OrderBy(point => point.X);
            var a = GridFigures.Polygon((0, 0), (edge.P, edge.Q), Scaled(edge, apexA));
            var b = GridFigures.Polygon([.. near, Scaled(edge, apexB)]);

            Judges.AssertExact(a, b);
        }, iter: 1_000);

    /// <summary>
    /// The triangles of a fan over the long edge, by way of points nearest to it, against a triangle beside it.
    /// </summary>
    [Fact]
    public void Triangles_over_a_long_edge_add_up() =>
        Gen.Select(Edge, Apex, Gen.Int[0, 5].Array[2, 9]).Sample((edge, apex, draws) =>
        {
            (double X, double Y)[] points = [.. draws.Select(draw => PointNear(edge, draw)), (0, 0), (edge.P, edge.Q)];
            var near = points.Distinct().OrderBy(point => point.X).ToArray();
            var top = ((double)-edge.Q, (double)edge.P);
            var whole = GridFigures.Polygon([.. near, top]);
            var other = GridFigures.Polygon((0, 0), (edge.P, edge.Q), Scaled(edge, apex));
            var parts = near.Zip(near.Skip(1)).Select(two => GridFigures.Polygon(two.First, two.Second, top)).ToArray();

            var sum = parts.Sum(part => Place.Zone.Between(part, other).PlanarSquareMetres);

            var exact = ExactOverlap.SquareMetres(whole, other);
            Assert.Equal(exact, sum, 10 * Judges.Tolerance(exact, Math.Max(edge.P, edge.Q) / 10_000.0));
        }, iter: 300);

    /// <summary>Corners exactly on an edge, at its thirds: up to 1,200 km, where a quotient is no place on the grid.</summary>
    [Fact]
    public void Corners_exactly_on_a_long_edge_touch_it() =>
        Gen.Select(Edge, Apex, Gen.Int[1, 3], Gen.Bool).Sample((edge, apex, times, isLeft) =>
        {
            var (p, q) = ((double)edge.P, (double)edge.Q);
            var side = isLeft ? 1 : -1;
            var a = GridFigures.Polygon((0, 0), (3 * p, 3 * q), (-q, p));
            var b = GridFigures.Polygon(
                ((times - 1) * p, (times - 1) * q), (times * p, times * q), (-side * q, side * p));

            Judges.AssertExact(a, b);
            Judges.AssertExact(GridFigures.Polygon((0, 0), (3 * p, 3 * q), Scaled(edge, apex)), b);
        }, iter: 300);

    /// <summary>Edges of kilometres that part by one grid unit, so that where they cross is hard to say.</summary>
    [Fact]
    public void Nearly_parallel_edges_enclose_what_they_enclose() =>
        Gen.Select(Edge, Gen.Int[-2, 2].Array[4], Gen.Int[0, 100]).Sample((edge, off, share) =>
        {
            var (p, q) = ((double)edge.P, (double)edge.Q);
            var (x, y) = (p * share / 100, q * share / 100);
            var a = GridFigures.Polygon((0, 0), (p, q), (-q, p));
            var b = GridFigures.Polygon((off[0], off[1]), (p + off[2], q + off[3]), (p + x, q - p), (x - q, y - q));

            Judges.AssertExact(a, b);
        }, iter: 300);

    /// <summary>The nearest points left (even draws) and right of the edge, one, two or three atoms off.</summary>
    private static (double X, double Y) PointNear((long P, long Q) edge, int draw)
    {
        var (u, v) = NearestLeft(edge);
        var times = draw / 2 + 1;
        var (x, y) = (Remainder(times * u, edge.P), times * v - times * u / edge.P * edge.Q);
        return draw % 2 == 0 ? (x, y) : (edge.P - x, edge.Q - y);
    }

    private static long Remainder(long dividend, long divisor) => dividend - dividend / divisor * divisor;

    /// <summary>The point (u, v) with p·v − q·u = 1 and 0 ≤ u &lt; p, by Euclid.</summary>
    private static (long U, long V) NearestLeft((long P, long Q) edge)
    {
        var (r, nextR, s, nextS) = (edge.P, edge.Q, 0L, 1L);
        while (nextR != 0)
        {
            var quotient = r / nextR;
            (r, nextR, s, nextS) = (nextR, r - quotient * nextR, nextS, s - quotient * nextS);
        }

        var u = s > 0 ? edge.P - s : -s;
        return (u, (long)((1 + (BigInteger)edge.Q * u) / edge.P));
    }

    private static (double X, double Y) Scaled((long P, long Q) edge, (double East, double North) apex) =>
        (apex.East * edge.P, apex.North * edge.Q);
}
