using ClosedXML.Excel;

namespace LandPlanner.Reports.Excel;

/// <summary>A workbook whose bytes depend on its content alone.</summary>
internal sealed class FixedWorkbook(ReportLanguage language) : IDisposable
{
    private static readonly DateTime Unchanging = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly XLWorkbook _workbook = Empty();

    /// <summary>A sheet that prints on A4 across, all its columns on one page.</summary>
    public IXLWorksheet Sheet(Words name)
    {
        var sheet = _workbook.AddWorksheet(name.In(language));
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.PageOrientation = XLPageOrientation.Landscape;
        sheet.PageSetup.PagesWide = 1;
        return sheet;
    }

    public byte[] Bytes()
    {
        using var bytes = new MemoryStream();
        _workbook.SaveAs(bytes, new SaveOptions { EvaluateFormulasBeforeSaving = true });
        bytes.Position = 0;
        return FixedZip.Rewrite(bytes);
    }

    public void Dispose() => _workbook.Dispose();

    private static XLWorkbook Empty()
    {
        var workbook = new XLWorkbook();
        workbook.Properties.Author = workbook.Properties.LastModifiedBy = "LandPlanner";
        (workbook.Properties.Created, workbook.Properties.Modified) = (Unchanging, Unchanging);
        workbook.Style.Font.FontName = "宋体";
        return workbook;
    }
}
