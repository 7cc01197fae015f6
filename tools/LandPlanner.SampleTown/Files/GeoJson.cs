using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace LandPlanner.SampleTown.Files;

/// <summary>GeoJSON (RFC 7946): longitude and latitude, with digits enough for 0.1 mm and far beyond.</summary>
internal static class GeoJson
{
    public static void Write(string path, Layer lonLat)
    {
        using var stream = File.Create(path);
        using var writer = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteString("name", lonLat.Name);
        writer.WriteStartArray("features");
        foreach (var row in lonLat.Rows)
            WriteFeature(writer, lonLat.Columns, row);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter writer, IReadOnlyList<Column> columns, Row row)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteStartObject("properties");
        for (var i = 0; i < columns.Count; i++)
        {
            writer.WritePropertyName(columns[i].Name);
            JsonSerializer.Serialize(writer, row.Values[i]);
        }

        writer.WriteEndObject();
        writer.WritePropertyName("geometry");
        writer.WriteRawValue(Geometry(row.Shape!));
        writer.WriteEndObject();
    }

    private static string Geometry(Geometry shape) => shape switch
    {
        Point point => $$"""{"type":"Point","coordinates":{{At(point.Coordinate)}}}""",
        LineString line => $$"""{"type":"LineString","coordinates":{{Line(line)}}}""",
        Polygon polygon => $$"""{"type":"Polygon","coordinates":[{{string.Join(',', polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(Line))}}]}""",
        _ => throw new ArgumentException($"No {shape.GeometryType} is written here.", nameof(shape)),
    };

    private static string Line(LineString line) => $"[{string.Join(',', line.Coordinates.Select(At))}]";

    private static string At(Coordinate point) => $"[{Digits.Of(point.X)},{Digits.Of(point.Y)}]";
}
