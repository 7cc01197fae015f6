using LandPlanner.Reports.Papers;
using LandPlanner.Schemes;
using LandPlanner.Web.Jobs;
using LandPlanner.Web.Schemes;
using LandPlanner.Workspaces.Schemes;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/schemes/{layer}/draft.{format}?year=2024&amp;start=2024-03-01&amp;texts=WORD</c>: the draft of a tract scheme (docx, pdf), the same that the command line writes, with the texts that go by a word. Chinese only.</summary>
internal static class GetSchemeDraft
{
    public static async Task<IResult> Handle(string layer, string format, int? year, DateOnly? start, string? texts, SchemeDesk desk, SchemeTexts written, WorkspaceHost host, HttpContext http, CancellationToken ct)
    {
        if (format is not ("docx" or "pdf") || desk.Find(layer)?.Role != SchemeChecking.TractScheme)
            return TypedResults.NotFound();
        var request = new SchemeDraftRequest(layer, Path.GetFileName(host.Address), desk.Today) { Year = year, Start = start, Texts = texts is null ? "" : await written.FindAsync(texts) };
        var content = await Task.Run(
            async () =>
            {
                var (_, paper) = await SchemeDrafts.ReadAsync(host.Workspace, request, ct);
                return ReportFile.Printed(() => format == "docx" ? PaperWord.Write(paper) : PaperPdf.Write(paper, ct));
            },
            ct);
        http.Response.Headers.CacheControl = "no-store";
        return ReportFile.Of(content, $"成片开发方案草案-{layer}", format);
    }
}
