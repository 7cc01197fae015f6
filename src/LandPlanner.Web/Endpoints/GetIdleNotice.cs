using LandPlanner.IdleLand;
using LandPlanner.Reports.Papers;
using LandPlanner.Web.IdleLand;
using LandPlanner.Web.Jobs;
using LandPlanner.Workspaces.IdleLand;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>GET /api/idle-parcels/{number}/notices/{move}.docx?draft=true&amp;on=2026-03-01&amp;cause=enterprise&amp;notice=1号</c>: the paper of a move that was made, else, or where it is asked for, and where the move can be made as it is
/// told, its draft. The same that the command line writes.
/// </summary>
internal static class GetIdleNotice
{
    public static async Task<IResult> Handle(string number, string move, bool? draft, DateOnly? on, string? cause, string? notice, IdleDesk desk, WorkspaceHost host, HttpContext http, CancellationToken ct)
    {
        var request = new IdleMoveRequest(move, on ?? desk.Today) { Cause = cause ?? "", NoticeNumber = notice ?? "" };
        var (written, paper) = await IdleNotices.ReadAsync(host.Workspace, number, request, draft ?? false, "", Path.GetFileName(host.Address), desk.Today, ct);
        http.Response.Headers.CacheControl = "no-store";
        return ReportFile.Of(PaperWord.Write(paper), $"{number}-{written.Move.NoticeZh}", "docx");
    }
}
