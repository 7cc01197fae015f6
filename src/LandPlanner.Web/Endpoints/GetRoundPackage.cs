using LandPlanner.Web.Jobs;
using LandPlanner.Web.Places;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/rounds/{number}/package.zip?name=…&amp;by=…</c>: a round as a package for QField.</summary>
internal static class GetRoundPackage
{
    public static Task<IResult> Handle(string number, string name, string by, PlaceFieldDesk desk, HttpContext http, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        return ReportFile.OfAsync(zip => desk.PackAsync(number, name, by, zip, ct), name, "zip", http);
    }
}
