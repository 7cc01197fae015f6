using LandPlanner.Features;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces.Held;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/at?x=…&amp;y=…&amp;reach=…&amp;layers=A,B</c>: what lies at a place: polygons that hold it, lines and points within reach (metres). The topmost layer first, but
/// those that are only outlines (villages) last: whoever clicks inside means what is seen there.</summary>
internal static class GetAt
{
    public sealed record Hit(string Layer, long Id);

    public static async Task<Ok<List<Hit>>> Handle(double x, double y, double reach, string layers, HeldLayers held, LayerCatalog catalog, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        var names = layers.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var box = new Envelope(x - reach, x + reach, y - reach, y + reach);
        var hits = new List<Hit>();
        foreach (var layer in catalog.Layers.Reverse().Where(layer => names.Contains(layer.Name)).OrderBy(IsOutline))
        {
            foreach (var feature in (await held.GetAsync(layer.Name, ct)).Find(box))
            {
                if (Touch.Meets(feature.Shape!, x, y, reach))
                    hits.Add(new(layer.Name, feature.Id));
            }
        }

        return TypedResults.Ok(hits);
    }

    private static bool IsOutline(MapLayer layer) => layer is { Info.Kind: GeometryKind.Polygon, Symbol: { Fill: null, Hatch: null } };
}
