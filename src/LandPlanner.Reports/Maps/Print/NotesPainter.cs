using System.Globalization;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>The small print: sources with their vintages, the numbers of the standard sheets, and what the map is not good for.</summary>
internal sealed class NotesPainter(SKCanvas canvas, MapSheet sheet, SheetType type, float unit)
{
    private const float TextSize = 2.3f;
    private const float LineHeight = 3.5f;
    private const float HeadingSize = 2.7f;

    /// <summary>A line as it will stand, and whether it is a heading.</summary>
    public sealed record Line(string Text, bool IsHeading);

    /// <param name="most">The height there is, in millimetres; sources beyond it are counted, the rest stays.</param>
    public IReadOnlyList<Line> Compose(SheetLegend legend, SheetCorners corners, float width, float most)
    {
        var tail = Tail(corners).SelectMany(text => Wrapped(text, width)).ToList();
        var sources = Sources(legend.Layers).SelectMany(text => Wrapped(text, width)).ToList();
        var room = Math.Max(2, (int)(most / (LineHeight * unit)) - tail.Count - 1);
        if (sources.Count > room)
            sources = [.. sources.Take(room - 1), new(sheet.Say("等", "and more"), false)];
        return [new(sheet.Say("资料来源", "Sources"), true), .. sources, .. tail];
    }

    public float HeightOf(IReadOnlyList<Line> lines) => lines.Count * LineHeight * unit;

    public void Paint(IReadOnlyList<Line> lines, float left, float top)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var baseline = top + (i + 0.8f) * LineHeight * unit;
            if (lines[i].IsHeading)
                type.Write(canvas, lines[i].Text, left, baseline, HeadingSize * unit, isBold: true);
            else
                type.Write(canvas, lines[i].Text, left, baseline, TextSize * unit, SheetType.Quiet);
        }
    }

    private IEnumerable<Line> Wrapped(string text, float width) => type.Wrap(text, TextSize * unit, width).Select(line => new Line(line, false));

    /// <summary>Layers with a date, each in a line; then those of which nobody said.</summary>
    private IEnumerable<string> Sources(IReadOnlyList<PrintedLayer> layers)
    {
        foreach (var layer in layers.Where(layer => layer.Vintage is not null))
            yield return $"{NameOf(layer)} {layer.Vintage!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var undated = layers.Where(layer => layer.Vintage is null).Select(NameOf).ToList();
        if (undated.Count > 0)
            yield return sheet.Say("时点不详：", "Date unknown: ") + string.Join(sheet.Say("、", ", "), undated);
    }

    /// <summary>The layer's name, and the file it came from where that has another.</summary>
    private string NameOf(PrintedLayer layer) => layer.Source.Length == 0 || Path.GetFileNameWithoutExtension(layer.Source) == layer.Name
        ? layer.Name
        : sheet.Say($"{layer.Name}（{layer.Source}）", $"{layer.Name} ({layer.Source})");

    private IEnumerable<string> Tail(SheetCorners corners)
    {
        var series = SheetSeries.For(sheet.ScaleDenominator);
        var denominator = series.Denominator.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' ');
        yield return sheet.Say($"所跨 1:{denominator} 国家基本图幅：", $"National sheets 1:{denominator}: ") + series.Touching(corners.Box);
        yield return sheet.Say(
            "内部用图，公开前应送地图审核。面积、界线以批准的成果为准，不作权属依据。",
            "For internal use; to be examined before it is published. Approved results prevail; no evidence of title.");
    }
}
