using System.Buffers;
using System.Buffers.Binary;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>The GeoPackage binary: a header with CRS and envelope, then ISO WKB (OGC 12-128r17 §2.1.3).</summary>
internal static class GeometryBlob
{
    private const int PlainHeaderBytes = 8;
    private const int EnvelopeBytes = 32;
    private const byte LittleEndian = 0b0000_0001;
    private const byte EnvelopeXy = 0b0000_0010;
    private const byte Empty = 0b0001_0000;

    // By the envelope indicator: none, XY, XYZ, XYM, XYZM.
    private static readonly int[] EnvelopeSizes = [0, 32, 48, 48, 64];

    /// <summary>Appends a shape; answers how many bytes its header has.</summary>
    public static int Write(Geometry shape, GeometryKind kind, int srsId, ArrayBufferWriter<byte> target)
    {
        var empty = shape.IsEmpty;
        var bytes = empty ? PlainHeaderBytes : PlainHeaderBytes + EnvelopeBytes;
        var header = target.GetSpan(bytes);
        "GP\0"u8.CopyTo(header);
        header[3] = empty ? (byte)(LittleEndian | Empty) : (byte)(LittleEndian | EnvelopeXy);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], srsId);
        if (!empty)
            WriteEnvelope(header[PlainHeaderBytes..], shape.EnvelopeInternal);
        target.Advance(bytes);
        ShapeBytes.Write(shape, kind, target);
        return bytes;
    }

    /// <summary>The WKB in a blob.</summary>
    /// <exception cref="FormatException">Not a GeoPackage binary.</exception>
    public static ReadOnlySpan<byte> Wkb(ReadOnlySpan<byte> blob)
    {
        if (blob.Length < PlainHeaderBytes || blob[0] != (byte)'G' || blob[1] != (byte)'P')
            throw new FormatException("The shape is not a GeoPackage binary.");
        var indicator = (blob[3] >> 1) & 0b111;
        var header = indicator < EnvelopeSizes.Length ? PlainHeaderBytes + EnvelopeSizes[indicator] : int.MaxValue;
        return header <= blob.Length ? blob[header..] : throw new FormatException("The shape's header is damaged.");
    }

    /// <summary>The envelope in a blob's header, or that of its coordinates where the header has none. Null envelope
    /// where it is empty.</summary>
    public static Envelope EnvelopeOf(ReadOnlySpan<byte> blob)
    {
        var wkb = Wkb(blob);
        if ((blob[3] & Empty) != 0)
            return new();
        if (((blob[3] >> 1) & 0b111) == 0)
            return ShapeBytes.Read(wkb, GeometryFactory.Default).EnvelopeInternal;
        var little = (blob[3] & LittleEndian) != 0;
        return new(Ordinate(blob, 0, little), Ordinate(blob, 1, little), Ordinate(blob, 2, little),
            Ordinate(blob, 3, little));
    }

    private static void WriteEnvelope(Span<byte> target, Envelope envelope)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(target, envelope.MinX);
        BinaryPrimitives.WriteDoubleLittleEndian(target[8..], envelope.MaxX);
        BinaryPrimitives.WriteDoubleLittleEndian(target[16..], envelope.MinY);
        BinaryPrimitives.WriteDoubleLittleEndian(target[24..], envelope.MaxY);
    }

    private static double Ordinate(ReadOnlySpan<byte> blob, int index, bool little)
    {
        var bytes = blob[(PlainHeaderBytes + 8 * index)..];
        return little ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
    }
}
