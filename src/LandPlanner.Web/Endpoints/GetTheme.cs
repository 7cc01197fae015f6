using System.Text.Json;
using LandPlanner.Web.Live;
using LandPlanner.Web.VillageEconomy;
using LandPlanner.Workspaces.VillageEconomy;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/themes/{theme}?way=&amp;year=</c>: the places of a thematic map as GeoJSON in the workspace's plane, each with its colour, and the legend beside them.</summary>
internal static class GetTheme
{
    public static async Task<IResult> Handle(string theme, string? way, int? year, VillageDesk desk, HttpContext http, CancellationToken ct)
    {
        if (await desk.PlacesAsync(new(theme, way, year), ct) is not { } places)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(Json(places), "application/geo+json");
    }

    private static byte[] Json(ThemePlaces places)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            WriteLegend(json, places);
            json.WriteStartArray("features");
            foreach (var place in places.Places)
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WritePropertyName("geometry");
                ShapeJson.Write(json, place.Shape);
                json.WriteStartObject("properties");
                json.WriteString("name", place.Name);
                json.WriteString("text", VillageDesk.TextOf(places, place));
                json.WriteString("colour", places.Map.ColourOf(place.Value));
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteLegend(Utf8JsonWriter json, ThemePlaces places)
    {
        var (map, english) = (places.Map, Languages.IsEnglish);
        json.WriteStartObject("legend");
        json.WriteString("title", map.Theme.Title(english));
        json.WriteString("note", $"{(places.Year is { } year ? FormattableString.Invariant($"{year} · ") : "")}{map.Theme.Unit(english)} · {map.Way.Title(english)}");
        json.WriteStartArray("classes");
        foreach (var one in map.Classes)
            WriteClass(json, map.Title(one), one.Colour, one.Count);
        WriteClass(json, Languages.Say(map.Theme.Nothing.TitleZh, map.Theme.Nothing.TitleEn), map.Theme.Nothing.Colour, map.Nothing);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteClass(Utf8JsonWriter json, string title, string colour, int count)
    {
        json.WriteStartObject();
        json.WriteString("title", title);
        json.WriteString("colour", colour);
        json.WriteNumber("count", count);
        json.WriteEndObject();
    }
}
