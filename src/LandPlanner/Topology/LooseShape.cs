using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.Topology;

/// <summary>Rings, lines or points exactly as a file holds them, right or wrong: nothing is closed, ordered or dropped yet.</summary>
/// <remarks>XY only; x east before y north. What it may hold wrong is for <c>Intake</c> to find, repair or reject.</remarks>
public sealed class LooseShape
{
    /// <param name="coordinates">x, y, x, y, … of all rings in turn.</param>
    /// <param name="ringEnds">For each ring the number of vertices up to and with it; ascending.</param>
    /// <param name="partEnds">For each part (a polygon with its holes, a line, a point) the number of rings up to and with it; ascending.</param>
    public LooseShape(GeometryKind kind, double[] coordinates, int[] ringEnds, int[] partEnds)
    {
        var vertices = ringEnds.Length == 0 ? 0 : ringEnds[^1];
        var rings = partEnds.Length == 0 ? 0 : partEnds[^1];
        if (coordinates.Length != 2 * vertices || rings != ringEnds.Length)
            throw new ArgumentException("Ring ends, part ends and coordinates do not match.");
        (Kind, Coordinates, RingEnds, PartEnds) = (kind, coordinates, ringEnds, partEnds);
    }

    /// <summary>A shape's rings as they are; empty where it is no polygon or multipolygon.</summary>
    public static LooseShape Of(Geometry polygonal)
    {
        var (coordinates, rings, parts) = (new List<double>(2 * polygonal.NumPoints), new List<int>(), new List<int>());
        for (var i = 0; i < polygonal.NumGeometries; i++)
        {
            if (polygonal.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon)
                continue;
            foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(ring => ring.CoordinateSequence))
            {
                for (var vertex = 0; vertex < ring.Count; vertex++)
                    coordinates.AddRange([ring.GetX(vertex), ring.GetY(vertex)]);
                rings.Add(coordinates.Count / 2);
            }

            parts.Add(rings.Count);
        }

        return new(GeometryKind.Polygon, [.. coordinates], [.. rings], [.. parts]);
    }

    public GeometryKind Kind { get; }

    public double[] Coordinates { get; }

    public int[] RingEnds { get; }

    public int[] PartEnds { get; }

    public bool IsEmpty => Coordinates.Length == 0;

    public int RingCount => RingEnds.Length;

    /// <summary>The x, y pairs of one ring, in the file's order, with the closing point if the file wrote one.</summary>
    public ReadOnlySpan<double> Ring(int ring)
    {
        var start = ring == 0 ? 0 : RingEnds[ring - 1];
        return Coordinates.AsSpan(2 * start, 2 * (RingEnds[ring] - start));
    }
}
