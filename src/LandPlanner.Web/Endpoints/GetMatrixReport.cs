using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Reports;
using LandPlanner.Reports.Excel;
using LandPlanner.Web.Jobs;
using LandPlanner.Workspaces.Changes;
using Microsoft.AspNetCore.Http;

namespace LandPlanner.Web.Endpoints;

/// <summary>
/// <c>GET /api/matrices/{matrix}/report.{format}</c>: a change matrix as a file: its workbook (xlsx), its chart (png, svg), its changed polygons (geojson, gpkg). With
/// <c>?shown=true</c> the chart is for the page itself, not to keep.
/// </summary>
internal static class GetMatrixReport
{
    public static async Task<IResult> Handle(string matrix, string format, bool? shown, MatrixDesk desk, WorkspaceHost host, HttpContext http, CancellationToken ct)
    {
        if (await desk.FindAsync(matrix) is not { } made)
            return TypedResults.NotFound();
        var result = made.Run.Result;
        http.Response.Headers.CacheControl = "no-store";
        return format switch
        {
            "xlsx" => ReportFile.Of(await Task.Run(() => ChangeWorkbook.Write(result, AreaUnit.Mu, Language), ct), Name("变化矩阵", "matrix", result), format),
            "geojson" => ReportFile.Of(await Task.Run(() => ChangeReports.GeoJson(host.Workspace, result), ct), Name("变化图斑", "changes", result), format),
            "gpkg" => await ReportFile.OfAsync(
                path => Task.Run(() => ChangeReports.WriteLayerAsync(host.Workspace, result, path, ct), ct), Name("变化图斑", "changes", result), format, http),
            "png" or "svg" => await Task.Run(() => Chart(result, format, shown == true), ct),
            _ => TypedResults.NotFound(),
        };
    }

    private static IResult Chart(ChangeResult result, string format, bool shown)
    {
        if (ChangeChart.Draw(result, AreaUnit.Mu, Language) is not { } chart)
            return TypedResults.NotFound();
        if (shown)
            return TypedResults.Bytes(chart.Svg, "image/svg+xml");
        return ReportFile.Of(format == "png" ? chart.Png : chart.Svg, Name("变化流向图", "flows", result), format);
    }

    private static string Name(string zh, string en, ChangeResult result) => $"{Languages.Say(zh, en)}-{result.Before.Layer}-{result.After.Layer}";

    private static ReportLanguage Language => Languages.IsEnglish ? ReportLanguage.English : ReportLanguage.Chinese;
}
