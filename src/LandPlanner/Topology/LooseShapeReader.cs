using System.Buffers.Binary;
using LandPlanner.Features;

namespace LandPlanner.Topology;

/// <summary>Reads well-known binary (ISO or extended, any dimension, either byte order) leniently: rings are taken as they stand.</summary>
/// <remarks>
/// Sources: OGC 06-103r4 §8.2 (WKB), ISO 13249-3 (dimensions as thousands), PostGIS EWKB (dimensions and SRID as high bits). Z and M are dropped.
/// </remarks>
public ref struct LooseShapeReader
{
    private readonly ReadOnlySpan<byte> _wkb;
    private readonly GeometryKind _wanted;
    private int _at;
    private double[] _coordinates;
    private int _used;
    private readonly List<int> _ringEnds = [];
    private readonly List<int> _partEnds = [];

    private LooseShapeReader(ReadOnlySpan<byte> wkb, GeometryKind wanted)
    {
        _wkb = wkb;
        _wanted = wanted;
        // Just right for a line or a polygon, whose type and first count take 9 bytes.
        _coordinates = new double[Math.Max(2, (wkb.Length - 9) / 8)];
    }

    /// <summary>Parts of other kinds that a mixed collection held and that were left out.</summary>
    public int Dropped { get; private set; }

    /// <param name="wanted">The kind to keep of what the record holds.</param>
    /// <param name="dropped">Parts of other kinds that were left out.</param>
    /// <exception cref="FormatException">The bytes end early or hold a curve, a surface or an unknown type.</exception>
    public static LooseShape Read(ReadOnlySpan<byte> wkb, GeometryKind wanted, out int dropped)
    {
        var reader = new LooseShapeReader(wkb, wanted);
        reader.ReadGeometry(depth: 0);
        dropped = reader.Dropped;
        var coordinates = reader._used == reader._coordinates.Length ? reader._coordinates : reader._coordinates[..reader._used];
        return new(wanted, coordinates, [.. reader._ringEnds], [.. reader._partEnds]);
    }

    /// <summary>The type code without its dimensions: 1 point … 7 collection, 8 and more for curves and surfaces; 0 where there are too few bytes.</summary>
    public static int TypeOf(ReadOnlySpan<byte> wkb)
    {
        if (wkb.Length < 5)
            return 0;
        var code = wkb[0] == 0 ? BinaryPrimitives.ReadUInt32BigEndian(wkb[1..]) : BinaryPrimitives.ReadUInt32LittleEndian(wkb[1..]);
        return (int)((code & 0x0FFFFFFF) % 1000);
    }

    /// <summary>The kind a WKB type code belongs to; <see cref="GeometryKind.None"/> for collections and the unknown.</summary>
    public static GeometryKind KindOf(int type) => type switch
    {
        1 or 4 => GeometryKind.Point,
        2 or 5 or 8 or 9 or 11 or 13 => GeometryKind.Line,
        3 or 6 or 10 or 12 or 14 or 15 or 16 or 17 => GeometryKind.Polygon,
        _ => GeometryKind.None,
    };

    private void ReadGeometry(int depth)
    {
        if (depth > 32)
            throw new FormatException("Collections are nested too deeply.");
        var big = ReadByte() == 0;
        var code = ReadUInt32(big);
        if ((code & 0x20000000) != 0)
            ReadUInt32(big);
        var type = (int)((code & 0x0FFFFFFF) % 1000);
        var dimensions = Dimensions(code);
        if (type is >= 4 and <= 7)
        {
            for (var count = ReadCount(big, 5); count > 0; count--)
                ReadGeometry(depth + 1);
            return;
        }

        ReadSimple(type, dimensions, big);
    }

    private void ReadSimple(int type, int dimensions, bool big)
    {
        var (used, rings) = (_used, _ringEnds.Count);
        switch (type)
        {
            case 1:
                ReadVertices(1, dimensions, big);
                break;
            case 2:
                ReadVertices(ReadCount(big, 8 * dimensions), dimensions, big);
                break;
            case 3:
                for (var count = ReadCount(big, 4); count > 0; count--)
                    ReadVertices(ReadCount(big, 8 * dimensions), dimensions, big);
                break;
            default:
                throw new FormatException($"WKB type {type} is not a point, a line, a polygon or a collection of them.");
        }

        if (KindOf(type) == _wanted && _used > used && !IsEmptyPoint(type, used))
            _partEnds.Add(_ringEnds.Count);
        else
            LeaveOut(used, rings, counted: KindOf(type) != _wanted);
    }

    // ISO writes an empty point as a point of NaNs.
    private readonly bool IsEmptyPoint(int type, int at) => type == 1 && double.IsNaN(_coordinates[at]) && double.IsNaN(_coordinates[at + 1]);

    private void LeaveOut(int used, int rings, bool counted)
    {
        _used = used;
        _ringEnds.RemoveRange(rings, _ringEnds.Count - rings);
        if (counted)
            Dropped++;
    }

    private void ReadVertices(int count, int dimensions, bool big)
    {
        if (_used + 2 * count > _coordinates.Length)
            Array.Resize(ref _coordinates, Math.Max(2 * _coordinates.Length, _used + 2 * count));
        for (var i = 0; i < count; i++)
        {
            _coordinates[_used++] = ReadDouble(big);
            _coordinates[_used++] = ReadDouble(big);
            Take(8 * (dimensions - 2));
        }

        _ringEnds.Add(_used / 2);
    }

    private static int Dimensions(uint code)
    {
        var flags = ((code & 0x80000000) != 0 ? 1 : 0) + ((code & 0x40000000) != 0 ? 1 : 0);
        var thousands = (code & 0x0FFFFFFF) / 1000;
        return 2 + flags + (thousands == 3 ? 2 : thousands is 1 or 2 ? 1 : 0);
    }

    private int ReadCount(bool big, int bytesEach)
    {
        var count = ReadUInt32(big);
        if (count * (long)bytesEach > _wkb.Length - _at)
            throw new FormatException("The shape's bytes end early.");
        return (int)count;
    }

    private byte ReadByte() => Take(1)[0];

    private uint ReadUInt32(bool big)
    {
        var bytes = Take(4);
        return big ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    private double ReadDouble(bool big)
    {
        var bytes = Take(8);
        return big ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes);
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _wkb.Length - _at)
            throw new FormatException("The shape's bytes end early.");
        var taken = _wkb.Slice(_at, length);
        _at += length;
        return taken;
    }
}
