using System.Globalization;
using LandPlanner.Reports;
using LandPlanner.Reports.Excel;
using LandPlanner.Web.Jobs;
using LandPlanner.Workspaces.Auditing;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/audits/{run}/report.{format}</c>: a kept run as a file: xlsx, geojson or gpkg. The same that the command line writes.</summary>
internal static class GetAuditReport
{
    public static async Task<IResult> Handle(string run, string format, AuditDesk desk, WorkspaceHost host, HttpContext http, CancellationToken ct)
    {
        if (format is not ("xlsx" or "geojson" or "gpkg"))
            return TypedResults.NotFound();
        var kept = await desk.ReadAsync(run);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Languages.Say("审查结果", "audit")}-{kept.KeptIn.At.ToLocalTime():yyyy-MM-dd}-{kept.Id[..8]}");
        http.Response.Headers.CacheControl = "no-store";
        return format switch
        {
            "xlsx" => ReportFile.Of(await Task.Run(() => AuditWorkbook.Write(kept.Result, Language), ct), name, format),
            "geojson" => ReportFile.Of(await Task.Run(() => AuditReports.GeoJson(host.Workspace, kept), ct), name, format),
            _ => await ReportFile.OfAsync(path => Task.Run(() => AuditReports.WriteLayerAsync(host.Workspace, kept, path, ct), ct), name, format, http),
        };
    }

    private static ReportLanguage Language => Languages.IsEnglish ? ReportLanguage.English : ReportLanguage.Chinese;
}
