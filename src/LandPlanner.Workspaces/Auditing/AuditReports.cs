using System.Text.Json;
using LandPlanner.Crs;
using LandPlanner.Reports;
using LandPlanner.Reports.Excel;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Exports;

namespace LandPlanner.Workspaces.Auditing;

/// <summary>Writes the files of an audit run: the same run gives the same bytes, but for <c>run.json</c>, which says who ran it and when.</summary>
public static class AuditReports
{
    private static readonly CrsCode LonLat = new(4326);

    /// <returns>The files written.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(Workspace workspace, AuditRun run, string folder, ReportLanguage language)
    {
        return ReportFolder.Fill(folder, () =>
        [
            ReportFolder.Put(folder, "findings.xlsx", AuditWorkbook.Write(run.Result, language)),
            ReportFolder.Put(folder, "findings.geojson", GeoJson(workspace, run)),
            ReportFolder.Put(folder, "findings.json", AuditResultJson.Write(run.Result)),
            ReportFolder.Put(folder, "run.json", Certificate(run)),
        ]);
    }

    /// <summary>The findings in longitude and latitude, as <see cref="Write"/> puts them in a file.</summary>
    public static byte[] GeoJson(Workspace workspace, AuditRun run)
    {
        var toLonLat = Reprojector.Create(workspace.Crs, workspace.Tables.Crs.Get(LonLat));
        return AuditResultGeoJson.Write(run.Result, (x, y) => toLonLat.Transform(x, y));
    }

    /// <summary>Writes the findings to a file GDAL knows, such as .gpkg, in the workspace's plane, one without a shape too.</summary>
    /// <exception cref="WorkspaceException">The file cannot be written.</exception>
    public static Task WriteLayerAsync(Workspace workspace, AuditRun run, string path, CancellationToken ct) => Export.WriteAsync(
        workspace, FindingsLayer.Draft(AuditRun.FindingsLayerName), FindingsLayer.Features(run.Result).ToAsyncEnumerable(), path, ct);

    private static byte[] Certificate(AuditRun run)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("run", run.Id);
            json.WriteString("author", run.KeptIn.Note.Author);
            json.WriteString("at", run.KeptIn.At);
            json.WriteString("rulePack", run.Result.Pack.Id);
            json.WriteString("rulePackSha256", run.Result.Pack.Sha256);
            json.WriteString("headBefore", run.KeptIn.PreviousHash);
            json.WriteString("head", run.KeptIn.Hash);
            json.WriteNumber("revision", run.KeptIn.Number);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
