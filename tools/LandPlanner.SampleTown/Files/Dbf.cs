using System.Globalization;
using System.Text;
using LandPlanner.Features;

namespace LandPlanner.SampleTown.Files;

/// <summary>Writes dBASE III tables.</summary>
internal static class Dbf
{
    private const int LongestText = 254;

    public static void Write(string path, Layer layer, Encoding encoding, byte languageDriver)
    {
        var widths = layer.Columns.Select(column => Width(column, encoding)).ToArray();
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write([3, 124, 12, 31]);
        writer.Write(layer.Rows.Count);
        writer.Write((short)(32 * layer.Columns.Count + 33));
        writer.Write((short)(widths.Sum() + 1));
        writer.Write(new byte[17]);
        writer.Write(languageDriver);
        writer.Write(new byte[2]);
        for (var i = 0; i < widths.Length; i++)
            WriteColumn(writer, layer.Columns[i], widths[i], encoding);
        writer.Write((byte)13);
        foreach (var row in layer.Rows)
        {
            writer.Write((byte)' ');
            for (var i = 0; i < widths.Length; i++)
                writer.Write(Cell(layer.Columns[i], row.Values[i], widths[i], encoding));
        }

        writer.Write((byte)26);
    }

    /// <summary>Bytes: a Chinese character takes two in GBK, three in UTF-8; codes take one.</summary>
    private static int Width(Column column, Encoding encoding) => column.Type != FieldType.Text || column.Width < 20 ? column.Width
        : Math.Min(LongestText, column.Width * (encoding.CodePage == Encoding.UTF8.CodePage ? 3 : 2));

    private static void WriteColumn(BinaryWriter writer, Column column, int width, Encoding encoding)
    {
        var name = new byte[11];
        encoding.GetBytes(column.Name).CopyTo(name, 0);
        writer.Write(name);
        writer.Write((byte)(column.Type == FieldType.Text ? 'C' : 'N'));
        writer.Write(new byte[4]);
        writer.Write((byte)width);
        writer.Write((byte)column.Decimals);
        writer.Write(new byte[14]);
    }

    private static byte[] Cell(Column column, object? value, int width, Encoding encoding)
    {
        var text = value switch
        {
            null => "",
            double number => number.ToString("F" + column.Decimals, CultureInfo.InvariantCulture).PadLeft(width),
            long number => number.ToString(CultureInfo.InvariantCulture).PadLeft(width),
            _ => (string)value,
        };
        var bytes = encoding.GetBytes(text);
        if (bytes.Length > width)
            throw new InvalidOperationException($"'{text}' is longer than the {width} bytes of {column.Name}.");
        var cell = new byte[width];
        Array.Fill(cell, (byte)' ');
        bytes.CopyTo(cell, 0);
        return cell;
    }
}
