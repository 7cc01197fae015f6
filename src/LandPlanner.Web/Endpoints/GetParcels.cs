using System.Globalization;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Figures;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/parcels?of=LAYER/ID&amp;of=…</c>: certain features as they stand, as GeoJSON in the workspace's plane; those that are gone are left out.</summary>
internal static class GetParcels
{
    private const int MostParcels = 100;

    public static async Task<IResult> Handle(string[] of, WorkspaceHost host, HttpContext http, CancellationToken ct)
    {
        var parcels = of.Select(name => name.LastIndexOf('/') is > 0 and var at && long.TryParse(name[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (Layer: name[..at], Id: id) : default).ToList();
        if (parcels.Count > MostParcels || parcels.Exists(parcel => parcel.Layer is null))
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest, detail: "of must be LAYER/ID, at most a hundred times.");
        var shapes = new List<FigureGround>();
        foreach (var layer in parcels.GroupBy(parcel => parcel.Layer).Where(layer => host.Watch.Find(layer.Key) is not null))
        {
            await foreach (var feature in host.Workspace.Store.ReadAsync(layer.Key, new FeatureQuery { Ids = [.. layer.Select(parcel => parcel.Id)] }, ct))
            {
                if (feature.Shape is not null)
                    shapes.Add(new(layer.Key, feature));
            }
        }

        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(GetFigureFeatures.Json(shapes), "application/geo+json");
    }
}
