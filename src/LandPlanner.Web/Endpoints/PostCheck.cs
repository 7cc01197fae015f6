using System.Diagnostics;
using System.Text.Json;
using LandPlanner.Topology;
using LandPlanner.Web.Layers;
using LandPlanner.Web.Live;
using LandPlanner.Workspaces.Schemes;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>POST /api/check</c>: what the audit would say of a polygon under the pen, in the language of the page.</summary>
internal static class PostCheck
{
    /// <param name="Layer">The layer it is drawn into: its role decides which rules speak.</param>
    /// <param name="Id">The feature that is changed; null for a new one.</param>
    /// <param name="Geometry">GeoJSON polygon in the workspace's plane.</param>
    /// <param name="Values">Texts by field, as far as they are known.</param>
    public sealed record Request(string Layer, long? Id, JsonElement Geometry, Dictionary<string, string>? Values);

    public static async Task<IResult> Handle(Request request, WorkspaceHost host, LayerCatalog catalog, LiveShares shares, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        if (catalog.Find(request.Layer) is not { } layer)
            return TypedResults.NotFound();
        LooseShape shape;
        try
        {
            shape = ShapeJson.ReadPolygons(request.Geometry);
        }
        catch (FormatException failure)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, detail: failure.Message);
        }

        var live = await host.LiveAsync();
        var values = DrawnValues.ByMeaning(layer, request.Values);
        var reading = live.Check(layer.Info.Role, shape, values);
        var share = reading.Answer.IsJudged ? await shares.AskAsync(layer.Info, request.Id, values, reading.Answer.Area, ct) : null;
        return TypedResults.Bytes(LiveJson.Write(reading, share, host.Workspace.Tables.LandClasses, started), "application/json");
    }
}
