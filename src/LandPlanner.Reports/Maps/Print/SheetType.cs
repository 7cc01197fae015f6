using LandPlanner.Reports.Charts;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>The type of a sheet: a plain and a bold face with Chinese.</summary>
internal sealed class SheetType : IDisposable
{
    public static readonly SKColor Ink = new(0x1F, 0x24, 0x21);
    public static readonly SKColor Quiet = new(0x5B, 0x63, 0x5D);

    private readonly SKTypeface _plain;
    private readonly SKTypeface _bold;

    private SheetType(SKTypeface plain, SKTypeface bold) => (_plain, _bold) = (plain, bold);

    /// <exception cref="MapPrintException">No typeface with Chinese is installed.</exception>
    public static SheetType Open()
    {
        var plain = ChartFont.Find() ?? throw new MapPrintException(MapPrintFault.NoTypeface);
        return new(plain, ChartFont.FindBold() ?? plain);
    }

    public SKFont Font(float size, bool isBold = false) => new(isBold ? _bold : _plain, size) { Subpixel = true, Hinting = SKFontHinting.None, LinearMetrics = true };

    public float Width(string text, float size, bool isBold = false)
    {
        using var font = Font(size, isBold);
        return font.MeasureText(text);
    }

    public void Write(SKCanvas canvas, string text, float x, float baseline, float size, SKColor? colour = null, SKTextAlign align = SKTextAlign.Left, bool isBold = false)
    {
        if (text.Length == 0)
            return;
        using var font = Font(size, isBold);
        using var paint = new SKPaint { Color = colour ?? Ink, IsAntialias = true };
        canvas.DrawText(text, x, baseline, align, font, paint);
    }

    /// <summary>The same with a rim of paper around the letters, so that they can be read on anything.</summary>
    public void WriteOnMap(SKCanvas canvas, string text, float middle, float baseline, float size, SKColor colour)
    {
        using var font = Font(size);
        using var rim = new SKPaint { Color = SKColors.White.WithAlpha(0xEB), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = size * 0.24f, StrokeJoin = SKStrokeJoin.Round };
        // Drawn as an outline: as text it would stand in the file twice.
        using var outline = font.GetTextPath(text, new SKPoint(middle - font.MeasureText(text) / 2, baseline));
        canvas.DrawPath(outline, rim);
        Write(canvas, text, middle, baseline, size, colour, SKTextAlign.Center);
    }

    /// <summary>The text in lines no wider than <paramref name="width"/>; broken between any two Chinese characters, else at spaces.</summary>
    /// <param name="indent">By how much the first line is shorter.</param>
    public IReadOnlyList<string> Wrap(string text, float size, float width, float indent = 0)
    {
        using var font = Font(size);
        var lines = new List<string>();
        var line = "";
        foreach (var word in Words(text))
        {
            if (line.Length > 0 && font.MeasureText((line + word).TrimEnd()) > width - (lines.Count == 0 ? indent : 0))
            {
                lines.Add(line.TrimEnd());
                line = "";
            }

            line += line.Length == 0 ? word.TrimStart() : word;
        }

        return line.Length > 0 ? [.. lines, line.TrimEnd()] : lines;
    }

    /// <summary>The text cut so that it is no wider than <paramref name="width"/>.</summary>
    public string Fit(string text, float size, float width)
    {
        if (Width(text, size) <= width)
            return text;
        var length = text.Length;
        while (length > 1 && Width(text[..length] + "…", size) > width)
            length--;
        return text[..length] + "…";
    }

    public void Dispose()
    {
        _plain.Dispose();
        _bold.Dispose();
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && !IsBreak(text[i - 1], text[i]))
                continue;
            yield return text[start..i];
            start = i;
        }
    }

    private static bool IsBreak(char before, char after) =>
        before == ' ' || ((IsWide(before) || IsWide(after)) && !"，。；：、）)》〕】·%.".Contains(after, StringComparison.Ordinal) && !"（(《〔【.".Contains(before, StringComparison.Ordinal));

    private static bool IsWide(char letter) => letter >= 0x2E80;
}
