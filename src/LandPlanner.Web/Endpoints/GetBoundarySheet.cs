using LandPlanner.Reports.Excel;
using LandPlanner.Schemes;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Schemes;
using LandPlanner.Workspaces.Schemes;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/schemes/{layer}/sheet.pdf</c>: additions to the urban boundary on one page, the same that the command line writes.</summary>
internal static class GetBoundarySheet
{
    public static async Task<IResult> Handle(string layer, SchemeDesk desk, WorkspaceHost host, HttpContext http, CancellationToken ct)
    {
        if (desk.Find(layer)?.Role != SchemeChecking.BoundaryAddition)
            return TypedResults.NotFound();
        var language = Languages.IsEnglish ? ReportLanguage.English : ReportLanguage.Chinese;
        var content = await Task.Run(
            async () =>
            {
                var sheet = await BoundarySheets.ReadAsync(host.Workspace, layer, Path.GetFileName(host.Address), desk.Today, language, ct);
                return ReportFile.Printed(sheet.WritePdf);
            },
            ct);
        http.Response.Headers.CacheControl = "no-store";
        return ReportFile.Of(content, $"{Languages.Say("边界新增图", "boundary-sheet")}-{layer}", "pdf");
    }
}
