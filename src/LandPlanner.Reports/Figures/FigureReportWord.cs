using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using LandPlanner.Figures;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Papers;
using static LandPlanner.Reports.Papers.WordParts;

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
            part.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.All();
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
        _body.Append(PageA4());
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
        table.Append(Row(isHead: true, FigureReportWords.CheckHeadings(_report).Select(heading => Run(heading))));
        foreach (var result in _report.Results)
        {
            var cells = FigureReportWords.CheckRow(_report, result);
            var title = new Hyperlink(Run(cells[0], LinkColour, isUnderlined: true)) { Anchor = BookmarkOf(result), History = true };
            table.Append(Row(isHead: false, (OpenXmlElement[])[title, .. cells.Skip(1).Select((cell, i) => Run(cell, i == 2 && !result.Holds ? ColourOf(result) : null))]));
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
        table.Append(Row(isHead: true, FigureReportWords.SourceHeadings(result).Select(heading => Run(heading))));
        foreach (var row in FigureRows.Of(result, _report.World))
        {
            var cells = FigureReportWords.SourceRow(row);
            table.Append(Row(isHead: false, (OpenXmlElement[])[Run(cells[0]), Link(_report.AddressOf(row), cells[1], LinkColour), .. cells[2..].Select(cell => Run(cell))]));
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

        return new(Run(text, colour, isUnderlined: colour == LinkColour)) { Id = id, History = true };
    }

    private static string BookmarkOf(FigureResult result) => "source_" + result.Figure.Id.Replace('-', '_');

    private static string ColourOf(FigureResult result) => result.Holds ? LinkColour : result.Verdict == FigureVerdict.Missing ? MissingColour : OffColour;
}
