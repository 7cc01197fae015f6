using LandPlanner.Plans;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Plans;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Exports;

namespace LandPlanner.Workspaces.Plans;

/// <summary>Writes what a plan held against a survey came to: a workbook, JSON, and a GeoPackage of the conflicts.</summary>
public static class PlanReports
{
    /// <returns>The files written.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(Workspace workspace, PlanComparison comparison, string folder, ReportLanguage language, CancellationToken ct)
    {
        var name = "plan-" + string.Concat($"{comparison.Matrix.After.Layer}-{comparison.Matrix.Before.Layer}".Select(letter => Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter));
        var files = ReportFolder.Fill(folder, () =>
        [
            ReportFolder.Put(folder, name + ".xlsx", PlanWorkbook.Write(comparison, language)), ReportFolder.Put(folder, name + ".json", PlanJson.Write(comparison)),
        ]);
        var layer = Path.Combine(folder, name + ".gpkg");
        File.Delete(layer);
        await Export.WriteAsync(workspace, PlanConflictsLayer.Draft("conflicts"), PlanConflictsLayer.Features(comparison).ToAsyncEnumerable(), layer, ct);
        return [.. files, layer];
    }
}
