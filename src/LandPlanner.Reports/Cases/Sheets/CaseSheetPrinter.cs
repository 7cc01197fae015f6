using System.Globalization;
using LandPlanner.Audits;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Reports.Papers;
using SkiaSharp;

namespace LandPlanner.Reports.Cases.Sheets;

/// <summary>Prints a case (一案一档) on as many pages of A4 as it needs, as PDF.</summary>
/// <remarks>Equal sheets give equal bytes with the same typeface.</remarks>
public static class CaseSheetPrinter
{
    private const float PointsPerMillimetre = 72 / 25.4f;

    // A hundredth of a millimetre: pages are rounded to it.
    private const float GridDpi = 2540;

    /// <exception cref="MapPrintException">No typeface with Chinese is installed: nothing was written.</exception>
    public static void WritePdf(CaseSheet sheet, Stream to, CancellationToken ct)
    {
        using var type = SheetType.Open();
        var text = new SheetText(type, sheet.Language);
        using var pictures = new SheetPictures(sheet, text);
        var pages = new SheetPages(new CaseSheetBlocks(sheet, text, new(sheet, text, pictures)).All());
        var made = sheet.Day.Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var about = new SKDocumentPdfMetadata
        {
            Title = $"{sheet.Case.Number} {sheet.Case.Title}",
            Creator = "LandPlanner",
            Producer = "LandPlanner",
            Creation = made,
            Modified = made,
            EncodingQuality = 101,
            RasterDpi = GridDpi,
        };
        using var document = SKDocument.CreatePdf(to, about);
        for (var page = 0; page < pages.Count; page++)
        {
            ct.ThrowIfCancellationRequested();
            var canvas = document.BeginPage(SheetPages.PageWidth * PointsPerMillimetre, SheetPages.PageHeight * PointsPerMillimetre);
            canvas.Scale(PointsPerMillimetre);
            canvas.DrawColor(SKColors.White);
            pages.Paint(canvas, page);
            PaintMargins(canvas, sheet, type, page, pages.Count);
            document.EndPage();
        }

        document.Close();
    }

    private static void PaintMargins(SKCanvas canvas, CaseSheet sheet, SheetType type, int page, int count)
    {
        const float Size = 2.5f;
        const float Foot = SheetPages.PageHeight - 14;
        if (page > 0)
        {
            type.Write(canvas, type.Fit($"{sheet.Case.Number}  {sheet.Case.Title}", Size, SheetPages.Width), SheetPages.Left, 15, Size, SheetType.Quiet);
            using var line = new SKPaint { Color = SheetType.Quiet.WithAlpha(0x80), StrokeWidth = 0.15f, Style = SKPaintStyle.Stroke };
            canvas.DrawLine(SheetPages.Left, 17, SheetPages.Right, 17, line);
        }

        type.Write(canvas, sheet.Say("图斑和判读是供实地核查的线索，不是定性结论。", AuditResult.NoteEn), SheetPages.Left, Foot, Size, SheetType.Quiet);
        var date = sheet.Day.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        type.Write(canvas, sheet.Say($"打印 {date}　链首 {Short(sheet)}", $"Printed {date}, history {Short(sheet)}"), SheetPages.Left, Foot + 4, Size, SheetType.Quiet);
        type.Write(canvas, sheet.Say($"第 {page + 1} 页，共 {count} 页", $"Page {page + 1} of {count}"), SheetPages.Right, Foot, Size, SheetType.Quiet, SKTextAlign.Right);
    }

    private static string Short(CaseSheet sheet) => sheet.Origin.Hash.Length > 12 ? sheet.Origin.Hash[..12] : sheet.Origin.Hash;
}
