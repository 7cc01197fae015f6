using System.Globalization;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>The scale as a fraction, and as a bar to measure by.</summary>
internal sealed class ScaleBarPainter(SKCanvas canvas, MapSheet sheet, SheetType type, float unit)
{
    private const int Steps = 4;
    private const float ShortestMillimetres = 36;
    private const float BarHeight = 1.5f;

    /// <param name="middle">Of the bar, across the sheet.</param>
    /// <param name="top">Where the fraction's letters begin.</param>
    public void Paint(float middle, float top)
    {
        type.Write(canvas, Fraction(sheet), middle, top + 4.4f * unit, 4.6f * unit, align: SKTextAlign.Center, isBold: true);
        var step = RoundStep.AtLeast(ShortestMillimetres * unit / Steps * sheet.ScaleDenominator / 1000);
        var length = (float)(step * 1000 / sheet.ScaleDenominator);
        var (left, bar) = (middle - Steps * length / 2, top + 9.6f * unit);
        using var ink = new SKPaint { Color = SheetType.Ink, IsAntialias = true };
        using var line = new SKPaint { Color = SheetType.Ink, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 0.2f * unit };
        for (var i = 0; i < Steps; i++)
        {
            var box = SKRect.Create(left + i * length, bar, length, BarHeight * unit);
            if (i % 2 == 0)
                canvas.DrawRect(box, ink);
            canvas.DrawRect(box, line);
        }

        for (var i = 0; i <= Steps; i++)
            type.Write(canvas, Number(i * step, i == Steps), left + i * length, bar - 1.1f * unit, 2.5f * unit, align: SKTextAlign.Center);
    }

    public static string Fraction(MapSheet sheet) => "1 : " + sheet.ScaleDenominator.ToString("#,0.##", CultureInfo.InvariantCulture).Replace(',', ' ');

    private string Number(double metres, bool isLast)
    {
        var isLong = metres >= 1000 || (metres == 0 && sheet.ScaleDenominator >= 25_000);
        var number = (isLong ? metres / 1000 : metres).ToString("0.##", CultureInfo.InvariantCulture);
        return isLast || (isLong && metres > 0 && metres < 2000) ? $"{number} {(isLong ? "km" : "m")}" : number;
    }
}
