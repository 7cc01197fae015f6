using System.Buffers.Binary;

namespace LandPlanner.Gdal;

/// <param name="IsText">Its bytes are text in the table's encoding.</param>
internal sealed record DbfField(bool IsText, int Offset, int Width);

/// <summary>The plan of a dBASE table (.dbf of a shapefile, .dat of a MapInfo file): where its bytes lie, not what they
/// mean.</summary>
internal sealed class DbfTable
{
    private const int HeaderSize = 32;
    private const int DescriptorSize = 32;
    private const int LongestTrustedShortfall = 10_000_000;

    private readonly int _headerLength;
    private readonly int _recordLength;
    private readonly IReadOnlyList<DbfField> _fields;
    private readonly long _declared;

    private DbfTable(string path, ReadOnlySpan<byte> header, IReadOnlyList<DbfField> fields)
    {
        Path = path;
        _declared = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        _headerLength = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        _recordLength = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        LanguageId = header[29];
        _fields = fields;
        var whole = (new FileInfo(path).Length - _headerLength) / _recordLength;
        Rows = Math.Max(0, Math.Min(_declared, whole));
    }

    public string Path { get; }

    public byte LanguageId { get; }

    /// <summary>Rows whose bytes are all there.</summary>
    public long Rows { get; }

    /// <summary>Rows the header speaks of, whether or not they are there; no more than can be believed.</summary>
    public long DeclaredRows => _declared - Rows > LongestTrustedShortfall ? Rows : _declared;

    /// <summary>Null where the file is no dBASE table.</summary>
    /// <param name="textFields">Which fields hold text, where the table itself does not say so truly (a
    /// .dat's).</param>
    public static DbfTable? TryRead(string path, IReadOnlyList<bool>? textFields = null)
    {
        using var file = File.OpenRead(path);
        var header = new byte[HeaderSize];
        if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
            return null;
        var headerLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8));
        var recordLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(10));
        if (headerLength < HeaderSize + 1 || recordLength < 1 || headerLength > file.Length)
            return null;
        var descriptors = new byte[headerLength - HeaderSize];
        file.ReadExactly(descriptors);
        var fields = ReadFields(descriptors, textFields);
        return fields.Count == 0 || fields[^1].Offset + fields[^1].Width > recordLength
            ? null
            : new(path, header, fields);
    }

    private static List<DbfField> ReadFields(ReadOnlySpan<byte> descriptors, IReadOnlyList<bool>? textFields)
    {
        var fields = new List<DbfField>();
        var offset = 1;
        while (descriptors.Length >= DescriptorSize && descriptors[0] != 0x0D)
        {
            var isText = descriptors[11] is (byte)'C' or (byte)'c';
            var width = descriptors[16] + (isText ? descriptors[17] << 8 : 0);
            fields.Add(new(isText && (textFields?.ElementAtOrDefault(fields.Count) ?? true), offset, width));
            offset += width;
            descriptors = descriptors[DescriptorSize..];
        }

        return fields;
    }

    /// <summary>The rows marked as deleted.</summary>
    public long CountDeleted(CancellationToken ct)
    {
        var deleted = 0L;
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        var rowsAtOnce = Math.Max(1, (1 << 20) / _recordLength);
        var buffer = new byte[rowsAtOnce * _recordLength];
        file.Position = _headerLength;
        for (var row = 0L; row < Rows; row += rowsAtOnce)
        {
            ct.ThrowIfCancellationRequested();
            var rows = (int)Math.Min(rowsAtOnce, Rows - row);
            file.ReadExactly(buffer, 0, rows * _recordLength);
            for (var i = 0; i < rows; i++)
                deleted += buffer[i * _recordLength] == (byte)'*' ? 1 : 0;
        }

        return deleted;
    }

    /// <summary>Copies the rows that are there and adds blank ones, for readers that stop at a table's end.</summary>
    public void CopyPadded(string target, long rows)
    {
        using var from = File.OpenRead(Path);
        using var to = File.Create(target);
        from.CopyTo(to);
        to.SetLength(_headerLength + Rows * _recordLength);
        to.Position = to.Length;
        var blank = new byte[_recordLength];
        blank.AsSpan().Fill((byte)' ');
        for (var row = Rows; row < rows; row++)
            to.Write(blank);
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(count, checked((uint)rows));
        to.Position = 4;
        to.Write(count);
    }

    /// <summary>The text of all rows, or where that is much, of <see cref="TextSample.MostRows"/> rows spread
    /// evenly.</summary>
    public TextSample SampleText()
    {
        var sample = new TextSample();
        var textWidth = _fields.Where(field => field.IsText).Sum(field => field.Width);
        if (textWidth == 0 || Rows == 0)
            return sample;
        var wanted = Math.Min(Rows, Math.Clamp(TextSample.MostBytes / textWidth, 1, TextSample.MostRows));
        using var file = File.OpenHandle(Path, options: FileOptions.RandomAccess);
        var record = new byte[_recordLength];
        for (var i = 0L; i < wanted; i++)
        {
            var row = i * Rows / wanted;
            if (RandomAccess.Read(file, record, _headerLength + row * _recordLength) < _recordLength)
                break;
            AddTexts(sample, row + 1, record);
        }

        return sample;
    }

    private void AddTexts(TextSample sample, long number, ReadOnlySpan<byte> record)
    {
        foreach (var field in _fields)
        {
            if (field.IsText)
                sample.Add(number, record.Slice(field.Offset, field.Width));
        }
    }
}
