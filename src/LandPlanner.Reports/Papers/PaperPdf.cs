using System.Globalization;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using SkiaSharp;

namespace LandPlanner.Reports.Papers;

/// <summary>Writes a paper as PDF, on as many pages of A4 as it needs.</summary>
/// <remarks>Equal papers give equal bytes with the same typeface.</remarks>
public static class PaperPdf
{
    private const float PointsPerMillimetre = 72 / 25.4f;

    // A hundredth of a millimetre: pages are rounded to it.
    private const float GridDpi = 2540;

    private const float BodySize = 3.7f;
    private const float BodyLine = 6.4f;
    private const float CaptionSize = 3.2f;

    private static readonly SKColor Missing = new(0x9A, 0x5B, 0x00);

    /// <exception cref="MapPrintException">No typeface with Chinese is installed: nothing was written.</exception>
    public static byte[] Write(Paper paper, CancellationToken ct)
    {
        using var type = SheetType.Open();
        var text = new SheetText(type, ReportLanguage.Chinese);
        var pages = new SheetPages([.. Head(paper, type), .. paper.Parts.SelectMany(part => Blocks(part, paper, text))]);
        var made = paper.Date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var about = new SKDocumentPdfMetadata { Title = paper.Title, Creator = "LandPlanner", Producer = "LandPlanner", Creation = made, Modified = made, EncodingQuality = 101, RasterDpi = GridDpi };
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes, about))
        {
            for (var page = 0; page < pages.Count; page++)
            {
                ct.ThrowIfCancellationRequested();
                var canvas = document.BeginPage(SheetPages.PageWidth * PointsPerMillimetre, SheetPages.PageHeight * PointsPerMillimetre);
                canvas.Scale(PointsPerMillimetre);
                canvas.DrawColor(SKColors.White);
                pages.Paint(canvas, page);
                PaintFoot(canvas, paper, type, page, pages.Count);
                document.EndPage();
            }

            document.Close();
        }

        return bytes.ToArray();
    }

    private static void PaintFoot(SKCanvas canvas, Paper paper, SheetType type, int page, int count)
    {
        const float Size = 2.6f;
        const float Foot = SheetPages.PageHeight - 13;
        type.Write(canvas, type.Fit(paper.Foot, Size, SheetPages.Width - 32), SheetPages.Left, Foot, Size, SheetType.Quiet);
        type.Write(canvas, string.Create(CultureInfo.InvariantCulture, $"第 {page + 1} 页，共 {count} 页"), SheetPages.Right, Foot, Size, SheetType.Quiet, SKTextAlign.Right);
    }

    private static IEnumerable<SheetBlock> Head(Paper paper, SheetType type)
    {
        const float TitleSize = 6.4f;
        foreach (var line in type.Wrap(paper.Title, TitleSize, SheetPages.Width))
            yield return new SheetBlock(TitleSize * 1.5f, (canvas, box) => type.Write(canvas, line, box.MidX, box.Top + TitleSize * 1.1f, TitleSize, align: SKTextAlign.Center, isBold: true)) { KeepsNext = true };
        foreach (var line in type.Wrap(paper.Subtitle, CaptionSize, SheetPages.Width))
            yield return new(CaptionSize * 1.6f, (canvas, box) => type.Write(canvas, line, box.MidX, box.Top + CaptionSize * 1.2f, CaptionSize, SheetType.Quiet, SKTextAlign.Center));
        yield return SheetText.Space(4);
    }

    private static IEnumerable<SheetBlock> Blocks(PaperPart part, Paper paper, SheetText text) => part switch
    {
        PaperHeading { Level: 1 } heading => [SheetText.Space(2), text.Heading(heading.Text), SheetText.Space(1) with { KeepsNext = true }],
        PaperHeading heading => [new(8, (canvas, box) => text.Type.Write(canvas, heading.Text, box.Left, box.Top + 6, BodySize, isBold: true)) { KeepsNext = true }],
        PaperText body => Paragraph(body.Text, text.Type, null),
        PaperGap gap => Paragraph(Paper.Gap(gap.What), text.Type, Missing),
        PaperLine line => Line(line, text.Type),
        PaperTable table => Table(table, text),
        PaperMap map => [Map(map, paper, text.Type)],
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "There is no way to print this part."),
    };

    /// <summary>A block a line, so that a long text goes over pages; the first two letters' width is left free.</summary>
    private static IEnumerable<SheetBlock> Paragraph(string words, SheetType type, SKColor? colour)
    {
        const float Indent = 2 * BodySize;
        return type.Wrap(words, BodySize, SheetPages.Width, Indent).Select((line, i) =>
            new SheetBlock(BodyLine, (canvas, box) => type.Write(canvas, line, box.Left + (i == 0 ? Indent : 0), box.Top + BodySize * 1.25f, BodySize, colour)));
    }

    private static IEnumerable<SheetBlock> Line(PaperLine line, SheetType type) => type.Wrap(line.Text, BodySize, SheetPages.Width).Select(words => new SheetBlock(BodyLine, (canvas, box) =>
        type.Write(canvas, words, line.IsAtRight ? box.Right - 10 : box.Left, box.Top + BodySize * 1.25f, BodySize, align: line.IsAtRight ? SKTextAlign.Right : SKTextAlign.Left)));

    private static IEnumerable<SheetBlock> Table(PaperTable table, SheetText text)
    {
        if (table.Caption.Length > 0)
        {
            yield return new(CaptionSize * 2.2f, (canvas, box) => text.Type.Write(canvas, table.Caption, box.MidX, box.Top + CaptionSize * 1.6f, CaptionSize, align: SKTextAlign.Center, isBold: true)) { KeepsNext = true };
        }

        var numbers = table.Columns.Index().Where(column => column.Item.IsNumber).Select(column => column.Index).ToHashSet();
        foreach (var row in text.Table([.. table.Columns.Select(column => (column.Title, column.Part))], table.Rows, numbers, table.HasTotal))
            yield return row;
        yield return SheetText.Space(3);
    }

    private static SheetBlock Map(PaperMap map, Paper paper, SheetType type) => new(PaperMapPainter.Height + 12, (canvas, box) =>
    {
        PaperMapPainter.Paint(canvas, box.Left, box.Top + 2, map, paper.Date, type);
        type.Write(canvas, map.Caption, box.MidX, box.Top + PaperMapPainter.Height + 7, CaptionSize, align: SKTextAlign.Center, isBold: true);
    });
}
