using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Stores;
using LandPlanner.Web.Cases;
using LandPlanner.Web.Jobs;
using LandPlanner.Workspaces.Cases;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/cases/{number}/sheet.pdf</c>: a case with all that hangs on it, for paper. The same that the command line writes.</summary>
internal static class GetCaseSheet
{
    public static async Task<IResult> Handle(string number, CaseDesk desk, WorkspaceHost host, HttpContext http, CancellationToken ct)
    {
        using var pdf = new MemoryStream();
        try
        {
            var language = Languages.IsEnglish ? ReportLanguage.English : ReportLanguage.Chinese;
            await CaseSheets.PrintAsync(host.Workspace, Path.GetFileName(host.Address), number, desk.Today, language, pdf, ct);
        }
        catch (MapPrintException missing) when (missing.Fault == MapPrintFault.NoTypeface)
        {
            throw new WorkspaceException("No typeface with Chinese is installed, so nothing can be printed: install Noto Sans CJK.", missing);
        }

        http.Response.Headers.CacheControl = "no-store";
        return ReportFile.Of(pdf.ToArray(), number, "pdf");
    }
}
