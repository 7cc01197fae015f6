using System.Text.Json;
using LandPlanner.Web.Figures;
using LandPlanner.Web.Live;
using LandPlanner.Workspaces.Figures;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/figures/{year}/{figure}/features</c>: exactly the features behind a figure that have a shape, and the villages of rows that have none, as GeoJSON in the workspace's plane.</summary>
internal static class GetFigureFeatures
{
    public static async Task<IResult> Handle(int year, string figure, FigureDesk desk, HttpContext http, CancellationToken ct)
    {
        if (!desk.Years.Contains(year))
            return TypedResults.NotFound();
        var run = await desk.RunAsync(year);
        if (run.Results.FirstOrDefault(result => result.Figure.Id == figure) is not { } found)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(Json(await desk.ShapesAsync(run, found, ct)), "application/geo+json");
    }

    /// <summary>Each feature under its layer and id.</summary>
    public static byte[] Json(IEnumerable<FigureGround> shapes)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var (layer, feature) in shapes)
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteString("id", FormattableString.Invariant($"{layer}/{feature.Id}"));
                json.WritePropertyName("geometry");
                ShapeJson.Write(json, feature.Shape!);
                json.WriteStartObject("properties");
                json.WriteString("layer", layer);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
