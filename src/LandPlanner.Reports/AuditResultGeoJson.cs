using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Audits;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports;

/// <summary>The findings of an audit as GeoJSON (RFC 7946): longitude, latitude in degrees with nine decimals, shells counter-clockwise.</summary>
public static class AuditResultGeoJson
{
    private const int Decimals = 9;

    /// <param name="toLonLat">From the workspace's x (east), y (north) to degrees.</param>
    public static byte[] Write(AuditResult result, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteString("note", AuditResult.NoteZh);
            json.WriteStartArray("features");
            var rules = result.Rules.ToDictionary(rule => rule.Id);
            foreach (var finding in result.Findings)
                WriteFeature(json, finding, rules[finding.Rule], toLonLat);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void WriteFeature(
        Utf8JsonWriter json, Finding finding, RuleOutcome rule, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WritePropertyName("geometry");
        WriteShape(json, finding.Shape, toLonLat);
        json.WriteStartObject("properties");
        WriteProperties(json, finding, rule);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, Finding finding, RuleOutcome rule)
    {
        json.WriteString("rule", finding.Rule);
        json.WriteString("titleZh", rule.TitleZh);
        json.WriteString("titleEn", rule.TitleEn);
        json.WriteString("verdict", finding.Verdict.Word());
        json.WriteString("layer", finding.Layer);
        json.WriteNumber("featureId", finding.FeatureId);
        json.WriteString("name", finding.Name);
        json.WriteString("number", finding.Number);
        json.WriteString("village", finding.Village);
        json.WriteNumber("areaSquareMetres", new decimal(finding.Area.Hundredths) / 100m);
        json.WriteNumber("areaMu", finding.Area.Mu());
        json.WriteNumber("planarSquareMetres", new decimal(finding.PlanarArea.Hundredths) / 100m);
        if (finding.ConstraintSum is { } sum)
            json.WriteNumber("constraintSumSquareMetres", new decimal(sum.Hundredths) / 100m);
        json.WriteString("constraintLayer", string.Join(", ", finding.Constraints.Select(constraint => constraint.Layer)));
        json.WriteStartArray("constraintIds");
        foreach (var id in finding.Constraints.SelectMany(constraint => constraint.Ids))
            json.WriteNumberValue(id);
        json.WriteEndArray();
    }

    private static void WriteShape(
        Utf8JsonWriter json, Geometry? shape, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        if (shape is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var polygon in Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>())
        {
            json.WriteStartArray();
            WriteRing(json, polygon.ExteriorRing, counterClockwise: true, toLonLat);
            foreach (var hole in polygon.InteriorRings)
                WriteRing(json, hole, counterClockwise: false, toLonLat);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRing(
        Utf8JsonWriter json, LineString ring, bool counterClockwise, Func<double, double, (double Longitude, double Latitude)> toLonLat)
    {
        json.WriteStartArray();
        var corners = NetTopologySuite.Algorithm.Orientation.IsCCW(ring.CoordinateSequence) == counterClockwise ? ring.Coordinates : ring.Coordinates.Reverse();
        foreach (var corner in corners)
        {
            var (longitude, latitude) = toLonLat(corner.X, corner.Y);
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round((decimal)longitude, Decimals));
            json.WriteNumberValue(Math.Round((decimal)latitude, Decimals));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
