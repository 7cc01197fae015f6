using System.Buffers;

namespace LandPlanner.Web.Tiles;

/// <summary>Bytes in protocol buffer encoding, to be used again and again.</summary>
internal sealed class ProtoBuffer
{
    private const int LengthDelimited = 2;

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    public int Length => _bytes.WrittenCount;

    public void Clear() => _bytes.ResetWrittenCount();

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    public void Varint(ulong value)
    {
        var span = _bytes.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        _bytes.Advance(length);
    }

    public void Field(int number, ulong value)
    {
        Varint((ulong)number << 3);
        Varint(value);
    }

    public void Field(int number, ReadOnlySpan<byte> content)
    {
        Varint((ulong)number << 3 | LengthDelimited);
        Varint((ulong)content.Length);
        _bytes.Write(content);
    }

    public void Field(int number, ProtoBuffer content) => Field(number, content._bytes.WrittenSpan);

    public void Append(ProtoBuffer content) => _bytes.Write(content._bytes.WrittenSpan);
}
