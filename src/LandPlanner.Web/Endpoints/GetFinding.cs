using System.Text.Json;
using LandPlanner.Audits;
using LandPlanner.Stores;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Live;
using LandPlanner.Workspaces.Held;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>GET /api/audits/{run}/findings/{number}</c>: what shows one finding on the map, as GeoJSON in the workspace's plane: its own shape as it was found ("evidence"), and the outlines
/// of its subject and constraints as they stand now, as far as they are still there.
/// </summary>
internal static class GetFinding
{
    // More outlines than this say nothing on a screen.
    private const int MostConstraints = 400;

    /// <param name="number">Its place in the run, from 0.</param>
    public static async Task<IResult> Handle(string run, int number, AuditDesk desk, HeldLayers held, HttpContext http, CancellationToken ct)
    {
        var findings = (await desk.ReadAsync(run)).Result.Findings;
        if (number < 0 || number >= findings.Count)
            return TypedResults.NotFound();
        var finding = findings[number];
        var subject = await FindAsync(held, finding.Layer, [finding.FeatureId], ct);
        var constraints = new List<HeldFeature>();
        foreach (var constraint in finding.Constraints)
            constraints.AddRange(await FindAsync(held, constraint.Layer, constraint.Ids.Take(MostConstraints - constraints.Count), ct));
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(Json(finding, subject, constraints), "application/geo+json");
    }

    private static async Task<List<HeldFeature>> FindAsync(HeldLayers held, string layer, IEnumerable<long> ids, CancellationToken ct)
    {
        try
        {
            var content = await held.GetAsync(layer, ct);
            return [.. ids.Select(content.Find).OfType<HeldFeature>()];
        }
        catch (LayerNotFoundException)
        {
            return [];
        }
    }

    private static byte[] Json(Finding finding, List<HeldFeature> subject, List<HeldFeature> constraints)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var constraint in constraints)
                Write(json, "constraint", () => ShapeJson.Write(json, constraint.Shape));
            foreach (var one in subject)
                Write(json, "subject", () => ShapeJson.Write(json, one.Shape));
            if (finding.Shape is { } shape)
                Write(json, "evidence", () => ShapeJson.Write(json, shape));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string part, Action geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WritePropertyName("geometry");
        geometry();
        json.WriteStartObject("properties");
        json.WriteString("part", part);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
