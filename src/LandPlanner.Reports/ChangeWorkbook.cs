using LandPlanner.Areas;
using LandPlanner.Changes;
using LandPlanner.Reports.Changes;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports;

/// <summary>A change matrix as an Excel workbook. Equal results give equal bytes, whenever they are written.</summary>
/// <remarks>
/// Sheets: 汇总, 转移矩阵, 分村, 耕地流向, 变化图斑, 来源与待定. Rows and columns of the matrix add up as printed in the unit chosen, villages
/// add up to its cells; totals are formulas.
/// </remarks>
public static class ChangeWorkbook
{
    public static byte[] Write(ChangeResult result, AreaUnit unit, ReportLanguage language = ReportLanguage.Chinese)
    {
        using var workbook = new FixedWorkbook(language);
        var shown = new ShownMatrix(result, unit);
        var tables = new ChangeTables(result, shown, language);
        new ChangeSummarySheet(result, shown, language).Fill(workbook.Sheet(("汇总", "Summary")));
        new MatrixSheet(result, shown, language).Fill(workbook.Sheet(("转移矩阵", "Matrix")));
        tables.FillVillages(workbook.Sheet(("分村", "By village")));
        tables.FillFlows(workbook.Sheet(("耕地流向", "Farmland flows")));
        tables.FillPatches(workbook.Sheet(("变化图斑", "Changed patches")));
        new ChangeSourceSheet(result, language).Fill(workbook.Sheet(("来源与待定", "Sources and decisions")));
        return workbook.Bytes();
    }
}
