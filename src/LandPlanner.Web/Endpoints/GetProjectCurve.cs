using LandPlanner.Web.Jobs;
using LandPlanner.Web.Projects;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/projects/{number}/curve.{format}?shown=true</c>: the progress curve of a project (png, svg); a file to keep, or to be shown in the page.</summary>
internal static class GetProjectCurve
{
    public static async Task<IResult> Handle(string number, string format, bool? shown, ProjectDesk desk, HttpContext http)
    {
        if (format is not ("png" or "svg") || await desk.FindAsync(number) is not { } standing || desk.Draw(standing) is not { } drawn)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var content = format == "png" ? drawn.Png : drawn.Svg;
        return shown == true ? TypedResults.Bytes(content, format == "png" ? "image/png" : "image/svg+xml") : ReportFile.Of(content, $"{Languages.Say("推进曲线", "curve")}-{number}", format);
    }
}
