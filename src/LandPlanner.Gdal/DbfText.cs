using System.Buffers.Binary;

namespace LandPlanner.Gdal;

/// <summary>The bytes of one text of a table, beyond ASCII somewhere.</summary>
/// <param name="IsFull">It fills its field, so its last character may be cut.</param>
internal sealed record DbfSample(long Record, byte[] Bytes, bool IsFull);

/// <summary>A dBASE table's header and the raw bytes of its texts (dBASE III file structure).</summary>
internal sealed class DbfText
{
    /// <summary>Texts are looked at in full up to here, then in evenly spaced blocks.</summary>
    private const long MostBytes = 8 << 20;
    private const int BlockRecords = 512;

    private readonly string _path;
    private readonly List<(int Offset, int Length)> _texts = [];
    private readonly int _headerLength;
    private readonly int _recordLength;

    private DbfText(string path, byte[] header)
    {
        _path = path;
        DeclaredRecords = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4));
        _headerLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8));
        _recordLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(10));
        LanguageId = header[29];
        RecordsPresent = _recordLength == 0 ? 0 : Math.Max(0, (new FileInfo(path).Length - _headerLength) / _recordLength);
        ReadFields(header);
    }

    public byte LanguageId { get; }

    public long DeclaredRecords { get; }

    /// <summary>Whole records that the file's length has room for.</summary>
    public long RecordsPresent { get; }

    /// <summary>Null where there is no table, or its header is cut short.</summary>
    public static DbfText? Open(string path)
    {
        if (!File.Exists(path))
            return null;
        using var file = File.OpenRead(path);
        var start = new byte[32];
        if (file.ReadAtLeast(start, 32, throwOnEndOfStream: false) < 32)
            return null;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(8));
        if (length < 33 || length > file.Length)
            return null;
        var header = new byte[length];
        file.Position = 0;
        file.ReadExactly(header);
        return new(path, header);
    }

    /// <summary>The texts that are not plain ASCII: all of a small table, an even sample of one over 8 MB.</summary>
    public IReadOnlyList<DbfSample> Sample()
    {
        var samples = new List<DbfSample>();
        var records = Math.Min(DeclaredRecords, RecordsPresent);
        var blocks = (records + BlockRecords - 1) / BlockRecords;
        var step = Math.Max(1, records * _recordLength / MostBytes);
        using var file = File.OpenRead(_path);
        var buffer = new byte[BlockRecords * _recordLength];
        for (long block = 0; block < blocks; block += step)
        {
            var first = block * BlockRecords;
            var count = (int)Math.Min(BlockRecords, records - first);
            file.Position = _headerLength + first * _recordLength;
            file.ReadExactly(buffer, 0, count * _recordLength);
            for (var i = 0; i < count; i++)
                AddTexts(samples, first + i + 1, buffer.AsSpan(i * _recordLength, _recordLength));
        }

        return samples;
    }

    private void ReadFields(byte[] header)
    {
        var offset = 1;
        for (var at = 32; at + 32 <= header.Length && header[at] != 0x0D; at += 32)
        {
            int length = header[at + 16];
            if (header[at + 11] == 'C')
            {
                // A character field longer than 255 keeps the high byte where other types keep their decimals.
                length += header[at + 17] << 8;
                _texts.Add((offset, length));
            }

            offset += length;
        }
    }

    private void AddTexts(List<DbfSample> samples, long record, ReadOnlySpan<byte> row)
    {
        foreach (var (offset, length) in _texts)
        {
            if (offset + length > row.Length)
                continue;
            var text = row.Slice(offset, length).TrimEnd([(byte)' ', (byte)0]);
            if (text.IndexOfAnyExceptInRange((byte)0, (byte)127) >= 0)
                samples.Add(new(record, text.ToArray(), text.Length >= length - 3));
        }
    }
}
