using System.Globalization;
using System.Security;
using System.Text;

namespace LandPlanner.SampleTown.Files;

/// <summary>KML of points: longitude and latitude.</summary>
internal static class Kml
{
    public static void Write(string path, Layer lonLat)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n");
        text.Append(Element("name", lonLat.Name)).Append(Element("description", Layers.Mark)).Append("<Folder>").Append(Element("name", lonLat.Name));
        foreach (var row in lonLat.Rows)
            AppendPlacemark(text, lonLat.Columns, row);
        File.WriteAllText(path, text.Append("</Folder></Document></kml>\n").ToString());
    }

    private static void AppendPlacemark(StringBuilder text, IReadOnlyList<Column> columns, Row row)
    {
        text.Append("<Placemark>").Append(Element("name", row.Values[0])).Append("<ExtendedData>");
        for (var i = 0; i < columns.Count; i++)
            text.Append("<Data name=\"").Append(columns[i].Name).Append("\">").Append(Element("value", row.Values[i])).Append("</Data>");
        var at = row.Shape!.Coordinate;
        text.Append("</ExtendedData><Point>").Append(Element("coordinates", $"{Digits.Of(at.X)},{Digits.Of(at.Y)}")).Append("</Point></Placemark>\n");
    }

    private static string Element(string name, object? value) =>
        $"<{name}>{SecurityElement.Escape(Convert.ToString(value, CultureInfo.InvariantCulture))}</{name}>";
}
