using LandPlanner.Features;
using LandPlanner.Projects;
using LandPlanner.Web.Layers;
using LandPlanner.Web.Tiles;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Held;
using Microsoft.AspNetCore.Http;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>GET /api/layers/{layer}/anchors</c>: for each feature a place inside it with the text and the marker that belong there. Of layers with labels or markers, up to
/// <see cref="MostAnchors"/> features.
/// </summary>
internal static class GetAnchors
{
    private const int MostAnchors = 5000;

    /// <param name="Icon">A name of the map's icon set; null for a label alone.</param>
    /// <param name="Light">"green", "yellow", "red" or "unknown"; null where the layer shows none.</param>
    public sealed record Anchor(long Id, double X, double Y, string Text, string? Icon, string? Colour, string? Light);

    public static async Task<IResult> Handle(string layer, Workspace workspace, HeldLayers held, LayerKeys keys, HttpContext http, CancellationToken ct)
    {
        var content = await held.GetAsync(layer, ct);
        http.Response.Headers.CacheControl = "no-store";
        var symbol = workspace.Tables.MapSymbols.Of(layer, content.Info.Role);
        if ((symbol.Label is null && symbol.Marker is null) || content.Features.Count > MostAnchors)
            return TypedResults.Ok(Array.Empty<Anchor>());
        var (text, signs) = (FieldOf(symbol.Label?.Text), await LayerSigns.ReadAsync(workspace, content.Info, symbol, keys, ct));
        return TypedResults.Ok(content.Features.Where(feature => feature.Shape is not null).Select(Of).ToList());

        int FieldOf(string? meaning) => meaning is null ? -1 : keys.FieldOf(content.Info, meaning);

        Anchor Of(HeldFeature feature)
        {
            var place = Place(feature);
            var marker = signs.MarkerOf(feature);
            return new(feature.Id, place.X, place.Y, Text(feature, text), marker?.Icon, marker?.Colour, signs.LightOf(feature)?.Word());
        }
    }

    private static Coordinate Place(HeldFeature feature)
    {
        if (feature.Shape!.Kind == GeometryKind.Point)
            return new(feature.Shape.Coordinates[0], feature.Shape.Coordinates[1]);
        return feature.Geometry(GeometryFactory.Default)!.InteriorPoint.Coordinate;
    }

    private static string Text(HeldFeature feature, int field) => field < 0 ? "" : feature.Values[field]?.ToString() ?? "";
}
