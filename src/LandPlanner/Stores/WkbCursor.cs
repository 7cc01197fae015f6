using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace LandPlanner.Stores;

/// <summary>Reads one WKB shape (ISO or EWKB types, either byte order) into packed coordinates.</summary>
internal ref struct WkbCursor(ReadOnlySpan<byte> wkb, GeometryFactory factory)
{
    private const int DeepestNesting = 8;

    private ReadOnlySpan<byte> _rest = wkb;
    private bool _little;
    private int _ordinates;

    public Geometry ReadShape() => ReadShape(0);

    private Geometry ReadShape(int depth)
    {
        if (depth > DeepestNesting)
            throw new FormatException("The shape is nested too deep.");
        var type = ReadHeader();
        return type switch
        {
            1 => ReadPoint(),
            2 => factory.CreateLineString(Sequence(Count(8 * _ordinates))),
            3 => ReadPolygon(),
            4 => factory.CreateMultiPoint(ReadParts<Point>(depth)),
            5 => factory.CreateMultiLineString(ReadParts<LineString>(depth)),
            6 => factory.CreateMultiPolygon(ReadParts<Polygon>(depth)),
            7 => factory.CreateGeometryCollection(ReadParts<Geometry>(depth)),
            _ => throw new FormatException($"The shape's type {type} is not known."),
        };
    }

    private int ReadHeader()
    {
        _little = Take(1)[0] == 1;
        var word = (uint)Int();
        if ((word & 0x2000_0000) != 0)
            Take(4);
        var iso = (word & 0x0fff_ffff) / 1000;
        _ordinates = 2 + (iso is 1 or 3 || (word & 0x8000_0000) != 0 ? 1 : 0) + (iso is 2 or 3 || (word & 0x4000_0000) != 0 ? 1 : 0);
        return (int)((word & 0x0fff_ffff) % 1000);
    }

    private T[] ReadParts<T>(int depth)
        where T : Geometry
    {
        var parts = new T[Count(5)];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = ReadShape(depth + 1) as T ?? throw new FormatException("The shape has a part of another kind.");
        return parts;
    }

    private Point ReadPoint()
    {
        var sequence = Sequence(1);
        return double.IsNaN(sequence.GetX(0)) ? factory.CreatePoint() : factory.CreatePoint(sequence);
    }

    private Polygon ReadPolygon()
    {
        var rings = Count(4);
        if (rings == 0)
            return factory.CreatePolygon();
        var shell = Ring();
        var holes = new LinearRing[rings - 1];
        for (var i = 0; i < holes.Length; i++)
            holes[i] = Ring();
        return factory.CreatePolygon(shell, holes);
    }

    private LinearRing Ring()
    {
        try
        {
            return factory.CreateLinearRing(Sequence(Count(8 * _ordinates)));
        }
        catch (ArgumentException problem)
        {
            throw new FormatException("The shape has a ring that is not closed.", problem);
        }
    }

    private PackedDoubleCoordinateSequence Sequence(int points)
    {
        var bytes = Take(8 * _ordinates * points);
        var ordinates = new double[2 * points];
        if (_little && _ordinates == 2 && BitConverter.IsLittleEndian)
            bytes.CopyTo(MemoryMarshal.AsBytes(ordinates.AsSpan()));
        else
            Convert(bytes, ordinates);
        return new(ordinates, 2, 0);
    }

    private readonly void Convert(ReadOnlySpan<byte> bytes, double[] ordinates)
    {
        for (var i = 0; i < ordinates.Length; i++)
        {
            var source = bytes[(8 * (i / 2 * _ordinates + i % 2))..];
            ordinates[i] = _little ? BinaryPrimitives.ReadDoubleLittleEndian(source) : BinaryPrimitives.ReadDoubleBigEndian(source);
        }
    }

    private int Count(int leastBytesEach)
    {
        var count = Int();
        if (count < 0 || (long)count * leastBytesEach > _rest.Length)
            throw new FormatException("The shape is cut short.");
        return count;
    }

    private int Int()
    {
        var bytes = Take(4);
        return _little ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes > _rest.Length)
            throw new FormatException("The shape is cut short.");
        var taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }
}
