using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LandPlanner.Figures;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Figures;

/// <summary>The land section as a Word document (ECMA-376), A4, in the hands official documents use (GB/T 9704: 仿宋 body, 黑体 headings).</summary>
public sealed class FigureReportWord
{
    private const string LinkColour = "0B5394";
    private const string OffColour = "B00020";
    private const string MissingColour = "8A6D00";

    private readonly FigureReport _report;
    private readonly MainDocumentPart _part;
    private readonly Body _body = new();
    private readonly Dictionary<string, string> _links = new(StringComparer.Ordinal);

    private FigureReportWord(FigureReport report, MainDocumentPart part) => (_report, _part) = (report, part);

    /// <summary>The same report gives the same bytes.</summary>
    public static byte[] Write(FigureReport report)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var part = document.AddMainDocumentPart();
            part.AddNewPart<StyleDefinitionsPart>("styles").Styles = FigureReportStyles.All();
            new FigureReportWord(report, part).Write();
        }

        bytes.Position = 0;
        return FixedZip.Rewrite(bytes);
    }

    private void Write()
    {
        _body.Append(Paragraph("Title", Run(_report.Sheet.TitleZh)), Paragraph("Basis", Run(FigureReportWords.Basis(_report))));
        for (var i = 0; i < _report.Sheet.Sections.Count; i++)
        {
            var section = _report.Sheet.Sections[i];
            _body.Append(Paragraph("Heading1", Run(FigureReportWords.Heading(i, section))));
            _body.Append(Paragraph("Normal", [.. section.Sentences.SelectMany(sentence => sentence.Parts).SelectMany(Part)]));
        }

        _body.Append(Paragraph("Heading1", Run(FigureReportWords.Checked)), Checks());
        _body.Append(Paragraph("Heading1", Run(FigureReportWords.Sources)));
        for (var i = 0; i < _report.Results.Count; i++)
            WriteSources(i);
        _body.Append(new SectionProperties(
            new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1440, Bottom = 1440, Left = 1474, Right = 1474, Header = 720, Footer = 720, Gutter = 0 }));
        _part.Document = new(_body);
    }

    private IEnumerable<OpenXmlElement> Part(FigureSentencePart part)
    {
        if (part.Figure is not { } id)
            return [Run(part.Words)];
        var result = _report.ResultOf(id);
        var link = Link(_report.AddressOf(result.Figure), FigureReportWords.Number(result), ColourOf(result));
        var mark = FigureReportWords.Mark(_report, result);
        return mark.Length > 0 ? [link, Run(mark, ColourOf(result))] : [link];
    }

    private Table Checks()
    {
        var table = Table(1900, 1150, 1150, 1150, 3608);
        table.Append(Row(isHead: true, [.. FigureReportWords.CheckHeadings(_report).Select(heading => (OpenXmlElement)Run(heading))]));
        foreach (var result in _report.Results)
        {
            var cells = FigureReportWords.CheckRow(_report, result);
            var title = new Hyperlink(Run(cells[0], LinkColour)) { Anchor = BookmarkOf(result), History = true };
            table.Append(Row(isHead: false, [title, .. cells.Skip(1).Select((cell, i) => Run(cell, i == 2 && !result.Holds ? ColourOf(result) : null))]));
        }

        return table;
    }

    private void WriteSources(int index)
    {
        var result = _report.Results[index];
        var id = index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _body.Append(Paragraph(
            "Heading2", new BookmarkStart { Id = id, Name = BookmarkOf(result) }, Link(_report.AddressOf(result.Figure), FigureReportWords.SourceHeading(index, result), ColourOf(result)), new BookmarkEnd { Id = id }));
        if (result.Traces.Count == 0)
            return;
        var table = Table(1700, 800, 2100, 2458, 1100, 800);
        table.Append(Row(isHead: true, [.. FigureReportWords.SourceHeadings(result).Select(heading => (OpenXmlElement)Run(heading))]));
        foreach (var row in FigureRows.Of(result, _report.World))
        {
            var cells = FigureReportWords.SourceRow(row);
            table.Append(Row(isHead: false, [Run(cells[0]), Link(_report.AddressOf(row), cells[1], LinkColour), .. cells[2..].Select(cell => Run(cell))]));
        }

        _body.Append(table);
    }

    private Hyperlink Link(string address, string text, string colour)
    {
        if (!_links.TryGetValue(address, out var id))
        {
            _links.Add(address, id = FormattableString.Invariant($"link{_links.Count + 1}"));
            _part.AddHyperlinkRelationship(new(address), isExternal: true, id);
        }

        return new(Run(text, colour)) { Id = id, History = true };
    }

    private static Run Run(string text, string? colour = null)
    {
        var run = new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (colour is not null)
            run.PrependChild(new RunProperties(new Color { Val = colour }, new Underline { Val = colour == LinkColour ? UnderlineValues.Single : UnderlineValues.None }));
        return run;
    }

    private static Paragraph Paragraph(string style, params OpenXmlElement[] content)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }

    /// <param name="widths">Of the columns, in twentieths of a point; 8,958 in all.</param>
    private static Table Table(params int[] widths)
    {
        var line = new { Val = BorderValues.Single, Size = 4u, Colour = "BBBBBB" };
        var borders = new TableBorders(
            new TopBorder { Val = line.Val, Size = line.Size, Color = line.Colour }, new LeftBorder { Val = line.Val, Size = line.Size, Color = line.Colour },
            new BottomBorder { Val = line.Val, Size = line.Size, Color = line.Colour }, new RightBorder { Val = line.Val, Size = line.Size, Color = line.Colour },
            new InsideHorizontalBorder { Val = line.Val, Size = line.Size, Color = line.Colour }, new InsideVerticalBorder { Val = line.Val, Size = line.Size, Color = line.Colour });
        var grid = new TableGrid(widths.Select(width => new GridColumn { Width = FormattableString.Invariant($"{width}") }));
        return new(new TableProperties(new TableWidth { Width = "0", Type = TableWidthUnitValues.Auto }, borders, new TableLayout { Type = TableLayoutValues.Fixed }), grid);
    }

    private static TableRow Row(bool isHead, IReadOnlyList<OpenXmlElement> cells)
    {
        var row = new TableRow(new TableRowProperties(isHead ? [new CantSplit(), new TableHeader()] : [new CantSplit()]));
        row.Append(cells.Select(cell => new TableCell(Paragraph(isHead ? "TableHead" : "Table", cell))));
        return row;
    }

    private static string BookmarkOf(FigureResult result) => "source_" + result.Figure.Id.Replace('-', '_');

    private static string ColourOf(FigureResult result) => result.Holds ? LinkColour : result.Verdict == FigureVerdict.Missing ? MissingColour : OffColour;
}
