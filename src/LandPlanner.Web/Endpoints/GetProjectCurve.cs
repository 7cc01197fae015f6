using LandPlanner.Projects;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Projects;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/projects/{number}/curve.{format}?until=2024-09&amp;shown=true</c>: the progress curve of a project in the year of a month, judged at its end (png, svg); a file to keep, or to be shown in the page.</summary>
internal static class GetProjectCurve
{
    public static async Task<IResult> Handle(string number, string format, string? until, bool? shown, ProjectDesk desk, HttpContext http)
    {
        if (format is not ("png" or "svg") || await desk.FindAsync(number, Month.Find(until ?? "")) is not { } standing || desk.Draw(standing) is not { } drawn)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var content = format == "png" ? drawn.Png : drawn.Svg;
        return shown == true ? TypedResults.Bytes(content, format == "png" ? "image/png" : "image/svg+xml") : ReportFile.Of(content, $"{Languages.Say("推进曲线", "curve")}-{number}", format);
    }
}
