using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using SkiaSharp;

namespace LandPlanner.Reports.Papers;

/// <summary>Headings, paragraphs, facts and tables as blocks of a sheet.</summary>
/// <param name="textWidth">Of the text, in millimetres.</param>
internal sealed class SheetText(SheetType type, ReportLanguage language, float textWidth = SheetPages.Width)
{
    public const float Size = 3.1f;
    public const float Line = 4.7f;

    private const float CellPadding = 1.4f;

    private static readonly SKColor Rule = new(0xC4, 0xCB, 0xC6);
    private static readonly SKColor Shade = new(0xEC, 0xF1, 0xE7);

    public SheetType Type => type;

    // English titles are longer.
    private float LabelWidth => language == ReportLanguage.Chinese ? 29 : 41;

    public SheetBlock Heading(string text) => new(10.5f, (canvas, box) =>
    {
        using var bar = new SKPaint { Color = new(0x3F, 0x6B, 0x45) };
        canvas.DrawRect(box.Left, box.Top + 4, 1.2f, 4.6f, bar);
        type.Write(canvas, text, box.Left + 3, box.Top + 7.9f, 4.2f, isBold: true);
    })
    { KeepsNext = true };

    public static SheetBlock Space(float height) => new(height, (_, _) => { });

    /// <summary>A block a line, so that a long text goes over pages.</summary>
    public IEnumerable<SheetBlock> Paragraph(string text, SKColor? colour = null, float size = Size) => text.Split('\n').SelectMany(part => type.Wrap(part, size, textWidth))
        .Select(line => new SheetBlock(Line * size / Size, (canvas, box) => type.Write(canvas, line, box.Left, box.Top + size * 1.1f, size, colour)));

    /// <summary>Labels and values, two beside each other; an empty value is a dash.</summary>
    public IEnumerable<SheetBlock> Facts(IReadOnlyList<(string Label, string Value)> facts)
    {
        var half = textWidth / 2;
        foreach (var pair in facts.Chunk(2))
        {
            var cells = pair.Select(fact => (fact.Label, Lines: Lines(fact.Value.Length > 0 ? fact.Value : "—", half - LabelWidth - 3))).ToList();
            var height = Line * cells.Max(cell => cell.Lines.Count) + CellPadding;
            yield return new(height, (canvas, box) =>
            {
                for (var i = 0; i < cells.Count; i++)
                    Fact(canvas, cells[i].Label, cells[i].Lines, box.Left + i * half, box.Top);
                Under(canvas, box);
            });
        }
    }

    /// <summary>A label and a value over the whole width.</summary>
    public IEnumerable<SheetBlock> Fact(string label, string value)
    {
        var lines = Lines(value.Length > 0 ? value : "—", textWidth - LabelWidth - 3);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, shown, isLast) = (lines[i], i == 0 ? label : "", i == lines.Count - 1);
            yield return new(Line + (isLast ? CellPadding : 0), (canvas, box) =>
            {
                Fact(canvas, shown, [line], box.Left, box.Top);
                if (isLast)
                    Under(canvas, box);
            });
        }
    }

    /// <summary>A table whose head is repeated on every page.</summary>
    /// <param name="columns">Titles, with their part of the width; the parts add up to one.</param>
    /// <param name="numbers">Columns whose cells stand at their right.</param>
    /// <param name="hasTotal">Whether the last row is a sum.</param>
    public IEnumerable<SheetBlock> Table(IReadOnlyList<(string Title, float Part)> columns, IReadOnlyCollection<IReadOnlyList<string>> rows, IReadOnlySet<int>? numbers = null, bool hasTotal = false)
    {
        var head = Row([.. columns.Select(column => column.Title)], columns, numbers, isBold: true, isShaded: true);
        yield return head with { KeepsNext = true };
        foreach (var (i, row) in rows.Index())
            yield return Row(row, columns, numbers, isBold: hasTotal && i == rows.Count - 1, isShaded: false) with { Head = head };
    }

    private SheetBlock Row(IReadOnlyList<string> cells, IReadOnlyList<(string Title, float Part)> columns, IReadOnlySet<int>? numbers, bool isBold, bool isShaded)
    {
        const float CellSize = 2.8f;
        const float CellLine = 4.1f;
        var texts = cells.Select((cell, i) => Lines(cell, columns[i].Part * textWidth - 2 * CellPadding, CellSize)).ToList();
        return new(CellLine * Math.Max(1, texts.Max(lines => lines.Count)) + 2 * CellPadding, (canvas, box) =>
        {
            if (isShaded)
            {
                using var shade = new SKPaint { Color = Shade };
                canvas.DrawRect(box, shade);
            }

            var left = box.Left;
            for (var i = 0; i < texts.Count; i++)
            {
                var isNumber = numbers?.Contains(i) == true;
                var (x, align) = isNumber ? (left + columns[i].Part * textWidth - CellPadding, SKTextAlign.Right) : (left + CellPadding, SKTextAlign.Left);
                for (var line = 0; line < texts[i].Count; line++)
                    type.Write(canvas, texts[i][line], x, box.Top + CellPadding + line * CellLine + CellSize, CellSize, align: align, isBold: isBold);
                left += columns[i].Part * textWidth;
            }

            Under(canvas, box);
        });
    }

    /// <summary>Wrapped, and what has no place to break is broken where it must.</summary>
    public List<string> Lines(string text, float width, float size = Size) =>
        [.. text.Split('\n').SelectMany(part => type.Wrap(part, size, width)).SelectMany(line => Broken(line, width, size))];

    private IEnumerable<string> Broken(string line, float width, float size)
    {
        while (line.Length > 1 && type.Width(line, size) > width)
        {
            var length = line.Length - 1;
            while (length > 1 && type.Width(line[..length], size) > width)
                length--;
            if (char.IsHighSurrogate(line[length - 1]) && length > 1)
                length--;
            yield return line[..length];
            line = line[length..];
        }

        yield return line;
    }

    private void Fact(SKCanvas canvas, string label, List<string> lines, float left, float top)
    {
        type.Write(canvas, type.Fit(label, Size, LabelWidth - 1), left, top + Size * 1.1f, Size, SheetType.Quiet);
        for (var i = 0; i < lines.Count; i++)
            type.Write(canvas, lines[i], left + LabelWidth, top + Size * 1.1f + i * Line, Size);
    }

    private static void Under(SKCanvas canvas, SKRect box)
    {
        using var line = new SKPaint { Color = Rule, StrokeWidth = 0.12f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawLine(box.Left, box.Bottom - 0.3f, box.Right, box.Bottom - 0.3f, line);
    }
}
