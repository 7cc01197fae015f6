using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>A satellite batch as a bureau sends it: a shapefile in GBK without a .cpg, in the fields of the domain reference §3.6; laid out after ESRI's white paper of 1998.</summary>
internal static class BatchFile
{
    private const int HeaderBytes = 100;
    private static readonly (string Name, int Width)[] Columns = [("XZQDM", 12), ("XMC", 40), ("JCBH", 20), ("TBLX", 6), ("QSX", 8), ("HSX", 8), ("MJ", 16), ("BZ", 60)];

    static BatchFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="patches">Number, change type, south-west corner, side in metres (0 for a record without a shape), remark.</param>
    public static string Write(string path, string from, string until, params (string Number, string Type, double X, double Y, double Side, string Remark)[] patches)
    {
        var records = patches.Select((patch, i) => Record(i + 1, patch.X, patch.Y, patch.Side)).ToList();
        File.WriteAllBytes(path, [.. Header(records.Sum(record => record.Length)), .. records.SelectMany(record => record)]);
        File.WriteAllBytes(Path.ChangeExtension(path, ".shx"), [.. Header(8 * records.Count), .. Index(records)]);
        var rows = patches.Select(patch => new[]
        {
            "371002", "环翠区", patch.Number, patch.Type, from, until, (patch.Side * patch.Side).ToString("0.00", CultureInfo.InvariantCulture), patch.Remark,
        });
        File.WriteAllBytes(Path.ChangeExtension(path, ".dbf"), Table([.. rows]));
        File.WriteAllText(Path.ChangeExtension(path, ".prj"), TestCrs.Gk123.Wkt);
        return path;
    }

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

    private static byte[] Record(int number, double x, double y, double side)
    {
        using var stream = new MemoryStream();
        using var content = new BinaryWriter(stream);
        double[] ring = [x, y, x, y + side, x + side, y + side, x + side, y, x, y];
        content.Write(side > 0 ? 5 : 0);
        if (side > 0)
        {
            foreach (var bound in new[] { x, y, x + side, y + side })
                content.Write(bound);
            content.Write(1);
            content.Write(5);
            content.Write(0);
            foreach (var coordinate in ring)
                content.Write(coordinate);
        }

        var head = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(head, number);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), (int)stream.Length / 2);
        return [.. head, .. stream.ToArray()];
    }

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

    private static byte[] Table(string[][] rows)
    {
        var gbk = Encoding.GetEncoding("GB18030");
        var header = new byte[33 + 32 * Columns.Length];
        (header[0], header[1], header[2], header[3]) = (3, 124, 1, 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), rows.Length);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(8), (short)header.Length);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(10), (short)(1 + Columns.Sum(column => column.Width)));
        for (var i = 0; i < Columns.Length; i++)
        {
            var at = 32 * (i + 1);
            Encoding.ASCII.GetBytes(Columns[i].Name).CopyTo(header, at);
            header[at + 11] = (byte)'C';
            header[at + 16] = (byte)Columns[i].Width;
        }

        header[^1] = 0x0D;
        return [.. header, .. rows.SelectMany(row => (byte[])[(byte)' ', .. row.SelectMany((text, i) => Padded(gbk.GetBytes(text), Columns[i].Width))]), 0x1A];
    }

    private static byte[] Padded(byte[] text, int width) => [.. text, .. Enumerable.Repeat((byte)' ', width - text.Length)];
}
