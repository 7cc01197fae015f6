using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LandPlanner.Web.Endpoints;

/// <summary>The routes, as a table of contents. Each endpoint has a file of its own.</summary>
internal static class Api
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").RequireToken();
        api.MapGet("/workspace", GetWorkspace.Handle);
        api.MapGet("/basemaps", GetBaseMaps.Handle);
        api.MapGet("/events", GetEvents.Handle);
        api.MapGet("/layers/{layer}/anchors", GetAnchors.Handle);
        api.MapGet("/layers/{layer}/features/{id:long}", GetFeature.Handle);
        api.MapGet("/features", GetFeatures.Handle);
        api.MapGet("/at", GetAt.Handle);
        api.MapPost("/check", PostCheck.Handle);
        api.MapPost("/edits", PostEdit.Handle);
        api.MapPost("/prints", PostPrint.Handle);
        api.MapPost("/language", PostLanguage.Handle);
        app.MapGet("/basemaps/{id}/{z:int}/{x:int}/{y:int}", GetBaseMapTile.Handle);
        app.MapGet("/tiles/{grid}/{z:int}/{x:int}/{y:int}.mvt", GetTile.Handle);
    }
}
