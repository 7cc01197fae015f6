using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LandPlanner.Web.Endpoints;

/// <summary>The routes, as a table of contents. Each endpoint has a file of its own.</summary>
internal static class Api
{
    // More than the largest shape anybody draws; files are for uploads.
    private static readonly RequestSizeLimitAttribute Body = new(16 << 20);

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").RequireToken();
        api.MapGet("/workspace", GetWorkspace.Handle);
        api.MapGet("/basemaps", GetBaseMaps.Handle);
        api.MapGet("/events", GetEvents.Handle);
        api.MapGet("/layers/{layer}/anchors", GetAnchors.Handle);
        api.MapGet("/layers/{layer}/features/{id:long}", GetFeature.Handle);
        api.MapGet("/layers/{layer}/table.csv", GetTable.Handle);
        api.MapGet("/features", GetFeatures.Handle);
        api.MapGet("/at", GetAt.Handle);
        api.MapGet("/audits/{run}/findings/{number:int}", GetFinding.Handle);
        api.MapGet("/audits/{run}/report.{format}", GetAuditReport.Handle);
        api.MapGet("/matrices/{matrix}/patches", GetChangedPatches.Handle);
        api.MapGet("/matrices/{matrix}/report.{format}", GetMatrixReport.Handle);
        api.MapGet("/balances/{balance}/patches", GetBalancePatches.Handle);
        api.MapGet("/balances/{balance}/report.{format}", GetBalanceReport.Handle);
        api.MapGet("/figures/{year:int}/{figure}/features", GetFigureFeatures.Handle);
        api.MapGet("/figures/{year:int}/report.{format}", GetFigureReport.Handle);
        api.MapGet("/projects/board-{until}.{format}", GetProjectBoard.Handle);
        api.MapGet("/projects/{number}/curve.{format}", GetProjectCurve.Handle);
        api.MapGet("/schemes/{layer}/checks/{check}/parts", GetSchemeParts.Handle);
        api.MapGet("/schemes/{layer}/report.{format}", GetSchemeReport.Handle);
        api.MapGet("/themes/{theme}", GetTheme.Handle);
        api.MapGet("/parcels", GetParcels.Handle);
        api.MapGet("/schemes/{layer}/draft.{format}", GetSchemeDraft.Handle);
        api.MapGet("/schemes/{layer}/sheet.pdf", GetBoundarySheet.Handle);
        api.MapGet("/idle-parcels/{number}/notices/{move}.docx", GetIdleNotice.Handle);
        api.MapPost("/check", PostCheck.Handle).WithMetadata(Body);
        api.MapPost("/edits", PostEdit.Handle).WithMetadata(Body);
        api.MapPost("/language", PostLanguage.Handle).WithMetadata(Body);
        api.MapGet("/uploads", GetUploads.Handle);
        api.MapPost("/uploads", PostUpload.Handle);
        api.MapDelete("/uploads/{upload}", DeleteUpload.Handle);
        api.MapGet("/uploads/{upload}/previews/{number:int}", GetPreview.Handle);
        api.MapGet("/cases/{number}/sheet.pdf", GetCaseSheet.Handle);
        api.MapGet("/cases/board.{format}", GetCaseBoard.Handle);
        api.MapGet("/cases/package.zip", GetCasePackage.Handle);
        api.MapGet("/field-reviews/{review}/photos/{number:int}", GetReturnedPhoto.Handle);
        api.MapPost("/evidence-trays/{tray}", PostEvidence.Handle);
        api.MapGet("/evidence-trays/{tray}/{number:int}/thumbnail", GetStagedThumbnail.Handle);
        api.MapGet("/evidence/{id:long}/file", GetEvidence.Handle);
        api.MapGet("/evidence/{sha256}/thumbnail", GetThumbnail.Handle);
        api.MapGet("/rounds/{number}/sheet", GetRoundSheet.Handle);
        api.MapGet("/rounds/{number}/package.zip", GetRoundPackage.Handle);
        api.MapPost("/prints", PostPrint.Handle).WithMetadata(Body);
        app.MapGet("/basemaps/{id}/{z:int}/{x:int}/{y:int}", GetBaseMapTile.Handle);
        app.MapGet("/tiles/{grid}/{z:int}/{x:int}/{y:int}.mvt", GetTile.Handle);
    }
}
