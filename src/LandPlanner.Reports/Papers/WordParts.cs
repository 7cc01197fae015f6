using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LandPlanner.Reports.Papers;

/// <summary>What Word documents are put together from.</summary>
internal static class WordParts
{
    /// <summary>Between the margins, in twentieths of a point.</summary>
    public const int TextWidth = 8958;

    public static SectionProperties PageA4() => new(
        new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1440, Bottom = 1440, Left = 1474, Right = 1474, Header = 720, Footer = 720, Gutter = 0 });

    public static Run Run(string text, string? colour = null, bool isUnderlined = false)
    {
        var run = new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        if (colour is not null)
            run.PrependChild(new RunProperties(new Color { Val = colour }, new Underline { Val = isUnderlined ? UnderlineValues.Single : UnderlineValues.None }));
        return run;
    }

    public static Paragraph Paragraph(string style, params OpenXmlElement[] content)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }

    /// <param name="widths">Of the columns, in twentieths of a point; <see cref="TextWidth"/> in all.</param>
    public static Table Table(params IReadOnlyList<int> widths)
    {
        var line = new { Val = BorderValues.Single, Size = 4u, Colour = "BBBBBB" };
        var borders = new TableBorders(
            new TopBorder { Val = line.Val, Size = line.Size, Color = line.Colour }, new LeftBorder { Val = line.Val, Size = line.Size, Color = line.Colour },
            new BottomBorder { Val = line.Val, Size = line.Size, Color = line.Colour }, new RightBorder { Val = line.Val, Size = line.Size, Color = line.Colour },
            new InsideHorizontalBorder { Val = line.Val, Size = line.Size, Color = line.Colour }, new InsideVerticalBorder { Val = line.Val, Size = line.Size, Color = line.Colour });
        var grid = new TableGrid(widths.Select(width => new GridColumn { Width = FormattableString.Invariant($"{width}") }));
        return new(new TableProperties(new TableWidth { Width = "0", Type = TableWidthUnitValues.Auto }, borders, new TableLayout { Type = TableLayoutValues.Fixed }), grid);
    }

    /// <param name="isHead">Whether it is repeated on every page.</param>
    public static TableRow Row(bool isHead, IEnumerable<OpenXmlElement> cells) => Row(isHead, cells.Select(cell => Paragraph(isHead ? "TableHead" : "Table", cell)));

    /// <param name="isHead">Whether it is repeated on every page.</param>
    public static TableRow Row(bool isHead, IEnumerable<Paragraph> cells)
    {
        var row = new TableRow(new TableRowProperties(isHead ? [new CantSplit(), new TableHeader()] : [new CantSplit()]));
        row.Append(cells.Select(cell => new TableCell(cell)));
        return row;
    }
}
