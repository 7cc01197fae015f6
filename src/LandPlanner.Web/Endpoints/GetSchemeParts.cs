using System.Text.Json;
using LandPlanner.Schemes;
using LandPlanner.Web.Live;
using LandPlanner.Web.Schemes;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/schemes/{layer}/checks/{check}/parts?subject=村&amp;year=2024</c>: the polygons behind a check of a tract scheme or of boundary additions, as GeoJSON in the workspace's plane.</summary>
internal static class GetSchemeParts
{
    public static async Task<IResult> Handle(string layer, string check, string? subject, int? year, SchemeDesk desk, HttpContext http)
    {
        if (desk.Find(layer) is not { } info || (await desk.CheckAsync(info, year)).Checks.FirstOrDefault(one => one.Id == check && one.Subject == (subject ?? "")) is not { } found)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(Json(found), "application/geo+json");
    }

    /// <summary>A parcel may be there more than once, with the ground it shares with each of several others: so parts go by their place.</summary>
    private static byte[] Json(SchemeCheck check)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var (place, part) in check.Parts.Index().Where(pair => pair.Item.Shape is not null))
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteNumber("id", place);
                json.WritePropertyName("geometry");
                ShapeJson.Write(json, part.Shape!);
                json.WriteStartObject("properties");
                json.WriteString("layer", part.Layer);
                json.WriteNumber("feature", part.Id);
                json.WriteString("outcome", check.Outcome.Word());
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
