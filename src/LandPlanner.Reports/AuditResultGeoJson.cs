using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Audits;
using LandPlanner.Reports.Json;

namespace LandPlanner.Reports;

/// <summary>The findings of an audit as GeoJSON (RFC 7946): longitude, latitude in degrees with nine decimals, shells counter-clockwise.</summary>
public static class AuditResultGeoJson
{
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
        GeoJsonShapes.Write(json, finding.Shape, toLonLat);
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
}
