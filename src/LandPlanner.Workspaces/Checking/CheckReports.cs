using LandPlanner.Crs;
using LandPlanner.Reports.Checks;
using LandPlanner.Reports.Excel;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Checking;

/// <summary>Writes the files of a check: the same check gives the same bytes.</summary>
public static class CheckReports
{
    private static readonly CrsCode LonLat = new(4326);

    /// <returns>The files written.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(
        Workspace workspace, CheckedLayer layer, string folder, ReportLanguage language)
    {
        var toLonLat = Reprojector.Create(workspace.Crs, workspace.Tables.Crs.Get(LonLat));
        var name = "check-" + string.Concat(
            layer.Name.Select(letter => Path.GetInvalidFileNameChars().Contains(letter) ? '_' : letter));
        return ReportFolder.Fill(folder, () =>
        [
            ReportFolder.Put(folder, name + ".xlsx", CheckWorkbook.Write(layer, language)),
            ReportFolder.Put(
                folder, name + ".geojson", CheckResultGeoJson.Write(layer, (x, y) => toLonLat.Transform(x, y))),
            ReportFolder.Put(folder, name + ".json", CheckResultJson.Write(layer)),
        ]);
    }
}
