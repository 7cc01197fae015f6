using ClosedXML.Excel;
using LandPlanner.Audits;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports;

/// <summary>An audit's result as an Excel workbook for an officer. Equal results give equal bytes, whenever they are written.</summary>
/// <remarks>
/// Sheets: 汇总, 明细, 地类与村, 权属, 数据来源与容差. Square metres to 0.01, mu to 0.01; what is shown adds up to the totals shown, which are formulas.
/// </remarks>
public static class AuditWorkbook
{
    private static readonly DateTime Unchanging = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static byte[] Write(AuditResult result, ReportLanguage language = ReportLanguage.Chinese)
    {
        using var workbook = new XLWorkbook();
        workbook.Properties.Author = workbook.Properties.LastModifiedBy = "LandPlanner";
        (workbook.Properties.Created, workbook.Properties.Modified) = (Unchanging, Unchanging);
        workbook.Style.Font.FontName = "宋体";
        var shown = new ShownAreas(result);
        new SummarySheet(result, shown, language).Fill(Sheet(workbook, language, ("汇总", "Summary")));
        new DetailSheet(result, shown, language).Fill(Sheet(workbook, language, ("明细", "Findings")));
        new ClassSheet(result, shown, language).Fill(Sheet(workbook, language, ("地类与村", "Classes and villages")));
        new OwnershipSheet(result, shown, language).Fill(Sheet(workbook, language, ("权属", "Ownership")));
        new SourceSheet(result, language).Fill(Sheet(workbook, language, ("数据来源与容差", "Sources and tolerance")));
        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        bytes.Position = 0;
        return FixedZip.Rewrite(bytes);
    }

    /// <summary>A sheet that prints on A4 across, all its columns on one page.</summary>
    private static IXLWorksheet Sheet(XLWorkbook workbook, ReportLanguage language, Words name)
    {
        var sheet = workbook.AddWorksheet(name.In(language));
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.PagesWide = 1;
        return sheet;
    }
}
