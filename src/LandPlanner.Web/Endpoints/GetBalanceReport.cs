using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Farmland;
using LandPlanner.Web.Farmland;
using LandPlanner.Web.Jobs;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/balances/{balance}/report.{format}</c>: farmland in and out as a workbook (xlsx).</summary>
internal static class GetBalanceReport
{
    public static async Task<IResult> Handle(string balance, string format, BalanceDesk desk, HttpContext http, CancellationToken ct)
    {
        if (format != "xlsx" || await desk.FindAsync(balance) is not { Run.Ledger: var ledger })
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var language = Languages.IsEnglish ? ReportLanguage.English : ReportLanguage.Chinese;
        return ReportFile.Of(await Task.Run(() => FarmlandLedgerWorkbook.Write(ledger, language), ct), $"{Languages.Say("耕地进出平衡", "farmland")}-{ledger.Change.Before.Layer}-{ledger.Change.After.Layer}", format);
    }
}
