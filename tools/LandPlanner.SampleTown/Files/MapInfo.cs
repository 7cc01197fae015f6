using System.Globalization;
using System.Text;
using LandPlanner.Features;

namespace LandPlanner.SampleTown.Files;

/// <summary>MapInfo interchange (MIF and MID) of points, in GBK and without a coordinate system.</summary>
internal static class MapInfo
{
    private const string Head = """
        Version 300
        Charset "WindowsSimpChinese"
        Delimiter ","
        CoordSys NonEarth Units "m" Bounds (41000000, 4000000) (42000000, 5000000)

        """;

    public static void Write(string path, Layer layer, Encoding encoding)
    {
        var columns = layer.Columns.Select(column => $"  {column.Name} {TypeOf(column)}\n");
        var points = layer.Rows.Select(row => $"Point {Digits.Of(row.Shape!.Coordinate.X)} {Digits.Of(row.Shape.Coordinate.Y)}\n");
        var shapes = $"{Head.ReplaceLineEndings("\n")}Columns {Digits.Of(layer.Columns.Count)}\n{string.Concat(columns)}Data\n\n{string.Concat(points)}";
        File.WriteAllText(path, shapes, encoding);
        File.WriteAllText(
            Path.ChangeExtension(path, ".mid"), string.Concat(layer.Rows.Select(row => string.Join(',', row.Values.Select(Cell)) + "\n")), encoding);
    }

    private static string TypeOf(Column column) => column.Type == FieldType.Text ? $"Char({Digits.Of(2 * column.Width)})" : "Float";

    private static string? Cell(object? value) => value is string text ? $"\"{text}\"" : Convert.ToString(value, CultureInfo.InvariantCulture);
}
