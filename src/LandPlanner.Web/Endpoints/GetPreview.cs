using LandPlanner.Web.Imports;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/uploads/{upload}/previews/{number}</c>: the outlines of a layer that may be imported, in the workspace's plane (<see cref="PreviewBytes"/>).</summary>
internal static class GetPreview
{
    public static IResult Handle(string upload, int number, Uploads uploads, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return uploads.Find(upload)?.Sketch(number) is { } sketch ? TypedResults.Bytes(PreviewBytes.Write(sketch), "application/octet-stream") : TypedResults.NotFound();
    }
}
