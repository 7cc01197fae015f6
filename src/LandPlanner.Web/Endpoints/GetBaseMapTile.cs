using LandPlanner.Workspaces.BaseMaps;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /basemaps/{id}/{z}/{x}/{y}</c>: a picture of a base map on this machine, rows from the north. Where the file has none, a clear one: most maps have edges.</summary>
internal static class GetBaseMapTile
{
    private const string ADay = "private, max-age=86400";

    // One clear pixel.
    private static readonly byte[] Clear = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=");

    public static IResult Handle(string id, int z, int x, int y, BaseMapSet maps, HttpContext http)
    {
        if (maps.Find(id, z, x, y) is not { } tile)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = ADay;
        return tile.Picture is { } picture ? TypedResults.Bytes(picture, tile.MediaType) : TypedResults.Bytes(Clear, "image/png");
    }
}
