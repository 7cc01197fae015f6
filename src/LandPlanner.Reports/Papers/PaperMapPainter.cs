using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps.Print;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Papers;

/// <summary>Draws a map of a paper: the map at the left, its legend at the right. Millimetres.</summary>
internal static class PaperMapPainter
{
    public const float Width = SheetPages.Width;
    public const float Height = 108;

    private const float LegendWidth = 48;
    private const float Gap = 3;
    private const double Margin = 1.15;
    private const int Dpi = 220;
    private const float MillimetresPerInch = 25.4f;

    private static readonly SKSize Frame = new(Width - LegendWidth - Gap, Height);

    public static Envelope GroundOf(Envelope ground) => MapFrame.GroundOf(ground, Frame, Margin);

    public static void Paint(SKCanvas canvas, float left, float top, PaperMap map, DateOnly date, SheetType type)
    {
        var frame = new MapFrame(SKRect.Create(left, top, Frame.Width, Frame.Height), map.Ground, Margin, map.Layers, map.Crs, map.ToGeographic, date, ReportLanguage.Chinese, type);
        frame.Paint(canvas);
        frame.PaintLegend(canvas, SKRect.Create(left + Frame.Width + Gap, top, LegendWidth, Height), fewest: 1, isNarrow: true);
    }

    /// <summary>The same as a picture, for Word.</summary>
    public static byte[] Png(PaperMap map, DateOnly date, SheetType type)
    {
        const float Scale = Dpi / MillimetresPerInch;
        var (width, height) = ((int)MathF.Round(Width * Scale), (int)MathF.Round((Height + 1) * Scale));
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(Scale);
            // Half of the frame's line would lie outside.
            Paint(canvas, 0.2f, 0.2f, map, date, type);
            canvas.Flush();
        }

        using var bytes = new MemoryStream();
        using (var png = new PngWriter(bytes, width, height, Dpi))
            png.Write(bitmap.GetPixelSpan(), bitmap.RowBytes, height);
        return bytes.ToArray();
    }
}
