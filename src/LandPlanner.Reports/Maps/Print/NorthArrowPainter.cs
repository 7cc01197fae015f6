using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>An arrow to true north, which grid north (straight up) misses by the convergence of the meridians.</summary>
internal sealed class NorthArrowPainter(SKCanvas canvas, SheetType type, float unit)
{
    public const float Height = 17;

    /// <param name="convergence">Degrees from true north to grid north, clockwise.</param>
    public void Paint(float x, float top, double convergence)
    {
        using var state = new SKAutoCanvasRestore(canvas);
        canvas.Translate(x, top + 10.5f * unit);
        canvas.RotateDegrees((float)-convergence);
        type.Write(canvas, "N", 0, -7.2f * unit, 3.6f * unit, align: SKTextAlign.Center, isBold: true);
        using var ink = new SKPaint { Color = SheetType.Ink, IsAntialias = true };
        using var line = new SKPaint { Color = SheetType.Ink, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 0.25f * unit, StrokeJoin = SKStrokeJoin.Round };
        using var left = Half(-3.1f * unit);
        using var right = Half(3.1f * unit);
        canvas.DrawPath(right, ink);
        canvas.DrawPath(left, line);
        canvas.DrawPath(right, line);
    }

    private SKPath Half(float side)
    {
        using var path = new SKPathBuilder();
        path.MoveTo(0, -6.4f * unit);
        path.LineTo(side, 6 * unit);
        path.LineTo(0, 3.6f * unit);
        path.Close();
        return path.Detach();
    }
}
