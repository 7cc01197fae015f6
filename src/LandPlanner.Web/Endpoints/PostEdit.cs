using System.Text.Encodings.Web;
using System.Text.Json;
using LandPlanner.Stores;
using LandPlanner.Web.Live;
using LandPlanner.Workspaces.Edits;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>POST /api/edits</c>: saves one drawn or changed feature, or takes one away. Sent again with the same key it answers as before: a browser that lost the connection may ask
/// anew. Answers 409 with both versions where somebody else changed the feature meanwhile.
/// </summary>
internal static class PostEdit
{
    /// <param name="Key">Made by the browser for this one wish.</param>
    /// <param name="Id">Null for a new feature.</param>
    /// <param name="Version">The version the editor saw.</param>
    /// <param name="Geometry">GeoJSON polygon in the workspace's plane; null to keep the shape.</param>
    /// <param name="OnConflict">"refuse", "merge" or "overwrite".</param>
    public sealed record Request(
        string Key, string Layer, long? Id, long? Version, JsonElement? Geometry, Dictionary<string, string>? Values, bool Delete, string? Author, string? Reason, string? OnConflict);

    public static async Task<IResult> Handle(Request request, WorkspaceHost host, EditKeys keys, MapHostOptions options, CancellationToken ct)
    {
        // Not cut off when the browser goes away: whether it was saved must be known when it asks again.
        var outcome = await keys.OnceAsync(request.Key, () => RunAsync(request, host, options)).WaitAsync(ct);
        return TypedResults.Bytes(Json(outcome), "application/json") is var answer && outcome.IsRefused
            ? new Conflicting(answer)
            : answer;
    }

    private static async Task<EditOutcome> RunAsync(Request request, WorkspaceHost host, MapHostOptions options)
    {
        var author = string.IsNullOrWhiteSpace(request.Author) ? options.Author : request.Author.Trim();
        var note = new RevisionNote(author, string.IsNullOrWhiteSpace(request.Reason) ? DefaultReason(request) : request.Reason.Trim());
        var values = (request.Values ?? []).Select(value => (value.Key, value.Value)).ToList();
        var shape = request.Geometry is { ValueKind: JsonValueKind.Object } geometry ? Shape(geometry) : null;
        var outcome = request.Id is { } id
            ? await FeatureEdit.RunAsync(
                host.Workspace,
                new(request.Layer, id, note)
                {
                    Values = values,
                    Shape = shape,
                    Delete = request.Delete,
                    ExpectedVersion = request.Version,
                    OnConflict = request.OnConflict switch { "merge" => OnConflict.Merge, "overwrite" => OnConflict.Overwrite, _ => OnConflict.Refuse },
                },
                CancellationToken.None)
            : await FeatureAddition.RunAsync(
                host.Workspace, request.Layer, shape ?? throw new WorkspaceException("A new feature needs a shape."), values, note, CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
        await (await host.LiveAsync()).RefreshAsync(CancellationToken.None);
        return outcome;
    }

    private static string DefaultReason(Request request) => request switch
    {
        { Delete: true } => Languages.Say("在地图上删除", "Deleted on the map"),
        { Id: null } => Languages.Say("在地图上绘制", "Drawn on the map"),
        _ => Languages.Say("在地图上修改", "Changed on the map"),
    };

    private static Topology.LooseShape Shape(JsonElement geometry)
    {
        try
        {
            return ShapeJson.ReadPolygons(geometry);
        }
        catch (FormatException failure)
        {
            throw new WorkspaceException(Sentence.Quote(failure.Message), failure);
        }
    }

    private static byte[] Json(EditOutcome outcome)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            EditJson.Write(json, outcome);
        return stream.ToArray();
    }

    private sealed class Conflicting(IResult answer) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return answer.ExecuteAsync(context);
        }
    }
}
