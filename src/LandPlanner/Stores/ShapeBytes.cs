using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using LandPlanner.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace LandPlanner.Stores;

/// <summary>Shapes as little-endian ISO WKB, XY, always multi: the form in which they are stored and hashed.</summary>
public static class ShapeBytes
{
    /// <summary>Appends a shape, single or multi, as multi.</summary>
    /// <exception cref="WorkspaceException">The shape is not of the layer's kind, or a coordinate is not
    /// finite.</exception>
    public static void Write(Geometry shape, GeometryKind kind, IBufferWriter<byte> target)
    {
        var parts = shape.IsEmpty && shape is not GeometryCollection ? 0 : shape.NumGeometries;
        Header(MultiType(kind), parts, target);
        for (var i = 0; i < parts; i++)
            WritePart(shape.GetGeometryN(i), kind, target);
    }

    /// <summary>Reads any WKB the way <see cref="Write"/> wrote it; another program's (other byte order, single parts)
    /// too. Z and M are dropped.</summary>
    /// <exception cref="FormatException">Not well-known binary.</exception>
    public static Geometry Read(ReadOnlySpan<byte> wkb, GeometryFactory factory) =>
        new WkbCursor(wkb, factory).ReadShape();

    /// <summary>The WKB type of a layer of this kind.</summary>
    public static int MultiType(GeometryKind kind) => kind switch
    {
        GeometryKind.Point => 4,
        GeometryKind.Line => 5,
        GeometryKind.Polygon => 6,
        _ =>
            throw new WorkspaceException("The layer is a table without shapes, but the feature has one. Leave the shape out, or make the layer of its kind."),
    };

    private static void WritePart(Geometry part, GeometryKind kind, IBufferWriter<byte> target)
    {
        switch (kind, part)
        {
            case (GeometryKind.Point, Point point) when !point.IsEmpty:
                Prefix(1, target);
                Coordinates(point.CoordinateSequence, target);
                break;
            case (GeometryKind.Line, LineString line):
                Header(2, line.NumPoints, target);
                Coordinates(line.CoordinateSequence, target);
                break;
            case (GeometryKind.Polygon, Polygon polygon):
                WritePolygon(polygon, target);
                break;
            default:
                throw new WorkspaceException($"A layer of kind {kind} cannot hold a {(part.IsEmpty ? (Sentence)"empty " : "")}{part.GeometryType}.");
        }
    }

    private static void WritePolygon(Polygon polygon, IBufferWriter<byte> target)
    {
        Header(3, polygon.IsEmpty ? 0 : 1 + polygon.NumInteriorRings, target);
        if (polygon.IsEmpty)
            return;
        Ring(polygon.ExteriorRing, target);
        for (var i = 0; i < polygon.NumInteriorRings; i++)
            Ring(polygon.GetInteriorRingN(i), target);
    }

    private static void Ring(LineString ring, IBufferWriter<byte> target)
    {
        var span = target.GetSpan(4);
        BinaryPrimitives.WriteInt32LittleEndian(span, ring.NumPoints);
        target.Advance(4);
        Coordinates(ring.CoordinateSequence, target);
    }

    private static void Coordinates(CoordinateSequence sequence, IBufferWriter<byte> target)
    {
        var bytes = 16 * sequence.Count;
        var span = target.GetSpan(bytes)[..bytes];
        if (BitConverter.IsLittleEndian && sequence is PackedDoubleCoordinateSequence { Dimension: 2 } packed)
        {
            Pack(packed.GetRawCoordinates(), span);
            target.Advance(bytes);
            return;
        }

        for (var i = 0; i < sequence.Count; i++)
        {
            var (x, y) = (sequence.GetX(i), sequence.GetY(i));
            if (!double.IsFinite(x) || !double.IsFinite(y))
                throw NotFinite();
            BinaryPrimitives.WriteDoubleLittleEndian(span[(16 * i)..], x);
            BinaryPrimitives.WriteDoubleLittleEndian(span[(16 * i + 8)..], y);
        }

        target.Advance(bytes);
    }

    /// <summary>x and y lie in memory as they lie in WKB.</summary>
    private static void Pack(ReadOnlySpan<double> ordinates, Span<byte> target)
    {
        foreach (var ordinate in ordinates)
        {
            if (!double.IsFinite(ordinate))
                throw NotFinite();
        }

        MemoryMarshal.AsBytes(ordinates).CopyTo(target);
    }

    private static WorkspaceException NotFinite() =>
        new("A shape has a coordinate that is not a finite number. Repair the shape first.");

    private static void Header(int type, int count, IBufferWriter<byte> target)
    {
        Prefix(type, target);
        BinaryPrimitives.WriteInt32LittleEndian(target.GetSpan(4), count);
        target.Advance(4);
    }

    private static void Prefix(int type, IBufferWriter<byte> target)
    {
        var span = target.GetSpan(5);
        span[0] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], type);
        target.Advance(5);
    }
}
