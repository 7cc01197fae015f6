using LandPlanner.Web.Cases;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Evidence;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/evidence/{sha256}/thumbnail?pixels=…</c>: a photo of the workspace, small. The name says what it holds, so browsers keep it for good.</summary>
internal static class GetThumbnail
{
    private const int MostPixels = 2048;

    public static async Task<IResult> Handle(string sha256, int? pixels, Workspace workspace, HttpContext http, CancellationToken ct)
    {
        if (await workspace.Store.ReadRecordAsync(EvidenceIntake.RecordKind, sha256, ct) is not { } content)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return PictureFile.Of(content, Math.Clamp(pixels ?? 256, 16, MostPixels));
    }
}
