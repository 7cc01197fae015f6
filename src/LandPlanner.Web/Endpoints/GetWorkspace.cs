using System.Globalization;
using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Reports.Maps;
using LandPlanner.Web.Components;
using LandPlanner.Web.Layers;
using LandPlanner.Web.Tiles;
using LandPlanner.Workspaces;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/workspace</c>: all the map needs to begin: the plane, the tile grid, the layers and how they are drawn.</summary>
internal static class GetWorkspace
{
    public sealed record Grid(double[] Origin, double TileMetres, int Pixels, int MaxLevel);

    public sealed record Layer(
        string Name, string Role, string Kind, string Group, int Order, bool Shown, bool Editable, long Count, long Revision, double[]? Extent, LayerSymbol Symbol);

    public sealed record Answer(
        string Id, string Crs, string Proj4, string Tiles, Grid Grid, IReadOnlyList<Layer> Layers, IReadOnlyDictionary<string, string> ClassColours, IReadOnlyDictionary<string, string> Icons);

    public static Ok<Answer> Handle(WorkspaceHost host, LayerCatalog catalog, TileStore tiles, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var workspace = host.Workspace;
        var grid = TileGrid.GaussKruger(workspace.Crs);
        return TypedResults.Ok(new Answer(
            host.Address,
            workspace.Crs.Code.ToString(),
            Proj4(workspace.Crs),
            tiles.Server,
            new([grid.OriginX, grid.OriginY], grid.TileMetres, TileGrid.Pixels, TileGrid.MaxLevel),
            [.. catalog.Layers.Select(View)],
            ClassColours(workspace),
            Icons.Paths));
    }

    public static Layer View(MapLayer layer) => new(
        layer.Name, layer.Info.Role.Name, KindOf(layer.Info.Kind), layer.Symbol.Group, layer.Order, layer.IsShown, layer.IsEditable, layer.Info.Count, layer.Info.Revision,
        layer.Info.Extent is { IsNull: false } box ? [box.MinX, box.MinY, box.MaxX, box.MaxY] : null, layer.Symbol);

    private static string KindOf(GeometryKind kind) => kind switch
    {
        GeometryKind.Polygon => "polygon",
        GeometryKind.Line => "line",
        _ => "point",
    };

    private static string Proj4(CrsDefinition crs) => string.Create(
        CultureInfo.InvariantCulture,
        $"+proj=tmerc +lat_0=0 +lon_0={crs.CentralMeridianDegrees} +k=1 +x_0={crs.FalseEastingMetres} +y_0=0 +a=6378137 +rf=298.257222101 +units=m +no_defs +type=crs");

    /// <summary>Of all schemes, as "SD2019/0103", and by the code alone; where two have a code, that of the preferred scheme.</summary>
    private static Dictionary<string, string> ClassColours(Workspace workspace)
    {
        var colours = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in workspace.Tables.LandClasses.Schemes.SelectMany(scheme => scheme.Classes).Where(one => one.Colour is not null))
        {
            colours.TryAdd(one.Code, one.Colour!);
            colours.TryAdd($"{one.Scheme}/{one.Code}", one.Colour!);
        }

        return colours;
    }
}
