using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using static LandPlanner.Reports.Papers.WordParts;
using Drawing = DocumentFormat.OpenXml.Drawing;
using Picture = DocumentFormat.OpenXml.Drawing.Pictures;
using Placing = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace LandPlanner.Reports.Papers;

/// <summary>Writes a paper as a Word document (ECMA-376), A4.</summary>
public sealed class PaperWord
{
    private const string MissingColour = "9A5B00";
    private const float EmuPerMillimetre = 36_000;

    // Between Word's margins, which are wider than the PDF's.
    private const float MapWidth = 157.5f;

    private readonly Paper _paper;
    private readonly MainDocumentPart _part;
    private readonly SheetType? _type;
    private readonly Body _body = new();
    private int _pictures;

    private PaperWord(Paper paper, MainDocumentPart part, SheetType? type) => (_paper, _part, _type) = (paper, part, type);

    /// <summary>The same paper gives the same bytes, its maps with the same typeface.</summary>
    /// <exception cref="MapPrintException">It has maps, and no typeface with Chinese is installed.</exception>
    public static byte[] Write(Paper paper)
    {
        using var type = paper.Parts.Any(part => part is PaperMap) ? SheetType.Open() : null;
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var part = document.AddMainDocumentPart();
            part.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.All();
            new PaperWord(paper, part, type).Write();
        }

        bytes.Position = 0;
        return FixedZip.Rewrite(bytes);
    }

    private void Write()
    {
        _body.Append(Paragraph("Title", Run(_paper.Title)));
        if (_paper.Subtitle.Length > 0)
            _body.Append(Paragraph("Basis", Runs(_paper.Subtitle)));
        foreach (var part in _paper.Parts)
            _body.Append(Elements(part));
        var page = PageA4();
        page.PrependChild(new FooterReference { Type = HeaderFooterValues.Default, Id = Foot() });
        _body.Append(page);
        _part.Document = new(_body);
    }

    private IEnumerable<OpenXmlElement> Elements(PaperPart part) => part switch
    {
        PaperHeading heading => [Paragraph(heading.Level == 1 ? "Heading1" : "Heading2", Run(heading.Text))],
        PaperText text => [Paragraph("Normal", Runs(text.Text))],
        PaperGap gap => [Paragraph("Normal", Runs(Paper.Gap(gap.What)))],
        PaperLine line => [Paragraph(line.IsAtRight ? "Signature" : "Line", Runs(line.Text))],
        PaperTable table => Elements(table),
        PaperMap map => [Paragraph("Picture", new Run(Inline(map))), Paragraph("Caption", Run(map.Caption))],
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "There is no way to write this part."),
    };

    private static IEnumerable<OpenXmlElement> Elements(PaperTable table)
    {
        if (table.Caption.Length > 0)
            yield return Paragraph("TableCaption", Run(table.Caption));
        var written = Table([.. table.Columns.Select(column => (int)Math.Round(column.Part * TextWidth))]);
        written.Append(Row(isHead: true, table.Columns.Select(column => Run(column.Title))));
        foreach (var (i, row) in table.Rows.Index())
        {
            var isTotal = table.HasTotal && i == table.Rows.Count - 1;
            written.Append(Row(isHead: false, row.Select((cell, column) => Paragraph(table.Columns[column].IsNumber ? "Number" : "Table", isTotal ? [Bold(cell)] : Runs(cell)))));
        }

        yield return written;
        // Two tables without anything between them would become one.
        yield return Paragraph("Table");
    }

    /// <summary>What is missing stands out.</summary>
    private static Run[] Runs(string text) => [.. Paper.Cut(text).Select(piece => Run(piece.Text, piece.IsGap ? MissingColour : null))];

    private static Run Bold(string text)
    {
        var run = Run(text);
        run.PrependChild(new RunProperties(new Bold()));
        return run;
    }

    private string Foot()
    {
        const string Id = "foot";
        var foot = _part.AddNewPart<FooterPart>(Id);
        Run Field(FieldCharValues kind) => new(new FieldChar { FieldCharType = kind });
        var line = _paper.Foot.Length > 0 ? _paper.Foot + "　　" : "";
        foot.Footer = new(Paragraph(
            "Foot", Run(line + "第 "), Field(FieldCharValues.Begin), new Run(new FieldCode("PAGE") { Space = SpaceProcessingModeValues.Preserve }), Field(FieldCharValues.Separate), Run("1"),
            Field(FieldCharValues.End), Run(" 页")));
        return Id;
    }

    private DocumentFormat.OpenXml.Wordprocessing.Drawing Inline(PaperMap map)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"map{++_pictures}");
        var image = _part.AddImagePart(ImagePartType.Png, id);
        using (var png = new MemoryStream(PaperMapPainter.Png(map, _paper.Date, _type!)))
            image.FeedData(png);
        var (width, height) = ((long)(MapWidth * EmuPerMillimetre), (long)(MapWidth / PaperMapPainter.Width * (PaperMapPainter.Height + 1) * EmuPerMillimetre));
        var picture = new Picture.Picture(
            new Picture.NonVisualPictureProperties(new Picture.NonVisualDrawingProperties { Id = (uint)_pictures, Name = id }, new Picture.NonVisualPictureDrawingProperties()),
            new Picture.BlipFill(new Drawing.Blip { Embed = id }, new Drawing.Stretch(new Drawing.FillRectangle())),
            new Picture.ShapeProperties(
                new Drawing.Transform2D(new Drawing.Offset { X = 0, Y = 0 }, new Drawing.Extents { Cx = width, Cy = height }),
                new Drawing.PresetGeometry(new Drawing.AdjustValueList()) { Preset = Drawing.ShapeTypeValues.Rectangle }));
        var inline = new Placing.Inline(
            new Placing.Extent { Cx = width, Cy = height }, new Placing.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new Placing.DocProperties { Id = (uint)_pictures, Name = id, Description = map.Caption }, new Placing.NonVisualGraphicFrameDrawingProperties(new Drawing.GraphicFrameLocks { NoChangeAspect = true }),
            new Drawing.Graphic(new Drawing.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
        return new(inline);
    }
}
