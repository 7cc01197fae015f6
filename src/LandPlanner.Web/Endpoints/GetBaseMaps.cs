using LandPlanner.Workspaces.BaseMaps;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/basemaps</c>: the base maps to choose from, in the language of the page. With the keys that the browser asks the services with.</summary>
internal static class GetBaseMaps
{
    public sealed record BaseMapView(string Id, string Title, string Kind, string Url, string Attribution, int MaxLevel, string? Layer, string? MatrixSet);

    public static Ok<List<BaseMapView>> Handle(BaseMapSet maps, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(maps.Maps.Select(View).ToList());
    }

    private static BaseMapView View(BaseMap map) => new(
        map.Id, Languages.Say(map.TitleZh, map.TitleEn), map.Kind == BaseMapKind.Wmts ? "wmts" : "xyz",
        map.Kind == BaseMapKind.MbTiles ? $"/basemaps/{map.Id}/{{z}}/{{x}}/{{y}}" : map.Url.Replace("{key}", Uri.EscapeDataString(map.Key?.Value ?? ""), StringComparison.Ordinal),
        map.Attribution, map.MaxLevel, map.Layer, map.MatrixSet);
}
