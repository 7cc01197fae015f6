using CsCheck;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Overlays;

/// <summary>
/// Figures to overlay, their corners whole grid units (0.1 mm) about (0, 0), out to about <c>size</c>.
/// </summary>
/// <remarks>
/// Small ones with many corners may cross themselves after rounding, as real ones do. <see cref="ExactOverlap"/> judges
/// these as well.
/// </remarks>
internal static class GridFigures
{
    /// <summary>From 1 mm to 300 km, by way of both sides of 2²⁵, 2²⁶ and 2³¹ grid units.</summary>
    public static readonly double[] Sizes = [10, 100, 1e4, 1e6, 1e7, 3.4e7, 6.8e7, 1.4e8, 1e9, 3e9];

    /// <summary>Both sides of every power of two that edges may be taken by.</summary>
    public static readonly int[] CornerCounts = [3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65];

    private static readonly GeometryFactory Factory = new();

    private static readonly Gen<int> Corners = Gen.OneOf(CornerCounts);

    private static readonly Gen<double> Turn =
        Gen.OneOf(Gen.Int[0, 3].Select(quarters => quarters * Math.PI / 2), Gen.Double[0, 2 * Math.PI]);

    private static readonly Gen<double[]> Heights = Gen.Double[0.3, 1].Array[1, 12];

    public static Gen<Geometry> Of(double size) => Gen.OneOf(
        Star(size), Comb(size), Zigzag(size), Spiral(size), Needle(size), Nest(size), Pinched(size), Twins(size));

    public static Gen<Geometry> Star(double size) => Corners.SelectMany(count => Gen.Select(
        Radii(count), Turn, (radii, turn) => (Geometry)Polygon(Around(radii, turn, size))));

    /// <summary>Teeth on a bar: turned by a quarter, two of them cross everywhere.</summary>
    public static Gen<Geometry> Comb(double size) => Gen.Select(Heights, Turn, (heights, turn) =>
    {
        var step = size / heights.Length;
        var teeth = heights.Reverse().SelectMany((height, i) =>
        {
            var (right, left) = ((heights.Length - 0.5 - i) * step, (heights.Length - 1 - i) * step);
            return new[] { (right, 0.2 * size), (right, height * size), (left, height * size), (left, 0.2 * size) };
        });
        return (Geometry)Polygon(Turned([(0, 0), ((heights.Length - 0.5) * step, 0), .. teeth], turn));
    });

    /// <summary>A band of equal thickness that goes up and down.</summary>
    public static Gen<Geometry> Zigzag(double size) => Gen.Select(Gen.Int[3, 33], Gen.Double[0.001, 0.4], Turn,
        (count, thickness, turn) =>
        {
            var upper = Enumerable.Range(0, count).Select(i => (X: size * i / count, Y: i % 2 * 0.5 * size)).ToArray();
            var lower = upper.Reverse().Select(p => (p.X, p.Y - thickness * size));
            return (Geometry)Polygon(Turned([.. upper, .. lower], turn));
        });

    public static Gen<Geometry> Spiral(double size) => Gen.Select(Gen.Int[6, 40], Gen.Double[0.1, 0.9], Turn,
        (count, thickness, turn) =>
        {
            var pitch = size / (count / 6.0 + 1);
            var outer = Enumerable.Range(0, count)
                .Select(i => (Angle: turn + i * Math.PI / 3, Radius: pitch * (1 + i / 6.0))).ToArray();
            var inner = outer.Reverse().Select(p => (p.Angle, p.Radius - thickness * pitch));
            return (Geometry)Polygon(outer.Concat(inner).Select(p => Polar(p.Item1, p.Item2)));
        });

    /// <summary>One to three units wide.</summary>
    public static Gen<Geometry> Needle(double size) => Gen.Select(Gen.Int[1, 3], Turn, (width, turn) =>
    {
        var (x, y) = Polar(turn, size);
        return (Geometry)Polygon([(-x, -y), (x, y), (x + width, y - width), (1, -1)]);
    });

    /// <summary>A ring and in its hole another. The outer hole may touch the shell in a corner.</summary>
    public static Gen<Geometry> Nest(double size) => Nest(size, Gen.Bool);

    public static Gen<Geometry> Nest(double size, Gen<bool> holeTouchesShell) => Corners.SelectMany(count => Gen.Select(
        Radii(count), Turn, holeTouchesShell, (radii, turn, touches) =>
        {
            LinearRing Scaled(double scale) => Ring(Around([.. radii.Select(r => r * scale)], turn, size));
            double[] touching = [radii[0], .. radii[1..].Select(r => r * 0.75)];
            var hole = touches ? Ring(Around(touching, turn, size)) : Scaled(0.75);
            return (Geometry)Factory.CreateMultiPolygon([
                Factory.CreatePolygon(Scaled(1), [hole]), Factory.CreatePolygon(Scaled(0.5), [Scaled(0.25)])]);
        }));

    /// <summary>One ring that comes through its first corner twice.</summary>
    public static Gen<Geometry> Pinched(double size) => Gen.Select(Gen.Double[0.1, 1].Array[4], Turn, (r, turn) =>
        (Geometry)Polygon(Turned(
            [
                (0, 0), (size, -r[0] * size), (size, r[1] * size),
                (0, 0), (-size, r[2] * size), (-size, -r[3] * size),
            ], turn)));

    /// <summary>Parts that touch in a corner, and one apart.</summary>
    public static Gen<Geometry> Twins(double size) => Gen.Select(Radii(3), Turn, (r, turn) =>
    {
        Polygon Part(params IEnumerable<(double, double)> points) => Polygon(Turned([.. points], turn));
        return (Geometry)Factory.CreateMultiPolygon([
            Part((0, 0), (size, 0), (r[0] * size, r[1] * size)),
            Part((0, 0), (-size, 0), (-r[1] * size, -r[2] * size)),
            Part((-size, size), (-r[0] * 0.9 * size, size), (-size, 2 * size))]);
    });

    /// <summary>Any closed line on a lattice of 8 by 8 points: contacts of every kind, with itself as well.</summary>
    public static Gen<Geometry> Scribble(long pitch) =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7]).Array[3, 12].Select(points =>
            (Geometry)Polygon(points.Select(p => ((double)p.Item1 * pitch, (double)p.Item2 * pitch))));

    public static Polygon Polygon(params IEnumerable<(double X, double Y)> points) =>
        Factory.CreatePolygon(Ring(points));

    public static LinearRing Ring(IEnumerable<(double X, double Y)> points)
    {
        var corners = points.Select(p => new Coordinate(Math.Round(p.X), Math.Round(p.Y))).ToList();
        corners.Add(corners[0].Copy());
        return Factory.CreateLinearRing([.. corners]);
    }

    private static Gen<double[]> Radii(int count) => Gen.Double[0.4, 1].Array[count];

    private static IEnumerable<(double X, double Y)> Around(double[] radii, double turn, double size) =>
        radii.Select((radius, i) => Polar(turn + 2 * Math.PI * i / radii.Length, size * radius));

    private static (double X, double Y) Polar(double angle, double radius) =>
        (radius * Math.Cos(angle), radius * Math.Sin(angle));

    private static IEnumerable<(double X, double Y)> Turned((double X, double Y)[] points, double turn)
    {
        var (cos, sin) = (Math.Cos(turn), Math.Sin(turn));
        return points.Select(p => (p.X * cos - p.Y * sin, p.X * sin + p.Y * cos));
    }
}
