using LandPlanner.Audits;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports;

/// <summary>An audit's result as an Excel workbook for an officer. Equal results give equal bytes, whenever they are written.</summary>
/// <remarks>
/// Sheets: 汇总, 明细, 地类与村, 权属, 数据来源与容差. Square metres to 0.01, mu to 0.01; what is shown adds up to the totals shown, which are formulas.
/// </remarks>
public static class AuditWorkbook
{
    public static byte[] Write(AuditResult result, ReportLanguage language = ReportLanguage.Chinese)
    {
        using var workbook = new FixedWorkbook(language);
        var shown = new ShownAreas(result);
        new SummarySheet(result, shown, language).Fill(workbook.Sheet(("汇总", "Summary")));
        new DetailSheet(result, shown, language).Fill(workbook.Sheet(("明细", "Findings")));
        new ClassSheet(result, shown, language).Fill(workbook.Sheet(("地类与村", "Classes and villages")));
        new OwnershipSheet(result, shown, language).Fill(workbook.Sheet(("权属", "Ownership")));
        new SourceSheet(result, language).Fill(workbook.Sheet(("数据来源与容差", "Sources and tolerance")));
        return workbook.Bytes();
    }
}
