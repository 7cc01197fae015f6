using System.Buffers.Binary;
using System.IO.Compression;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>Writes a PNG row by row, with the size of its pixels (W3C PNG, 11.3.5.3), which the drawing library's own encoder leaves out.</summary>
internal sealed class PngWriter : IDisposable
{
    private const double InchMetres = 0.0254;
    private const byte Up = 2;

    private static readonly uint[] Table = MakeTable();

    private readonly Stream _to;
    private readonly MemoryStream _data = new();
    private readonly ZLibStream _packed;
    private readonly int _width;
    private byte[] _last;
    private byte[] _row;
    private readonly byte[] _filtered;

    public PngWriter(Stream to, int width, int height, int dpi)
    {
        (_to, _width, _last, _row, _filtered) = (to, width, new byte[3 * width], new byte[3 * width], new byte[3 * width + 1]);
        _packed = new(_data, CompressionLevel.Optimal, leaveOpen: true);
        to.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        // 8 bits of red, green and blue.
        Chunk("IHDR", [.. Number(width), .. Number(height), 8, 2, 0, 0, 0]);
        var perMetre = Number((int)Math.Round(dpi / InchMetres));
        Chunk("pHYs", [.. perMetre, .. perMetre, 1]);
    }

    /// <summary>Writes rows of red, green, blue and alpha; alpha is left out.</summary>
    public void Write(ReadOnlySpan<byte> pixels, int rowBytes, int rows)
    {
        for (var y = 0; y < rows; y++)
        {
            var source = pixels.Slice(y * rowBytes, 4 * _width);
            for (int x = 0, from = 0, to = 0; x < _width; x++, from += 4, to += 3)
                (_row[to], _row[to + 1], _row[to + 2]) = (source[from], source[from + 1], source[from + 2]);
            _filtered[0] = Up;
            for (var i = 0; i < _row.Length; i++)
                _filtered[i + 1] = (byte)(_row[i] - _last[i]);
            _packed.Write(_filtered);
            (_last, _row) = (_row, _last);
        }

        Flush();
    }

    public void Dispose()
    {
        _packed.Dispose();
        Flush();
        Chunk("IEND", []);
        _data.Dispose();
    }

    private void Flush()
    {
        if (_data.Length == 0)
            return;
        Chunk("IDAT", _data.GetBuffer().AsSpan(0, (int)_data.Length));
        _data.SetLength(0);
    }

    private void Chunk(string name, ReadOnlySpan<byte> content)
    {
        Span<byte> type = [(byte)name[0], (byte)name[1], (byte)name[2], (byte)name[3]];
        _to.Write(Number(content.Length));
        _to.Write(type);
        _to.Write(content);
        _to.Write(Number((int)~Sum(Sum(uint.MaxValue, type), content)));
    }

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            sum = Table[(sum ^ one) & 0xFF] ^ (sum >> 8);
        return sum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            table[i] = i;
            for (var bit = 0; bit < 8; bit++)
                table[i] = (table[i] & 1) == 0 ? table[i] >> 1 : 0xEDB88320 ^ (table[i] >> 1);
        }

        return table;
    }
}
