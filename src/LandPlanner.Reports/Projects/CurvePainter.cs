using System.Globalization;
using LandPlanner.Projects;
using SkiaSharp;

namespace LandPlanner.Reports.Projects;

/// <summary>Writes a text at a place of a canvas: by which hand differs between a chart and a printed page.</summary>
internal delegate void TextHand(SKCanvas canvas, string text, float x, float baseline, float size, SKColor colour, SKTextAlign align);

/// <summary>Draws a progress curve into a frame: bars of the months, lines of cumulative plan and actual in percent of the whole plan, and the line of time.</summary>
/// <param name="unit">How large a pixel of a chart is on this canvas.</param>
internal sealed class CurvePainter(ProgressCurve curve, SKColor actualColour, SKRect frame, float unit, TextHand write, bool english)
{
    public static readonly SKColor PlanColour = new(0x25, 0x63, 0xEB);
    private static readonly SKColor PlanBar = new(0xBF, 0xD3, 0xF6);
    private static readonly SKColor TimeColour = new(0x8A, 0x8F, 0x94);
    private static readonly SKColor GridColour = new(0xE2, 0xE5, 0xE8);
    private static readonly SKColor Quiet = new(0x6B, 0x73, 0x78);

    private const int Whole = 100;
    private const int GridStep = 20;

    // So that a project with a hundred months does not lose its labels in each other.
    private const float LeastLabelPixels = 46;

    private readonly int _most = Math.Max(Whole, (int)Math.Ceiling(curve.Points.Max(point => Percent(curve, point.ActualSoFar ?? Money.Zero)) / GridStep) * GridStep);

    private float Slot => frame.Width / curve.Points.Count;

    public void Paint(SKCanvas canvas)
    {
        PaintGrid(canvas);
        PaintBars(canvas);
        using (var dash = SKPathEffect.CreateDash([6 * unit, 5 * unit], 0))
            PaintLine(canvas, TimeColour, 1.6f, curve.Points.Select((point, i) => (i, (float)(curve.TimeShare(point) * Whole))), dash);
        if (curve.Whole > Money.Zero)
        {
            PaintLine(canvas, PlanColour, 2.4f, curve.Points.Select((point, i) => (i, Percent(curve, point.PlanSoFar))), null);
            PaintLine(canvas, actualColour, 3.2f, curve.Points.Select((point, i) => (i, point)).Where(pair => pair.point.ActualSoFar is not null).Select(pair => (pair.i, Percent(curve, pair.point.ActualSoFar!.Value))), null);
        }

        PaintDeviation(canvas);
        PaintKey(canvas);
    }

    /// <summary>Where a day stands along the axis; null outside the span.</summary>
    public float? XOf(DateOnly day)
    {
        var month = Month.Of(day);
        return curve.At(month) is null ? null : frame.Left + Slot * (month.Index - curve.Points[0].Month.Index + (day.Day - 0.5f) / month.LastDay.Day);
    }

    private static float Percent(ProgressCurve curve, Money soFar) => (float)((curve.Share(soFar) ?? 0) * Whole);

    private float Y(float percent) => frame.Bottom - frame.Height * percent / _most;

    // What is done by the end of a month stands at its end.
    private float EndOf(int i) => frame.Left + Slot * (i + 1);

    private void PaintGrid(SKCanvas canvas)
    {
        using var line = Pen(GridColour, 1);
        for (var percent = 0; percent <= _most; percent += GridStep)
        {
            canvas.DrawLine(frame.Left, Y(percent), frame.Right, Y(percent), line);
            write(canvas, FormattableString.Invariant($"{percent}%"), frame.Left - 8 * unit, Y(percent) + 4.5f * unit, 13 * unit, Quiet, SKTextAlign.Right);
        }

        var every = Math.Max(1, (int)Math.Ceiling(LeastLabelPixels * unit / Slot));
        for (var i = 0; i < curve.Points.Count; i += every)
        {
            var month = curve.Points[i].Month;
            var isYear = i == 0 || month.Number == 1 || every > 1;
            var text = isYear ? month.Say(english) : english ? month.FirstDay.ToString("MMM", CultureInfo.InvariantCulture) : $"{month.Number}月";
            write(canvas, text, frame.Left + Slot * (i + 0.5f), frame.Bottom + 19 * unit, 12.5f * unit, Quiet, SKTextAlign.Center);
        }
    }

    /// <summary>The months' own amounts, the greatest half as high as the frame.</summary>
    private void PaintBars(SKCanvas canvas)
    {
        var most = curve.Points.Max(point => Math.Max((point.Plan ?? Money.Zero).Cents, (point.Actual ?? Money.Zero).Cents));
        if (most == 0)
            return;
        var (wide, gap) = (Slot * 0.32f, Slot * 0.04f);
        for (var i = 0; i < curve.Points.Count; i++)
        {
            var middle = frame.Left + Slot * (i + 0.5f);
            Bar(canvas, curve.Points[i].Plan, middle - gap - wide, wide, PlanBar, most);
            Bar(canvas, curve.Points[i].Actual, middle + gap, wide, actualColour.WithAlpha(0x70), most);
        }
    }

    private void Bar(SKCanvas canvas, Money? amount, float left, float width, SKColor colour, long most)
    {
        if (amount is not { } known || known <= Money.Zero)
            return;
        var height = frame.Height / 2 * known.Cents / most;
        using var fill = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawRect(SKRect.Create(left, frame.Bottom - height, width, height), fill);
    }

    private void PaintLine(SKCanvas canvas, SKColor colour, float width, IEnumerable<(int Index, float Percent)> points, SKPathEffect? dash)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(frame.Left, frame.Bottom);
        var last = new SKPoint(frame.Left, frame.Bottom);
        foreach (var (index, percent) in points)
        {
            last = new(EndOf(index), Y(percent));
            builder.LineTo(last);
        }

        using var path = builder.Detach();
        using var line = Pen(colour, width);
        line.PathEffect = dash;
        canvas.DrawPath(path, line);
        if (dash is null)
        {
            using var dot = new SKPaint { Color = colour, IsAntialias = true };
            canvas.DrawCircle(last, 3.6f * unit, dot);
        }
    }

    /// <summary>The distance between actual and plan where it is measured.</summary>
    private void PaintDeviation(SKCanvas canvas)
    {
        if (curve.Measured is not { ActualSoFar: { } actual } point || curve.Deviation is not { } deviation)
            return;
        var index = point.Month.Index - curve.Points[0].Month.Index;
        var (x, done, due) = (EndOf(index), Y(Percent(curve, actual)), Y(Percent(curve, point.PlanSoFar)));
        using (var line = Pen(actualColour, 1.4f))
            canvas.DrawLine(x, done, x, due, line);
        var text = deviation.ToString(english ? "+0.0;-0.0;0.0" : "+0.0;−0.0;0.0", CultureInfo.InvariantCulture) + (english ? " points" : " 个百分点");
        var isLeft = x > frame.Right - 90 * unit;
        write(canvas, text, isLeft ? x - 8 * unit : x + 8 * unit, (done + due) / 2 + 5 * unit, 14 * unit, actualColour, isLeft ? SKTextAlign.Right : SKTextAlign.Left);
    }

    private void PaintKey(SKCanvas canvas)
    {
        (string Zh, string En, SKColor Colour)[] keys = [("累计计划", "cumulative plan", PlanColour), ("累计完成", "cumulative actual", actualColour), ("序时进度", "time", TimeColour)];
        var (x, y) = (frame.Left + 12 * unit, frame.Top + 14 * unit);
        foreach (var key in keys)
        {
            using var line = Pen(key.Colour, 3);
            canvas.DrawLine(x, y, x + 22 * unit, y, line);
            write(canvas, english ? key.En : key.Zh, x + 28 * unit, y + 5 * unit, 13 * unit, Quiet, SKTextAlign.Left);
            x += (english ? 168 : 104) * unit;
        }
    }

    private SKPaint Pen(SKColor colour, float width) => new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width * unit, StrokeJoin = SKStrokeJoin.Round };
}
