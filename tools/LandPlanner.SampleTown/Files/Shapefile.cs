using System.Buffers.Binary;
using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.SampleTown.Files;

/// <summary>Writes shapefiles as land bureaus send them, with what is wrong with them: any rings at all, with or without the files beside.</summary>
internal static class Shapefile
{
    private const int HeaderBytes = 100;
    private const int Point = 1;
    private const int Polygon = 5;
    private const int PolygonZ = 15;

    public static void Write(string path, Layer layer, ShapefileDress dress)
    {
        var shapes = layer.Rows.Select(row => row.Shape is null ? null : row.Shape is Point point ? [point.Coordinates] : Rings(row.Shape)).ToArray();
        Write(path, layer, shapes, dress);
    }

    /// <param name="rings">The rings of each record just as they go into the file, shells clockwise; null for a record without shape.</param>
    public static void Write(string path, Layer layer, IReadOnlyList<Coordinate[][]?> rings, ShapefileDress dress)
    {
        var kind = layer.Kind == GeometryKind.Point ? Point : dress.HasZ ? PolygonZ : Polygon;
        var contents = rings.Select(parts => Content(kind, parts)).ToArray();
        File.WriteAllBytes(Path.ChangeExtension(path, ".shp"), Records(kind, contents, rings));
        File.WriteAllBytes(Path.ChangeExtension(path, ".shx"), Index(kind, contents, rings));
        Dbf.Write(Path.ChangeExtension(path, ".dbf"), layer, dress.Encoding, dress.LanguageDriver);
        if (dress.Prj is not null)
            File.WriteAllText(Path.ChangeExtension(path, ".prj"), dress.Prj);
        if (dress.Cpg is not null)
            File.WriteAllText(Path.ChangeExtension(path, ".cpg"), dress.Cpg);
    }

    private static Coordinate[][] Rings(Geometry shape) =>
    [
        .. Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).Cast<Polygon>()
            .SelectMany(polygon => polygon.InteriorRings.Select(Counterclockwise).Prepend(Clockwise(polygon.ExteriorRing))),
    ];

    private static Coordinate[] Clockwise(LineString ring) => IsCounterclockwise(ring) ? [.. ring.Coordinates.Reverse()] : ring.Coordinates;

    private static Coordinate[] Counterclockwise(LineString ring) => IsCounterclockwise(ring) ? ring.Coordinates : [.. ring.Coordinates.Reverse()];

    private static bool IsCounterclockwise(LineString ring) => NetTopologySuite.Algorithm.Orientation.IsCCW(ring.CoordinateSequence);

    private static byte[] Content(int kind, Coordinate[][]? parts)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(parts is null ? 0 : kind);
        if (parts is null)
            return memory.ToArray();
        var points = parts.SelectMany(part => part).ToArray();
        if (kind != Point)
        {
            WriteBox(writer, points);
            writer.Write(parts.Length);
            writer.Write(points.Length);
            var start = 0;
            foreach (var part in parts)
            {
                writer.Write(start);
                start += part.Length;
            }
        }

        foreach (var point in points)
        {
            writer.Write(point.X);
            writer.Write(point.Y);
        }

        if (kind == PolygonZ)
            writer.Write(new byte[8 * (2 + points.Length)]);
        return memory.ToArray();
    }

    private static void WriteBox(BinaryWriter writer, IReadOnlyCollection<Coordinate> points)
    {
        writer.Write(points.Min(point => point.X));
        writer.Write(points.Min(point => point.Y));
        writer.Write(points.Max(point => point.X));
        writer.Write(points.Max(point => point.Y));
    }

    private static byte[] Records(int kind, byte[][] contents, IReadOnlyList<Coordinate[][]?> rings)
    {
        using var memory = new MemoryStream();
        memory.Write(Header(kind, HeaderBytes + contents.Sum(content => content.Length + 8), rings));
        for (var i = 0; i < contents.Length; i++)
        {
            memory.Write(BigEndian(i + 1));
            memory.Write(BigEndian(contents[i].Length / 2));
            memory.Write(contents[i]);
        }

        return memory.ToArray();
    }

    private static byte[] Index(int kind, byte[][] contents, IReadOnlyList<Coordinate[][]?> rings)
    {
        using var memory = new MemoryStream();
        memory.Write(Header(kind, HeaderBytes + 8 * contents.Length, rings));
        var offset = HeaderBytes;
        foreach (var content in contents)
        {
            memory.Write(BigEndian(offset / 2));
            memory.Write(BigEndian(content.Length / 2));
            offset += content.Length + 8;
        }

        return memory.ToArray();
    }

    private static byte[] Header(int kind, int length, IReadOnlyList<Coordinate[][]?> rings)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(BigEndian(9994));
        writer.Write(new byte[20]);
        writer.Write(BigEndian(length / 2));
        writer.Write(1000);
        writer.Write(kind);
        WriteBox(writer, [.. rings.Where(parts => parts is not null).SelectMany(parts => parts!).SelectMany(part => part)]);
        writer.Write(new byte[32]);
        return memory.ToArray();
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
