using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Schemes;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Schemes;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/schemes/{layer}/report.{format}?year=2024</c>: the checks of a tract scheme or of boundary additions (xlsx).</summary>
internal static class GetSchemeReport
{
    public static async Task<IResult> Handle(string layer, string format, int? year, SchemeDesk desk, HttpContext http, CancellationToken ct)
    {
        if (format != "xlsx" || desk.Find(layer) is not { } info)
            return TypedResults.NotFound();
        var result = await desk.CheckAsync(info, year);
        http.Response.Headers.CacheControl = "no-store";
        var content = await Task.Run(() => SchemeWorkbook.Write(result, Languages.IsEnglish ? ReportLanguage.English : ReportLanguage.Chinese), ct);
        return ReportFile.Of(content, $"{Languages.Say("审查", "checks")}-{layer}", format);
    }
}
