using LandPlanner.Reports.Figures;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Figures;

/// <summary>Writes a year's land section: the same figures give the same bytes.</summary>
public static class FigureReports
{
    /// <param name="map">Where the map is served.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to, or <paramref name="map"/> is no address.</exception>
    public static IReadOnlyList<string> Write(FigureRun run, string folder, string map)
    {
        if (!Uri.TryCreate(map, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new WorkspaceException($"'{map}' is no address of a map: give one such as http://127.0.0.1:8520.");
        var report = new FigureReport(run.Sheet, run.Results, run.World, run.Drifts, run.Head, map);
        var name = FormattableString.Invariant($"figures-{run.Sheet.Year}");
        return ReportFolder.Fill(folder, () =>
        [
            ReportFolder.Put(folder, name + ".docx", FigureReportWord.Write(report)), ReportFolder.Put(folder, name + ".html", FigureReportHtml.Write(report)),
        ]);
    }
}
