using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace LandPlanner.Gdal;

/// <summary>Where each record of a .shp lies: its .shx, checked, or one made anew by walking the .shp.</summary>
internal sealed class ShapefileIndex : IDisposable
{
    private const int HeaderSize = 100;
    private const int EntrySize = 8;
    private const int MagicNumber = 9994;

    private readonly SafeFileHandle _shapes;
    private readonly SafeFileHandle _index;
    private readonly long _shapeBytes;

    private ShapefileIndex(string shapes, string index)
    {
        Path = index;
        _shapes = File.OpenHandle(shapes);
        _index = File.OpenHandle(index);
        _shapeBytes = RandomAccess.GetLength(_shapes);
    }

    public string Path { get; }

    /// <summary>Entries, readable or not.</summary>
    public long Count { get; private init; }

    /// <summary>Entries for which the .shp holds no whole record.</summary>
    public long Missing { get; private init; }

    public static bool IsShapefile(string shapes)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        using var file = File.OpenRead(shapes);
        return file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) == HeaderSize
            && BinaryPrimitives.ReadInt32BigEndian(header) == MagicNumber;
    }

    /// <summary>Bytes the .shp's header promises beyond its end.</summary>
    public static long BytesCutOff(string shapes)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        using var file = File.OpenRead(shapes);
        file.ReadExactly(header);
        return Math.Max(0, 2L * BinaryPrimitives.ReadInt32BigEndian(header[24..]) - file.Length);
    }

    /// <summary>The file's own .shx; null where it is not one, or too short for <paramref name="leastCount"/> records,
    /// or does not fit the .shp.</summary>
    public static ShapefileIndex? TryOpen(string shapes, string index, long leastCount)
    {
        var entries = (new FileInfo(index).Length - HeaderSize) / EntrySize;
        if (entries < 0 || entries < leastCount || !IsShapefile(index))
            return null;
        var (whole, cutOff) = Check(index, new FileInfo(shapes).Length);
        return whole + cutOff == entries ? new(shapes, index) { Count = entries, Missing = cutOff } : null;
    }

    /// <summary>Walks the .shp and writes a .shx at <paramref name="index"/>, filled up to
    /// <paramref name="leastCount"/> entries that lead nowhere.</summary>
    public static ShapefileIndex Make(string shapes, string index, long leastCount)
    {
        var entries = 0L;
        using (var from = new FileStream(shapes, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 12))
        using (var to = File.Create(index))
        {
            to.SetLength(HeaderSize);
            to.Position = HeaderSize;
            foreach (var (offset, words) in Walk(from))
            {
                WriteEntry(to, offset / 2, words);
                entries++;
            }

            for (var i = entries; i < leastCount; i++)
                WriteEntry(to, (from.Length + 1) / 2, 2);
            WriteHeader(from, to);
        }

        return new(shapes, index)
        {
            Count = Math.Max(entries, leastCount),
            Missing = Math.Max(0, leastCount - entries),
        };
    }

    /// <summary>Whether a record holds something that ought to have come out as a shape: it is not of the null type,
    /// and not without points.</summary>
    public bool ShouldHaveShape(long number)
    {
        Span<byte> bytes = stackalloc byte[EntrySize];
        if (RandomAccess.Read(_index, bytes, HeaderSize + (number - 1) * EntrySize) < EntrySize)
            return true;
        var offset = 2L * BinaryPrimitives.ReadInt32BigEndian(bytes);
        var length = 2L * BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        if (offset + 8 + length > _shapeBytes || RandomAccess.Read(_shapes, bytes[..4], offset + 8) < 4)
            return true;
        var type = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        const int lengthWithoutPoints = 4 + 32 + 8;
        return type != 0 && !(type % 10 is 3 or 5 or 8 && length <= lengthWithoutPoints);
    }

    public void Dispose()
    {
        _shapes.Dispose();
        _index.Dispose();
    }

    private static (long Whole, long CutOff) Check(string index, long shapeBytes)
    {
        var (whole, cutOff) = (0L, 0L);
        using var file = new FileStream(index, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        file.Position = HeaderSize;
        var entry = new byte[EntrySize];
        while (file.ReadAtLeast(entry, EntrySize, throwOnEndOfStream: false) == EntrySize)
        {
            var offset = 2L * BinaryPrimitives.ReadInt32BigEndian(entry);
            var length = 2L * BinaryPrimitives.ReadInt32BigEndian(entry.AsSpan(4));
            if (offset < HeaderSize || length < 4)
                return (whole, cutOff);
            if (offset + 8 + length <= shapeBytes)
                whole++;
            else
                cutOff++;
        }

        return (whole, cutOff);
    }

    private static IEnumerable<(long Offset, int Words)> Walk(FileStream shapes)
    {
        var header = new byte[8];
        var offset = (long)HeaderSize;
        while (true)
        {
            shapes.Position = offset;
            if (shapes.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
                yield break;
            var words = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
            if (words < 2 || offset + 8 + 2L * words > shapes.Length)
                yield break;
            yield return (offset, words);
            offset += 8 + 2L * words;
        }
    }

    private static void WriteEntry(FileStream index, long offsetInWords, int words)
    {
        Span<byte> entry = stackalloc byte[EntrySize];
        BinaryPrimitives.WriteInt32BigEndian(entry, checked((int)offsetInWords));
        BinaryPrimitives.WriteInt32BigEndian(entry[4..], words);
        index.Write(entry);
    }

    private static void WriteHeader(FileStream shapes, FileStream index)
    {
        var header = new byte[HeaderSize];
        shapes.Position = 0;
        shapes.ReadExactly(header);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(24), (int)(index.Length / 2));
        index.Position = 0;
        index.Write(header);
    }
}
