using System.Globalization;
using LandPlanner.Cases;
using LandPlanner.Reports.Charts;
using LandPlanner.Reports.Excel;
using SkiaSharp;

namespace LandPlanner.Reports.Cases;

/// <summary>Stock, flow and quality of cases by month (清存量、遏增量、提质量): three panels over one row of months.</summary>
/// <remarks>Equal boards give equal bytes with the same font.</remarks>
public sealed class CaseChart
{
    private const float Width = 1280;
    private const float Left = 84;
    private const float Right = Width - 40;
    private const float Top = 150;
    private const float PanelHeight = 168;
    private const float Gap = 62;
    private const float Foot = 92;
    private const float Height = Top + 3 * PanelHeight + 2 * Gap + Foot;

    private static readonly SKColor Stock = new(0x47, 0x5A, 0x6B);
    private static readonly SKColor Opened = new(0xC2, 0x5B, 0x12);
    private static readonly SKColor Reopened = new(0x9B, 0x1C, 0x31);
    private static readonly SKColor Closed = new(0x2E, 0x7D, 0x4F);
    private static readonly SKColor Absorbed = new(0xA9, 0xB0, 0xB5);
    private static readonly SKColor OnTime = new(0x1D, 0x4F, 0xA8);
    private static readonly SKColor Grid = new(0xE3, 0xE6, 0xE8);

    private readonly CaseBoard _board;
    private readonly ReportLanguage _language;
    private readonly ChartDrawing _drawing;

    private CaseChart(CaseBoard board, ReportLanguage language, SKTypeface typeface) => (_board, _language, _drawing) = (board, language, new(typeface));

    /// <summary>Null where no typeface with Chinese is installed.</summary>
    /// <param name="scope">Which cases are meant, as the heading says it; empty for all.</param>
    public static (byte[] Png, byte[] Svg)? Draw(CaseBoard board, string scope, ReportLanguage language = ReportLanguage.Chinese)
    {
        using var typeface = ChartFont.Find();
        if (typeface is null)
            return null;
        var chart = new CaseChart(board, language, typeface);
        return chart._drawing.Draw(Width, Height, canvas => chart.Paint(canvas, scope));
    }

    private float Slot => (Right - Left) / Math.Max(_board.Months.Count, 1);

    private void Paint(SKCanvas canvas, string scope)
    {
        ChartDrawing.Fill(canvas, SKRect.Create(Width, MathF.Ceiling(Height)), SKColors.White);
        Write(canvas, Say("清存量、遏增量、提质量", "Stock, inflow and quality of cases"), 40, 56, 28, ChartDrawing.Ink);
        var (first, last, today) = (Day(_board.Period.First), Day(_board.Period.Last), Day(_board.Day.Today));
        Write(canvas, Say($"{first} 至 {last}，截至 {today}", $"{first} to {last}, as of {today}") + (scope.Length > 0 ? Say("；", "; ") + scope : ""), 40, 86, 15, ChartDrawing.Quiet);
        if (_board.Months.Count == 0)
        {
            Write(canvas, Say("所选期间尚未开始。", "The period has not begun yet."), Width / 2, Top + 60, 20, ChartDrawing.Quiet, SKTextAlign.Center);
            return;
        }

        PaintStock(canvas, Top);
        PaintFlow(canvas, Top + PanelHeight + Gap);
        PaintQuality(canvas, Top + 2 * (PanelHeight + Gap));
        PaintMonths(canvas);
        Write(canvas, Say(
            "存量：未销号且未并案、拆分，按办理记录逐月推算；按期处置率、结案率：按当月到期图斑计，无到期图斑的月份不画。",
            "Stock: neither closed nor absorbed, from the ledger of moves. In time and closed: of the cases due in the month; a month with none has no point."), 40, Height - 22, 13, ChartDrawing.Quiet);
    }

    private void PaintStock(SKCanvas canvas, float top)
    {
        Legend(canvas, top, Say("清存量：月末存量", "Stock at the end of the month"), []);
        var most = _board.Months.Max(month => month.StockAtEnd);
        var scale = Scale(canvas, top, most);
        for (var i = 0; i < _board.Months.Count; i++)
        {
            var (value, middle) = (_board.Months[i].StockAtEnd, Middle(i));
            Bar(canvas, middle - Slot * 0.24f, Slot * 0.48f, top + PanelHeight, value * scale, Stock);
            Write(canvas, Number(value), middle, top + PanelHeight - value * scale - 6, 13, ChartDrawing.Ink, SKTextAlign.Center);
        }
    }

    private void PaintFlow(SKCanvas canvas, float top)
    {
        Legend(canvas, top, Say("遏增量：当月新增与销号", "Came in and went out in the month"),
        [
            (Opened, Say("新增", "opened")), (Reopened, Say("反弹", "reopened")), (Closed, Say("销号", "closed")), (Absorbed, Say("拆分增加，并案、拆分减少", "parts of split cases; merged or split")),
        ]);
        var scale = Scale(canvas, top, _board.Months.Max(month => Math.Max(month.Opened.Count + month.Reopened.Count + month.Parts.Count, month.Closed.Count + month.Absorbed.Count)));
        for (var i = 0; i < _board.Months.Count; i++)
        {
            var (month, middle, width) = (_board.Months[i], Middle(i), Slot * 0.3f);
            Stack(canvas, middle - width - 2, width, top, scale, [(month.Opened.Count, Opened), (month.Reopened.Count, Reopened), (month.Parts.Count, Absorbed)]);
            Stack(canvas, middle + 2, width, top, scale, [(month.Closed.Count, Closed), (month.Absorbed.Count, Absorbed)]);
        }
    }

    private void PaintQuality(SKCanvas canvas, float top)
    {
        Legend(canvas, top, Say("提质量：当月到期图斑的按期处置率与结案率", "Of those due in the month: in time, and closed"),
            [(OnTime, Say("按期处置率", "in time")), (Closed, Say("结案率", "closed"))]);
        _ = Scale(canvas, top, 100, "%");
        // The lower line is the broader: where both are the same, as at 100 %, it is seen on either side of the other.
        Line(canvas, top, CaseFigureKind.Closure, CaseFigureKind.OnTime, Closed, 6);
        Line(canvas, top, CaseFigureKind.OnTime, CaseFigureKind.Closure, OnTime, 2.4f);
    }

    /// <summary>Points of the months that have cases due, joined where they follow each other; of two the upper has its number above it.</summary>
    private void Line(SKCanvas canvas, float top, CaseFigureKind kind, CaseFigureKind other, SKColor colour, float width)
    {
        using var pen = new SKPaint { Color = colour, Style = SKPaintStyle.Stroke, StrokeWidth = width, IsAntialias = true };
        using var dot = new SKPaint { Color = colour, IsAntialias = true };
        SKPoint? before = null;
        for (var i = 0; i < _board.MonthRates.Count; i++)
        {
            if (_board.MonthRates[i][kind].Share is not { } share)
            {
                before = null;
                continue;
            }

            var point = new SKPoint(Middle(i), top + PanelHeight * (1 - (float)share));
            if (before is { } from)
                canvas.DrawLine(from, point, pen);
            canvas.DrawCircle(point, width * 0.7f + 2.3f, dot);
            if (share != _board.MonthRates[i][other].Share || kind == CaseFigureKind.OnTime)
                Write(canvas, Number((int)Math.Round(share * 100)), point.X, point.Y + (share >= _board.MonthRates[i][other].Share ? -9 : 18), 12, colour, SKTextAlign.Center);
            before = point;
        }
    }

    private void PaintMonths(SKCanvas canvas)
    {
        for (var i = 0; i < _board.Months.Count; i++)
        {
            var first = _board.Months[i].Month.First;
            var isYear = i == 0 || first.Month == 1;
            Write(canvas, first.ToString(isYear ? "yyyy-MM" : "MM", CultureInfo.InvariantCulture), Middle(i), Top + 3 * PanelHeight + 2 * Gap + 22, 13, ChartDrawing.Quiet, SKTextAlign.Center);
        }
    }

    private void Legend(SKCanvas canvas, float top, string title, (SKColor Colour, string Text)[] entries)
    {
        Write(canvas, title, 40, top - 20, 16, ChartDrawing.Ink);
        var x = Right;
        foreach (var (colour, text) in entries.Reverse())
        {
            x -= _drawing.Width(text, 13);
            Write(canvas, text, x, top - 20, 13, ChartDrawing.Quiet);
            ChartDrawing.Fill(canvas, SKRect.Create(x - 18, top - 31, 12, 12), colour);
            x -= 38;
        }
    }

    /// <summary>Lines of whole numbers across a panel, the uppermost above all that is drawn, but for percents.</summary>
    /// <returns>The height of one, in pixels.</returns>
    private float Scale(SKCanvas canvas, float top, int most, string unit = "")
    {
        var step = StepFor(most);
        var steps = unit.Length > 0 ? most / step : most / step + 1;
        for (var i = 0; i <= steps; i++)
        {
            var y = top + PanelHeight * (1 - (float)i / steps);
            using var line = new SKPaint { Color = i == 0 ? ChartDrawing.Quiet : Grid, StrokeWidth = 1, Style = SKPaintStyle.Stroke };
            canvas.DrawLine(Left, y, Right, y, line);
            Write(canvas, Number(i * step) + unit, Left - 8, y + 4, 12, ChartDrawing.Quiet, SKTextAlign.Right);
        }

        return PanelHeight / (steps * step);
    }

    /// <summary>The least of 1, 2, 5, 10, 20 … that makes no more than five steps.</summary>
    private static int StepFor(int most)
    {
        for (var ten = 1; ; ten *= 10)
        {
            foreach (var step in new[] { ten, 2 * ten, 5 * ten })
            {
                if (step * 5L >= most)
                    return step;
            }
        }
    }

    private void Stack(SKCanvas canvas, float left, float width, float top, float scale, (int Count, SKColor Colour)[] parts)
    {
        var bottom = top + PanelHeight;
        foreach (var (count, colour) in parts)
        {
            Bar(canvas, left, width, bottom, count * scale, colour);
            bottom -= count * scale;
        }

        if (parts.Sum(part => part.Count) is > 0 and var all)
            Write(canvas, Number(all), left + width / 2, bottom - 6, 12, ChartDrawing.Ink, SKTextAlign.Center);
    }

    private static void Bar(SKCanvas canvas, float left, float width, float bottom, float height, SKColor colour) =>
        ChartDrawing.Fill(canvas, SKRect.Create(left, bottom - height, width, height), colour);

    private float Middle(int month) => Left + (month + 0.5f) * Slot;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private string Say(string zh, string en) => new Words(zh, en).In(_language);

    private void Write(SKCanvas canvas, string text, float x, float baseline, float size, SKColor colour, SKTextAlign align = SKTextAlign.Left) =>
        _drawing.Write(canvas, text, x, baseline, size, colour, align);
}
