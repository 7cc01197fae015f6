using System.Text.Json;
using LandPlanner.Stores;
using LandPlanner.Web.Live;
using LandPlanner.Workspaces.Held;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/layers/{layer}/features/{id}</c>: one feature as GeoJSON in the workspace's plane, to be shown selected or edited.</summary>
internal static class GetFeature
{
    public static async Task<IResult> Handle(string layer, long id, HeldLayers held, HttpContext http, CancellationToken ct)
    {
        var content = await held.GetAsync(layer, ct);
        http.Response.Headers.CacheControl = "no-store";
        return content.Find(id) is { } feature ? TypedResults.Bytes(Json(feature, content), "application/geo+json") : TypedResults.NotFound();
    }

    private static byte[] Json(HeldFeature feature, HeldLayer layer)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteNumber("id", feature.Id);
            json.WritePropertyName("geometry");
            ShapeJson.Write(json, feature.Shape);
            json.WriteStartObject("properties");
            json.WriteNumber("lp_version", feature.Version);
            foreach (var (field, value) in layer.Info.Schema.Fields.Zip(feature.Values))
                json.WriteString(field.Name, FieldText.Write(value));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
