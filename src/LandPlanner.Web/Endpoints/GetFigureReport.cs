using LandPlanner.Reports.Figures;
using LandPlanner.Web.Figures;
using LandPlanner.Web.Jobs;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/figures/{year}/report.{format}</c>: the land section of the work report (docx, html), whose numbers lead back to this map.</summary>
internal static class GetFigureReport
{
    public static async Task<IResult> Handle(int year, string format, FigureDesk desk, HttpContext http, CancellationToken ct)
    {
        if (format is not ("docx" or "html") || !desk.Years.Contains(year))
            return TypedResults.NotFound();
        var run = await desk.RunAsync(year);
        http.Response.Headers.CacheControl = "no-store";
        var report = new FigureReport(run.Sheet, run.Results, run.World, run.Drifts, run.Head, $"{http.Request.Scheme}://{http.Request.Host}");
        var content = await Task.Run(() => format == "docx" ? FigureReportWord.Write(report) : FigureReportHtml.Write(report), ct);
        return ReportFile.Of(content, FormattableString.Invariant($"{Languages.Say("土地部分", "land-section")}-{year}"), format);
    }
}
