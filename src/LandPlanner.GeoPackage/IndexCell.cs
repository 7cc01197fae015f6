using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace LandPlanner.GeoPackage;

/// <summary>One entry of an R-tree node: a feature or a node below, and its box rounded outward to single
/// precision.</summary>
internal readonly record struct IndexCell(long Id, float MinX, float MaxX, float MinY, float MaxY)
{
    public const int Bytes = 24;

    public static IndexCell Of(long id, Envelope envelope) =>
        new(id, Down(envelope.MinX), Up(envelope.MaxX), Down(envelope.MinY), Up(envelope.MaxY));

    public static IndexCell Around(long id, ReadOnlySpan<IndexCell> cells)
    {
        var around = cells[0] with { Id = id };
        foreach (var cell in cells)
        {
            around = new(
                id, Math.Min(around.MinX, cell.MinX), Math.Max(around.MaxX, cell.MaxX),
                Math.Min(around.MinY, cell.MinY), Math.Max(around.MaxY, cell.MaxY));
        }

        return around;
    }

    public static IndexCell Read(ReadOnlySpan<byte> source) => new(
        BinaryPrimitives.ReadInt64BigEndian(source),
        BinaryPrimitives.ReadSingleBigEndian(source[8..]),
        BinaryPrimitives.ReadSingleBigEndian(source[12..]),
        BinaryPrimitives.ReadSingleBigEndian(source[16..]),
        BinaryPrimitives.ReadSingleBigEndian(source[20..]));

    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteInt64BigEndian(target, Id);
        BinaryPrimitives.WriteSingleBigEndian(target[8..], MinX);
        BinaryPrimitives.WriteSingleBigEndian(target[12..], MaxX);
        BinaryPrimitives.WriteSingleBigEndian(target[16..], MinY);
        BinaryPrimitives.WriteSingleBigEndian(target[20..], MaxY);
    }

    private static float Down(double value) =>
        (float)value is var single && single > value ? MathF.BitDecrement(single) : single;

    private static float Up(double value) =>
        (float)value is var single && single < value ? MathF.BitIncrement(single) : single;
}
