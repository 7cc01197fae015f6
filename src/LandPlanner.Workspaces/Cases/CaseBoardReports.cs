using LandPlanner.Cases;
using LandPlanner.Reports.Cases;
using LandPlanner.Reports.Excel;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Writes the files of a board of cases: the same board gives the same bytes.</summary>
public static class CaseBoardReports
{
    /// <param name="scope">Which cases are meant, as headings say it; empty for all.</param>
    /// <returns>The files written, and whether there is a chart: without a typeface with Chinese there is none.</returns>
    /// <exception cref="WorkspaceException">The folder cannot be written to.</exception>
    public static (IReadOnlyList<string> Files, bool HasChart) Write(Workspace workspace, CaseBoard board, string scope, string folder, ReportLanguage language)
    {
        var name = FormattableString.Invariant($"cases-{board.Period.First:yyyyMMdd}-{board.Period.Last:yyyyMMdd}");
        var chart = CaseChart.Draw(board, scope, language);
        var files = ReportFolder.Fill(folder, () =>
        [
            ReportFolder.Put(folder, $"{name}.xlsx", CaseBoardWorkbook.Write(board, Names(workspace, language), scope)),
            .. chart is { } images ? new[] { ReportFolder.Put(folder, $"{name}.png", images.Png), ReportFolder.Put(folder, $"{name}.svg", images.Svg) } : [],
            ReportFolder.Put(folder, $"{name}.json", CaseBoardJson.Write(board)),
        ]);
        return (files, chart is not null);
    }

    public static CaseNames Names(Workspace workspace, ReportLanguage language) => new(workspace.Tables.Ledgers.Get(CaseBook.FormId), workspace.Tables.CaseProcess, language);
}
