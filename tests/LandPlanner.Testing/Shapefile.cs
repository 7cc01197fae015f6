using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace LandPlanner.Testing;

/// <summary>Writes polygons as ESRI's white paper of 1998 lays a shapefile out, right or wrong as they are given.</summary>
public static class Shapefile
{
    private const int HeaderBytes = 100;

    /// <summary>With one text field, TBBH: the record's number.</summary>
    /// <param name="polygons">The rings (x, y, x, y, …) of each record; null for a null shape.</param>
    /// <param name="prj">The .prj's text; null for none.</param>
    public static string Write(string path, IReadOnlyList<double[][]?> polygons, string? prj) =>
        Write(path, polygons, prj, [("TBBH", 10)], [.. Enumerable.Range(1, polygons.Count).Select(i => new[] { i.ToString(CultureInfo.InvariantCulture) })], Encoding.ASCII);

    /// <param name="columns">Text fields with their widths in bytes.</param>
    /// <param name="rows">One a record, a text a column.</param>
    /// <param name="encoding">Of the texts; no .cpg says it.</param>
    public static string Write(string path, IReadOnlyList<double[][]?> polygons, string? prj, IReadOnlyList<(string Name, int Width)> columns, IReadOnlyList<string[]> rows, Encoding encoding)
    {
        var records = polygons.Select((rings, i) => Record(i + 1, rings)).ToList();
        File.WriteAllBytes(path, [.. Header(records.Sum(record => record.Length)), .. records.SelectMany(record => record)]);
        File.WriteAllBytes(Path.ChangeExtension(path, ".shx"), [.. Header(8 * records.Count), .. Index(records)]);
        File.WriteAllBytes(Path.ChangeExtension(path, ".dbf"), Table(columns, rows, encoding));
        if (prj is not null)
            File.WriteAllText(Path.ChangeExtension(path, ".prj"), prj);
        return path;
    }

    public static double[] Square(double x, double y, double side) => [x, y, x, y + side, x + side, y + side, x + side, y, x, y];

    private static byte[] Header(int contentBytes)
    {
        var header = new byte[HeaderBytes];
        BinaryPrimitives.WriteInt32BigEndian(header, 9994);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(24), (HeaderBytes + contentBytes) / 2);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(32), 5);
        BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(52), 1e9);
        BinaryPrimitives.WriteDoubleLittleEndian(header.AsSpan(60), 1e9);
        return header;
    }

    private static byte[] Record(int number, double[][]? rings)
    {
        var content = rings is null ? new byte[4] : Polygon(rings);
        var record = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(record, number);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(4), content.Length / 2);
        content.CopyTo(record, 8);
        return record;
    }

    private static byte[] Polygon(double[][] rings)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(5);
        var (xs, ys) = (rings.SelectMany(Xs).ToList(), rings.SelectMany(Ys).ToList());
        foreach (var bound in new[] { xs.Min(), ys.Min(), xs.Max(), ys.Max() })
            writer.Write(bound);
        writer.Write(rings.Length);
        writer.Write(xs.Count);
        var start = 0;
        foreach (var ring in rings)
        {
            writer.Write(start);
            start += ring.Length / 2;
        }

        foreach (var number in rings.SelectMany(ring => ring))
            writer.Write(number);
        return stream.ToArray();
    }

    private static IEnumerable<double> Xs(double[] ring) => ring.Where((_, i) => i % 2 == 0);

    private static IEnumerable<double> Ys(double[] ring) => ring.Where((_, i) => i % 2 == 1);

    private static IEnumerable<byte> Index(List<byte[]> records)
    {
        var offset = HeaderBytes;
        foreach (var record in records)
        {
            var entry = new byte[8];
            BinaryPrimitives.WriteInt32BigEndian(entry, offset / 2);
            BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(4), (record.Length - 8) / 2);
            offset += record.Length;
            foreach (var part in entry)
                yield return part;
        }
    }

    private static byte[] Table(IReadOnlyList<(string Name, int Width)> columns, IReadOnlyList<string[]> rows, Encoding encoding)
    {
        var header = new byte[33 + 32 * columns.Count];
        (header[0], header[1], header[2], header[3]) = (3, 124, 1, 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), rows.Count);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(8), (short)header.Length);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(10), (short)(1 + columns.Sum(column => column.Width)));
        for (var i = 0; i < columns.Count; i++)
        {
            var at = 32 * (i + 1);
            Encoding.ASCII.GetBytes(columns[i].Name).CopyTo(header, at);
            header[at + 11] = (byte)'C';
            header[at + 16] = (byte)columns[i].Width;
        }

        header[^1] = 0x0D;
        return [.. header, .. rows.SelectMany(row => (byte[])[(byte)' ', .. row.SelectMany((text, i) => Padded(encoding.GetBytes(text), columns[i].Width))]), 0x1A];
    }

    private static byte[] Padded(byte[] text, int width) => [.. text, .. Enumerable.Repeat((byte)' ', width - text.Length)];
}
