using LandPlanner.Areas;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Topology;

namespace LandPlanner.Tests.Topology;

/// <summary>Loose shapes near a place in zone 41, from short lists of metres.</summary>
internal static class Shapes
{
    // On the central meridian the scale is one, so that areas are those of the plane to a millionth.
    public const double East = 500_000;
    public const double North = 4_140_000;

    public static readonly EllipsoidalArea Areas = EllipsoidalArea.For(new(
        new(4550), "CGCS2000 / 3-degree Gauss-Kruger CM 123E", CrsKind.GaussKruger, Datum.Cgcs2000, "", [], 123, East, 3));

    public static Intake Polygons() => new(Areas, GeometryKind.Polygon);

    public static double[] Ring(params double[] metres) =>
        [.. metres.Select((value, i) => value + (i % 2 == 0 ? East : North))];

    public static double[] Square(double west, double south, double size) =>
        Ring(west, south, west + size, south, west + size, south + size, west, south + size, west, south);

    /// <summary>One part: its shell, then its holes.</summary>
    public static LooseShape Part(params double[][] rings) => Parts(rings);

    public static LooseShape Parts(params double[][][] parts) => Of(GeometryKind.Polygon, parts);

    public static LooseShape Of(GeometryKind kind, params double[][][] parts)
    {
        var (ringEnds, partEnds) = (new List<int>(), new List<int>());
        var coordinates = new List<double>();
        foreach (var part in parts)
        {
            foreach (var ring in part)
            {
                coordinates.AddRange(ring);
                ringEnds.Add(coordinates.Count / 2);
            }

            partEnds.Add(ringEnds.Count);
        }

        return new(kind, [.. coordinates], [.. ringEnds], [.. partEnds]);
    }
}
