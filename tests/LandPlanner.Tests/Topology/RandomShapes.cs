using CsCheck;
using LandPlanner.Features;
using LandPlanner.Topology;
using static LandPlanner.Tests.Topology.Shapes;

namespace LandPlanner.Tests.Topology;

/// <summary>Random polygons, most of them wrong in some way.</summary>
internal static class RandomShapes
{
    /// <summary>Rings on a tiny lattice of 0.3 m, where vertices meet, edges overlap and spikes abound.</summary>
    public static readonly Gen<LooseShape> Degenerate = Shape(RingOn(0, 7, 3, 9));

    /// <summary>As above with few vertices, so that many are valid.</summary>
    public static readonly Gen<LooseShape> OftenValid = Shape(RingOn(0, 12, 3, 5));

    /// <summary>Stars that cross themselves, off the grid, with repeated vertices and now and then no number.</summary>
    public static readonly Gen<LooseShape> Garbage = Shape(
        Gen.Select(Gen.Double[-60, 60], Gen.Double[-60, 60], Gen.Int[0, 40])
            .Select((x, y, kind) => (X: kind == 0 ? double.NaN : x + East, Y: y + North, Times: kind is 1 or 2 ? 3 : 1))
            .Array[0, 14]
            .Select(points => points.SelectMany(at => Enumerable.Repeat(new[] { at.X, at.Y }, at.Times)).SelectMany(at => at).ToArray()));

    /// <summary>Simple rings about a centre, off the grid, one a part, far apart.</summary>
    public static readonly Gen<LooseShape> Simple = Gen.Double[0.3, 1].Array[3, 300].Select(radii => Part(
        [.. radii.SelectMany((radius, i) => new[]
        {
            East + 500 * radius * Math.Cos(2 * Math.PI * i / radii.Length),
            North + 500 * radius * Math.Sin(2 * Math.PI * i / radii.Length),
        }), East + 500 * radii[0], North]));

    /// <summary>The same shape with each coordinate pair, and each ring's order of pairs, changed.</summary>
    public static LooseShape Changed(LooseShape shape, Func<double, double, (double, double)> move, Func<double[][], double[][]> order)
    {
        var coordinates = new List<double>();
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            foreach (var pair in order([.. shape.Ring(ring).ToArray().Chunk(2)]))
            {
                var (x, y) = move(pair[0], pair[1]);
                coordinates.AddRange([x, y]);
            }
        }

        return new(shape.Kind, [.. coordinates], shape.RingEnds, shape.PartEnds);
    }

    private static Gen<double[]> RingOn(int least, int most, int fewest, int vertices) =>
        Gen.Select(Gen.Int[least, most], Gen.Int[least, most])
            .Select((x, y) => new[] { East + (x * 3 + 1) / 10.0, North + (y * 3 + 1) / 10.0 })
            .Array[fewest, vertices]
            .Select(points => points.Append(points[0]).SelectMany(point => point).ToArray());

    private static Gen<LooseShape> Shape(Gen<double[]> ring) =>
        ring.Array[1, 3].Array[1, 2].Select(parts => Of(GeometryKind.Polygon, parts));
}
