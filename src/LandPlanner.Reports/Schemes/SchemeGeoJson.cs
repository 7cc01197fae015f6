using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Reports.Json;
using LandPlanner.Schemes;

namespace LandPlanner.Reports.Schemes;

/// <summary>The polygons behind checks that fail, as GeoJSON (RFC 7946).</summary>
public static class SchemeGeoJson
{
    /// <param name="toLonLat">From the workspace's x (east), y (north) to degrees.</param>
    public static byte[] Write(SchemeResult result, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("layer", result.Layer);
            json.WriteStartArray("features");
            foreach (var check in result.Checks.Where(check => check.Outcome == SchemeOutcome.Fail))
            {
                foreach (var part in check.Parts)
                    Write(json, check, part, toLonLat);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SchemeCheck check, SchemePart part, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WritePropertyName("geometry");
        GeoJsonShapes.Write(json, part.Shape, toLonLat);
        json.WriteStartObject("properties");
        json.WriteString("check", check.Id);
        json.WriteString("subject", check.Subject);
        json.WriteString("layer", part.Layer);
        json.WriteNumber("id", part.Id);
        json.WriteString("name", part.Name);
        json.WriteNumber("areaSquareMetres", part.Area.Hundredths / 100m);
        json.WriteString("messageZh", check.Zh);
        json.WriteString("messageEn", check.En);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
