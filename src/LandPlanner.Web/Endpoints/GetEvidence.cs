using LandPlanner.Web.Cases;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.Ledgers;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary><c>GET /api/evidence/{id}/file</c>: a piece of evidence as it was handed in. Photos may be looked at; whatever else people send is only kept as a file.</summary>
internal static class GetEvidence
{
    public static async Task<IResult> Handle(long id, Workspace workspace, HttpContext http, CancellationToken ct)
    {
        var ledger = await Ledger.OpenAsync(workspace, "evidence", ct);
        if (await ledger.FindAsync(id, ct) is not { } row || await workspace.Store.ReadRecordAsync(EvidenceIntake.RecordKind, row.Text("sha256"), ct) is not { } content)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var type = row.Text("media_type");
        return PictureFile.IsShown(type) && !http.Request.Query.ContainsKey("download")
            ? TypedResults.Bytes(content, type)
            : TypedResults.File(content, type.Length > 0 ? type : "application/octet-stream", row.Text("file_name"));
    }
}
