using System.Text.Json;
using LandPlanner.Changes;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Live;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>GET /api/matrices/{matrix}/patches?before=3&amp;after=7</c>: the changed polygons of one cell as GeoJSON in the workspace's plane. A class is its place in the matrix, −1 for
/// ground that vintage lacks.
/// </summary>
internal static class GetChangedPatches
{
    public static async Task<IResult> Handle(string matrix, int before, int after, MatrixDesk desk, HttpContext http)
    {
        if (await desk.FindAsync(matrix) is not { } made)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var patches = made.Run.Result.Patches.Where(patch => patch.Before == before && patch.After == after);
        return TypedResults.Bytes(Json(patches), "application/geo+json");
    }

    /// <summary>Changed polygons as GeoJSON, each under its number.</summary>
    public static byte[] Json(IEnumerable<ChangedPatch> patches)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var patch in patches)
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteNumber("id", patch.Number);
                json.WritePropertyName("geometry");
                ShapeJson.Write(json, patch.Shape);
                json.WriteStartObject("properties");
                json.WriteBoolean("sliver", patch.IsSliver);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
