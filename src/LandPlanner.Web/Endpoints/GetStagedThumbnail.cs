using LandPlanner.Web.Cases;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/evidence-trays/{tray}/{number}/thumbnail</c>: a photo that was sent and is not committed yet, small.</summary>
internal static class GetStagedThumbnail
{
    private const int Pixels = 256;

    public static async Task<IResult> Handle(string tray, int number, HttpContext http, EvidenceTrays trays, CancellationToken ct)
    {
        if (trays.Find(tray)?.Find(number) is not { } file)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        return PictureFile.Of(await File.ReadAllBytesAsync(file.Path, ct), Pixels);
    }
}
