using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Reports.Json;

namespace LandPlanner.Reports;

/// <summary>The changed polygons of a matrix as GeoJSON (RFC 7946); slivers among them say so.</summary>
public static class ChangedPatchesGeoJson
{
    /// <param name="toLonLat">From the workspace's x (east), y (north) to degrees.</param>
    public static byte[] Write(ChangeResult result, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("note", AuditResult.NoteZh);
            json.WriteStartArray("features");
            foreach (var patch in result.Patches)
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WritePropertyName("geometry");
                GeoJsonShapes.Write(json, patch.Shape, toLonLat);
                json.WriteStartObject("properties");
                ChangeResultJson.WritePatchProperties(json, result, patch);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
