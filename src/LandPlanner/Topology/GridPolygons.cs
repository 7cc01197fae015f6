using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace LandPlanner.Topology;

/// <summary>Turns shapes on the grid into NetTopologySuite's polygons and back.</summary>
internal static class GridPolygons
{
    private static readonly GeometryFactory Stored = new(PackedCoordinateSequenceFactory.DoubleFactory);
    private static readonly GeometryFactory Lines = new(new PrecisionModel(1));

    /// <summary>The factory of everything stored: packed doubles, floating precision, no SRID.</summary>
    public static GeometryFactory Factory => Stored;

    /// <summary>
    /// x, y pairs in metres of the vertices from <paramref name="start"/> to before <paramref name="end"/>.
    /// </summary>
    public static double[] Coordinates(GridShape grid, int start, int end)
    {
        var coordinates = new double[2 * (end - start)];
        for (var i = start; i < end; i++)
        {
            coordinates[2 * (i - start)] = Grid.FromLong(grid.X[i]);
            coordinates[2 * (i - start) + 1] = Grid.FromLong(grid.Y[i]);
        }

        return coordinates;
    }

    /// <summary>In metres, shells counter-clockwise, holes clockwise. The rings must each have an inside.</summary>
    public static MultiPolygon InMetres(GridShape grid) =>
        Build(grid, Stored, (ring, isHole) => StoredRing(grid, ring, isHole));

    /// <summary>
    /// In grid lines from an origin, where every coordinate is a whole number and small; rings as they are.
    /// </summary>
    public static MultiPolygon InLines(GridShape grid, (long X, long Y) origin) =>
        Build(grid, Lines, (ring, _) => LinesRing(grid, ring, origin));

    /// <summary>The reverse of <see cref="InLines"/>; leaves out what is not a polygon.</summary>
    public static void Read(Geometry polygonal, (long X, long Y) origin, GridShape grid)
    {
        grid.Clear();
        for (var i = 0; i < polygonal.NumGeometries; i++)
        {
            if (polygonal.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon)
                continue;
            ReadRing(polygon.ExteriorRing, origin, grid);
            for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
                ReadRing(polygon.GetInteriorRingN(hole), origin, grid);
            grid.EndPart();
        }
    }

    /// <summary>The south-western corner of a shape's box.</summary>
    public static (long X, long Y) Origin(GridShape grid)
    {
        var (x, y) = (long.MaxValue, long.MaxValue);
        for (var i = 0; i < grid.VertexCount; i++)
            (x, y) = (Math.Min(x, grid.X[i]), Math.Min(y, grid.Y[i]));
        return (x, y);
    }

    private static MultiPolygon Build(GridShape grid, GeometryFactory factory, Func<int, bool, LinearRing> build)
    {
        var polygons = new Polygon[grid.PartCount];
        for (var part = 0; part < polygons.Length; part++)
        {
            var shell = grid.PartStart(part);
            var holes = new LinearRing[grid.PartEnd(part) - shell - 1];
            for (var hole = 0; hole < holes.Length; hole++)
                holes[hole] = build(shell + 1 + hole, true);
            polygons[part] = factory.CreatePolygon(build(shell, false), holes);
        }

        return factory.CreateMultiPolygon(polygons);
    }

    private static LinearRing StoredRing(GridShape grid, int ring, bool isHole)
    {
        var (start, count) = (grid.RingStart(ring), grid.RingEnd(ring) - grid.RingStart(ring));
        var reverse = IsCounterClockwise(grid.X.Slice(start, count), grid.Y.Slice(start, count)) == isHole;
        var coordinates = new double[2 * count + 2];
        for (var i = 0; i < count; i++)
        {
            var place = reverse && i > 0 ? count - i : i;
            coordinates[2 * place] = Grid.FromLong(grid.X[start + i]);
            coordinates[2 * place + 1] = Grid.FromLong(grid.Y[start + i]);
        }

        (coordinates[^2], coordinates[^1]) = (coordinates[0], coordinates[1]);
        return Stored.CreateLinearRing(new PackedDoubleCoordinateSequence(coordinates, 2, 0));
    }

    /// <summary>
    /// By the turn at the westernmost vertex (the southernmost of those), which is a corner of the ring's convex
    /// hull.
    /// </summary>
    private static bool IsCounterClockwise(ReadOnlySpan<long> xs, ReadOnlySpan<long> ys)
    {
        var corner = 0;
        for (var i = 1; i < xs.Length; i++)
        {
            if (xs[i] < xs[corner] || (xs[i] == xs[corner] && ys[i] < ys[corner]))
                corner = i;
        }

        var (before, after) = (corner == 0 ? xs.Length - 1 : corner - 1, corner + 1 == xs.Length ? 0 : corner + 1);
        return (Int128)(xs[corner] - xs[before]) * (ys[after] - ys[corner])
            > (Int128)(ys[corner] - ys[before]) * (xs[after] - xs[corner]);
    }

    private static LinearRing LinesRing(GridShape grid, int ring, (long X, long Y) origin)
    {
        var (start, count) = (grid.RingStart(ring), grid.RingEnd(ring) - grid.RingStart(ring));
        var coordinates = new Coordinate[count + 1];
        for (var i = 0; i <= count; i++)
        {
            var vertex = start + i % count;
            coordinates[i] = new(grid.X[vertex] - origin.X, grid.Y[vertex] - origin.Y);
        }

        return Lines.CreateLinearRing(coordinates);
    }

    private static void ReadRing(LineString ring, (long X, long Y) origin, GridShape grid)
    {
        var sequence = ring.CoordinateSequence;
        for (var i = 0; i < sequence.Count - 1; i++)
            grid.Add((long)Math.Round(sequence.GetX(i)) + origin.X, (long)Math.Round(sequence.GetY(i)) + origin.Y);
        grid.EndRing(-1);
    }
}
