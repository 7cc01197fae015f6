using System.Buffers;
using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace LandPlanner.Gdal;

/// <summary>Writes shapes as little-endian ISO well-known binary, always multi, with one height for all where
/// asked.</summary>
internal sealed class WkbShapes(double? z)
{
    private const uint ZOffset = 1000;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Valid until the next call.</summary>
    /// <exception cref="ArgumentException">The shape is a collection of several kinds.</exception>
    internal ReadOnlySpan<byte> Write(Geometry shape)
    {
        _bytes.ResetWrittenCount();
        Header(MultiCode(shape));
        UInt((uint)shape.NumGeometries);
        for (var i = 0; i < shape.NumGeometries; i++)
            Part(shape.GetGeometryN(i));
        return _bytes.WrittenSpan;
    }

    private static uint MultiCode(Geometry shape) => shape switch
    {
        NetTopologySuite.Geometries.Point or MultiPoint => 4,
        LineString or MultiLineString => 5,
        Polygon or MultiPolygon => 6,
        _ => throw new ArgumentException($"A {shape.GeometryType} is neither points, lines nor polygons."),
    };

    private void Part(Geometry part)
    {
        switch (part)
        {
            case NetTopologySuite.Geometries.Point point:
                Header(1);
                Vertex(point.IsEmpty ? double.NaN : point.X, point.IsEmpty ? double.NaN : point.Y);
                break;
            case LineString line:
                Header(2);
                Vertices(line.CoordinateSequence);
                break;
            case Polygon polygon:
                Header(3);
                Rings(polygon);
                break;
        }
    }

    private void Rings(Polygon polygon)
    {
        UInt(polygon.IsEmpty ? 0u : 1u + (uint)polygon.NumInteriorRings);
        if (polygon.IsEmpty)
            return;
        Vertices(polygon.Shell.CoordinateSequence);
        foreach (var hole in polygon.Holes)
            Vertices(hole.CoordinateSequence);
    }

    private void Vertices(CoordinateSequence vertices)
    {
        UInt((uint)vertices.Count);
        for (var i = 0; i < vertices.Count; i++)
            Vertex(vertices.GetX(i), vertices.GetY(i));
    }

    private void Vertex(double x, double y)
    {
        Double(x);
        Double(y);
        if (z is { } height)
            Double(height);
    }

    private void Header(uint code)
    {
        _bytes.GetSpan(1)[0] = 1;
        _bytes.Advance(1);
        UInt(z is null ? code : code + ZOffset);
    }

    private void UInt(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(4), value);
        _bytes.Advance(4);
    }

    private void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(8), value);
        _bytes.Advance(8);
    }
}
