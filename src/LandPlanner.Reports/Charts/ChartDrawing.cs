using System.Text;
using System.Xml;
using System.Xml.Linq;
using SkiaSharp;

namespace LandPlanner.Reports.Charts;

/// <summary>A chart as it is drawn, once as pixels and once as a drawing.</summary>
/// <remarks>Equal charts give equal bytes with the same font. The SVG holds its text as text.</remarks>
internal sealed class ChartDrawing(SKTypeface typeface)
{
    public static readonly SKColor Ink = new(0x26, 0x2B, 0x2E);
    public static readonly SKColor Quiet = new(0x6B, 0x73, 0x78);

    private const int Zoom = 2;

    private readonly List<string> _written = [];

    /// <param name="width">In CSS pixels; the PNG has twice as many.</param>
    public (byte[] Png, byte[] Svg) Draw(float width, float height, Action<SKCanvas> paint) => (Png(width, height, paint), Svg(width, height, paint));

    public void Write(SKCanvas canvas, string text, float x, float baseline, float size, SKColor colour, SKTextAlign align = SKTextAlign.Left)
    {
        if (text.Length == 0)
            return;
        _written.Add(text);
        using var font = new SKFont(typeface, size) { Subpixel = true };
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawText(text, x, baseline, align, font, paint);
    }

    public float Width(string text, float size)
    {
        using var font = new SKFont(typeface, size) { Subpixel = true };
        return font.MeasureText(text);
    }

    public static void Fill(SKCanvas canvas, SKRect area, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(area, paint);
    }

    private static byte[] Png(float width, float height, Action<SKCanvas> paint)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)width * Zoom, (int)MathF.Ceiling(height) * Zoom, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Scale(Zoom);
        paint(surface.Canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private byte[] Svg(float width, float height, Action<SKCanvas> paint)
    {
        using var drawn = new MemoryStream();
        _written.Clear();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(width, MathF.Ceiling(height)), drawn))
            paint(canvas);
        drawn.Position = 0;
        var svg = XDocument.Load(drawn, LoadOptions.PreserveWhitespace);
        MendTexts(svg);
        using var mended = new MemoryStream();
        using (var writer = XmlWriter.Create(mended, new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
            svg.Save(writer);
        return mended.ToArray();
    }

    /// <summary>
    /// Skia finds the letters again by their glyphs and takes radicals for characters (⼟ for 土, ⻄ for 西), so the texts are put back
    /// as they were written; its lists of places end in a comma. Whoever opens the drawing may have another typeface.
    /// </summary>
    private void MendTexts(XDocument svg)
    {
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").ToList();
        foreach (var (element, text) in texts.Zip(_written))
        {
            element.Value = text;
            foreach (var place in new[] { "x", "y" })
                element.SetAttributeValue(place, ((string?)element.Attribute(place))?.TrimEnd(',', ' '));
            element.SetAttributeValue(
                "font-family", $"{typeface.FamilyName}, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif");
        }
    }
}
