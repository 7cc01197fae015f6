using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Checks;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Json;

namespace LandPlanner.Reports.Checks;

/// <summary>
/// The problems of a check as GeoJSON (RFC 7946), polygons and points together: longitude, latitude in degrees with
/// nine decimals.
/// </summary>
public static class CheckResultGeoJson
{
    /// <param name="toLonLat">From the workspace's x (east), y (north) to degrees.</param>
    public static byte[] Write(CheckedLayer layer, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("layer", layer.Name);
            json.WriteStartArray("features");
            foreach (var problem in layer.Result.Problems)
                Write(json, problem, layer.Result, toLonLat);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(
        Utf8JsonWriter json, Problem problem, CheckResult result,
        Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WritePropertyName("geometry");
        if (problem.Shape is { IsEmpty: false } shape)
            GeoJsonShapes.Write(json, shape, toLonLat);
        else if (problem.Place is { } place && LiesOnEarth(toLonLat(place.X, place.Y)))
            GeoJsonShapes.WritePoint(json, place, toLonLat);
        else
            json.WriteNullValue();
        json.WriteStartObject("properties");
        json.WriteString("kind", problem.Kind.Word());
        json.WriteString("severity", problem.Severity.Word());
        json.WriteString("reason", problem.Reason);
        json.WriteString("messageZh", CheckNames.Of(problem, result, ReportLanguage.Chinese));
        json.WriteString("messageEn", CheckNames.Of(problem, result, ReportLanguage.English));
        json.WriteString("ids", string.Join(',', problem.Ids));
        json.WriteNumber("areaSquareMetres", Math.Round(Math.Round((decimal)problem.SquareMetres, 4), 4));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A coordinate beyond the projection's reach is itself a problem, and has no longitude.
    private static bool LiesOnEarth((double Longitude, double Latitude) place) =>
        Math.Abs(place.Longitude) <= 180 && Math.Abs(place.Latitude) <= 90;
}
