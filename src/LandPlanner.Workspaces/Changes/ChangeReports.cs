using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Crs;
using LandPlanner.Reports;
using LandPlanner.Reports.Excel;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Exports;

namespace LandPlanner.Workspaces.Changes;

/// <summary>Writes the files of a change matrix: the same matrix gives the same bytes.</summary>
public static class ChangeReports
{
    private static readonly CrsCode LonLat = new(4326);

    /// <returns>The files written, and whether there is a chart: without a typeface with Chinese there is none.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    public static (IReadOnlyList<string> Files, bool HasChart) Write(
        Workspace workspace, ChangeResult result, string folder, AreaUnit unit, ReportLanguage language)
    {
        var name = FileName($"{result.Before.Layer}-{result.After.Layer}");
        var chart = ChangeChart.Draw(result, unit, language);
        var files = ReportFolder.Fill(folder, () =>
        [
            ReportFolder.Put(folder, $"matrix-{name}.xlsx", ChangeWorkbook.Write(result, unit, language)),
            .. chart is { } images
                ? new[] { ReportFolder.Put(folder, $"matrix-{name}.png", images.Png), ReportFolder.Put(folder, $"matrix-{name}.svg", images.Svg) }
                : [],
            ReportFolder.Put(folder, $"matrix-{name}.json", ChangeResultJson.Write(result)),
            ReportFolder.Put(folder, $"changes-{name}.geojson", GeoJson(workspace, result)),
        ]);
        return (files, chart is not null);
    }

    /// <summary>The changed polygons in longitude and latitude, as <see cref="Write"/> puts them in a file.</summary>
    public static byte[] GeoJson(Workspace workspace, ChangeResult result)
    {
        var toLonLat = Reprojector.Create(workspace.Crs, workspace.Tables.Crs.Get(LonLat));
        return ChangedPatchesGeoJson.Write(result, (x, y) => toLonLat.Transform(x, y));
    }

    /// <summary>Writes the changed polygons to a file GDAL knows, such as .gpkg, in the workspace's plane.</summary>
    /// <exception cref="WorkspaceException">The file cannot be written.</exception>
    public static Task WriteLayerAsync(Workspace workspace, ChangeResult result, string path, CancellationToken ct) => Export.WriteAsync(
        workspace, ChangedPatchesLayer.Draft("changes"), ChangedPatchesLayer.Features(result).ToAsyncEnumerable(), path, ct);

    // A layer may be called what a file may not.
    private static string FileName(string name) =>
        string.Concat(name.Select(letter => Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter));
}
