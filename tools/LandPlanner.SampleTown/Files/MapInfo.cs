using System.Globalization;
using System.Text;
using LandPlanner.Features;

namespace LandPlanner.SampleTown.Files;

/// <summary>MapInfo interchange (MIF and MID) of points, in GBK and without a coordinate system.</summary>
internal static class MapInfo
{
    public static void Write(string path, Layer layer, Encoding encoding)
    {
        var head = new StringBuilder("Version 300\nCharset \"WindowsSimpChinese\"\nDelimiter \",\"\nCoordSys NonEarth Units \"m\" Bounds (41000000, 4000000) (42000000, 5000000)\n");
        head.Append(CultureInfo.InvariantCulture, $"Columns {layer.Columns.Count}\n");
        foreach (var column in layer.Columns)
            head.Append(CultureInfo.InvariantCulture, $"  {column.Name} {(column.Type == FieldType.Text ? $"Char({2 * column.Width})" : "Float")}\n");
        head.Append("Data\n\n");
        var table = new StringBuilder();
        foreach (var row in layer.Rows)
        {
            head.Append(CultureInfo.InvariantCulture, $"Point {Digits.Of(row.Shape!.Coordinate.X)} {Digits.Of(row.Shape.Coordinate.Y)}\n");
            table.Append(string.Join(',', row.Values.Select(value => value is string text ? $"\"{text}\"" : System.Convert.ToString(value, CultureInfo.InvariantCulture)))).Append('\n');
        }

        File.WriteAllText(path, head.ToString(), encoding);
        File.WriteAllText(Path.ChangeExtension(path, ".mid"), table.ToString(), encoding);
    }
}
