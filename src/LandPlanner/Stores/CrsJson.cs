using System.Text.Json;
using LandPlanner.Crs;

namespace LandPlanner.Stores;

/// <summary>A coordinate reference system as canonical JSON, so that a workspace knows its own without the
/// tables.</summary>
public static class CrsJson
{
    public static string Write(CrsDefinition crs)
    {
        var json = new CanonicalJson().BeginObject().Name("aliases"u8).BeginArray();
        foreach (var alias in crs.Aliases)
            json.Text(alias);
        json.EndArray().Name("centralMeridianDegrees"u8).Real(crs.CentralMeridianDegrees).Name("datum"u8).Text(crs.Datum.ToString());
        json.Name("epsg"u8).Integer(crs.Code.Epsg).Name("falseEastingMetres"u8).Real(crs.FalseEastingMetres);
        json.Name("kind"u8).Text(crs.Kind.ToString()).Name("name"u8).Text(crs.Name).Name("wkt"u8).Text(crs.Wkt);
        return json.Name("zoneWidthDegrees"u8).Integer(crs.ZoneWidthDegrees).EndObject().ToString();
    }

    /// <exception cref="FormatException">Not the JSON of a coordinate reference system.</exception>
    public static CrsDefinition Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return new(
                new(root.GetProperty("epsg"u8).GetInt32()),
                root.GetProperty("name"u8).GetString()!,
                Enum.Parse<CrsKind>(root.GetProperty("kind"u8).GetString()!),
                Enum.Parse<Datum>(root.GetProperty("datum"u8).GetString()!),
                root.GetProperty("wkt"u8).GetString()!,
                [.. root.GetProperty("aliases"u8).EnumerateArray().Select(alias => alias.GetString()!)],
                root.GetProperty("centralMeridianDegrees"u8).GetDouble(),
                root.GetProperty("falseEastingMetres"u8).GetDouble(),
                root.GetProperty("zoneWidthDegrees"u8).GetInt32());
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException("The workspace's coordinate reference system cannot be read.", problem);
        }
    }
}
