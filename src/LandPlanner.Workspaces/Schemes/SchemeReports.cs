using LandPlanner.Crs;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Schemes;
using LandPlanner.Schemes;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Schemes;

/// <summary>Writes what checks of tract schemes and boundary additions came to: a workbook, JSON, and the polygons that fail.</summary>
public static class SchemeReports
{
    private static readonly CrsCode LonLat = new(4326);

    /// <summary>The same result gives the same bytes.</summary>
    /// <returns>The files written.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    public static IReadOnlyList<string> Write(Workspace workspace, SchemeResult result, string folder, ReportLanguage language)
    {
        var name = ReportFolder.NameOf($"{result.Role.Name}-{result.Layer}");
        var toLonLat = Reprojector.Create(workspace.Crs, workspace.Tables.Crs.Get(LonLat));
        return ReportFolder.Fill(folder, () =>
        [
            ReportFolder.Put(folder, name + ".xlsx", SchemeWorkbook.Write(result, language)), ReportFolder.Put(folder, name + ".json", SchemeJson.Write(result)),
            ReportFolder.Put(folder, name + ".geojson", SchemeGeoJson.Write(result, (x, y) => toLonLat.Transform(x, y))),
        ]);
    }
}
