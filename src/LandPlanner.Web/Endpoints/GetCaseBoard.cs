using LandPlanner.Reports.Cases;
using LandPlanner.Reports.Excel;
using LandPlanner.Web.Cases;
using LandPlanner.Web.Jobs;
using LandPlanner.Workspaces.Cases;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/cases/board.{format}?year=…&amp;by=…</c>: a board of cases as a workbook (xlsx), or its chart (png, svg). The same that the command line writes.</summary>
internal static class GetCaseBoard
{
    public static async Task<IResult> Handle(string format, CaseDesk desk, HttpContext http, CancellationToken ct)
    {
        if (format is not ("xlsx" or "png" or "svg") || BoardWish.Read(http.Request.QueryString.Value ?? "") is not { } wish)
            return TypedResults.NotFound();
        var board = await desk.BoardAsync(wish);
        var (language, scope) = (Languages.IsEnglish ? ReportLanguage.English : ReportLanguage.Chinese, wish.Scope(desk.Form, desk.Process));
        http.Response.Headers.CacheControl = "no-store";
        var name = FormattableString.Invariant($"{Languages.Say("图斑销号看板", "cases")}-{wish.Year}");
        if (format == "xlsx")
            return ReportFile.Of(await Task.Run(() => CaseBoardWorkbook.Write(board, CaseBoardReports.Names(desk.Workspace, language), scope), ct), name, format);
        var chart = await Task.Run(() => CaseChart.Draw(board, scope, language), ct);
        return chart is not { } images ? TypedResults.NotFound() : http.Request.Query.ContainsKey("download")
            ? ReportFile.Of(format == "png" ? images.Png : images.Svg, name, format)
            : TypedResults.Bytes(format == "png" ? images.Png : images.Svg, format == "png" ? "image/png" : "image/svg+xml");
    }
}
