using System.Globalization;
using System.Security;
using System.Text;

namespace LandPlanner.SampleTown.Files;

/// <summary>KML of points: longitude and latitude.</summary>
internal static class Kml
{
    public static void Write(string path, Layer lonLat)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>");
        text.Append(CultureInfo.InvariantCulture, $"<name>{Escape(lonLat.Name)}</name><description>{Layers.Mark}</description>\n<Folder><name>{Escape(lonLat.Name)}</name>\n");
        foreach (var row in lonLat.Rows)
            text.Append(CultureInfo.InvariantCulture, $"<Placemark><name>{Escape(row.Values[0])}</name><ExtendedData>{Data(lonLat.Columns, row)}</ExtendedData><Point><coordinates>{Digits.Of(row.Shape!.Coordinate.X)},{Digits.Of(row.Shape.Coordinate.Y)}</coordinates></Point></Placemark>\n");
        File.WriteAllText(path, text.Append("</Folder></Document></kml>\n").ToString());
    }

    private static string Data(IReadOnlyList<Column> columns, Row row) => string.Concat(columns.Select((column, i) =>
        $"<Data name=\"{column.Name}\"><value>{Escape(row.Values[i])}</value></Data>"));

    private static string Escape(object? value) => SecurityElement.Escape(System.Convert.ToString(value, CultureInfo.InvariantCulture)) ?? "";
}
