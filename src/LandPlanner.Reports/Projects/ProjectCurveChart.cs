using System.Globalization;
using LandPlanner.Projects;
using LandPlanner.Reports.Charts;
using LandPlanner.Reports.Excel;
using SkiaSharp;

namespace LandPlanner.Reports.Projects;

/// <summary>A milestone as a curve shows it.</summary>
public sealed record CurveMark(string Title, DateOnly? Planned, DateOnly? Actual);

/// <summary>What a chart of progress says beside its curve.</summary>
/// <param name="Verdict">Null for a curve of several projects, which has no light.</param>
public sealed record CurveSheet(string Title, string Subtitle, ProgressCurve Curve, LightVerdict? Verdict, IReadOnlyList<CurveMark> Marks);

/// <summary>The progress curve of a project (项目推进曲线) as a picture.</summary>
/// <remarks>Equal curves give equal bytes with the same font. The SVG holds its text as text.</remarks>
public sealed class ProjectCurveChart
{
    private const float Width = 1280;
    private const float Left = 84;
    private const float Right = Width - 44;
    private const float Top = 156;
    private const float PlotHeight = 380;
    private const float MarkHeight = 46;
    private const float TableRow = 24;

    // More columns than this have no room for their amounts.
    private const int MostColumns = 12;

    private readonly CurveSheet _sheet;
    private readonly ReportLanguage _language;
    private readonly ChartDrawing _drawing;

    private ProjectCurveChart(CurveSheet sheet, ReportLanguage language, SKTypeface typeface) => (_sheet, _language, _drawing) = (sheet, language, new(typeface));

    private float Height => Top + PlotHeight + 44 + MarkHeight + (HasTable(_sheet) ? 4 * TableRow : 0) + 44;

    private bool English => _language == ReportLanguage.English;

    /// <summary>Null where no typeface with Chinese is installed.</summary>
    public static (byte[] Png, byte[] Svg)? Draw(CurveSheet sheet, ReportLanguage language = ReportLanguage.Chinese)
    {
        using var typeface = ChartFont.Find();
        if (typeface is null)
            return null;
        var chart = new ProjectCurveChart(sheet, language, typeface);
        return chart._drawing.Draw(Width, chart.Height, chart.Paint);
    }

    private static bool HasTable(CurveSheet sheet) => sheet.Curve.Points.Count <= MostColumns;

    private void Paint(SKCanvas canvas)
    {
        ChartDrawing.Fill(canvas, SKRect.Create(Width, Height), SKColors.White);
        PaintHead(canvas);
        var frame = new SKRect(Left, Top, Right, Top + PlotHeight);
        var colour = _sheet.Verdict is { Light: not Light.Unknown } verdict ? LightColours.Of(verdict.Light) : new SKColor(0xEA, 0x58, 0x0C);
        var curve = new CurvePainter(_sheet.Curve, colour, frame, 1, _drawing.Write, English);
        curve.Paint(canvas);
        PaintMarks(canvas, curve, frame.Bottom + 34);
        if (HasTable(_sheet))
            PaintTable(canvas, frame.Bottom + 44 + MarkHeight);
        Write(canvas, Say(
            "柱为当月投资，线为累计占全部计划的百分比，菱形为节点（空心计划、实心完成）；偏差按最近一个已填报月份计。内部参考。",
            "Bars: the months' own amounts; lines: cumulative shares of the whole plan; diamonds: milestones, filled when done; deviation at the last month entered. For internal use."), 40, Height - 18, 13, ChartDrawing.Quiet);
    }

    private void PaintHead(SKCanvas canvas)
    {
        Write(canvas, _sheet.Title, 40, 52, 27, ChartDrawing.Ink);
        Write(canvas, _sheet.Subtitle, 40, 82, 15, ChartDrawing.Quiet);
        if (_sheet.Verdict is not { } verdict)
            return;
        using var light = new SKPaint { Color = LightColours.Of(verdict.Light), IsAntialias = true };
        canvas.DrawCircle(49, 109, 9, light);
        Write(canvas, $"{verdict.Light.Title(English)}{Say("：", ": ")}{string.Join(Say("；", "; "), verdict.Reasons.Select(reason => reason.In(English)))}", 66, 114, 15, ChartDrawing.Ink);
    }

    /// <summary>Planned days as outlines, days of completion filled; in two rows, so that neighbours can be read.</summary>
    private void PaintMarks(SKCanvas canvas, CurvePainter curve, float top)
    {
        using var outline = new SKPaint { Color = CurvePainter.PlanColour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1.6f };
        using var filled = new SKPaint { Color = new(0x16, 0xA3, 0x4A), IsAntialias = true };
        Span<float> free = [float.MinValue, float.MinValue];
        var marks = _sheet.Marks.SelectMany(mark => new[] { (mark.Title, Day: mark.Planned, IsDone: false), (mark.Title, Day: mark.Actual, IsDone: true) })
            .Where(mark => mark.Day is not null).Select(mark => (mark.Title, X: curve.XOf(mark.Day!.Value), mark.IsDone)).Where(mark => mark.X is not null).OrderBy(mark => mark.X);
        foreach (var (title, x, isDone) in marks)
        {
            var row = free[0] <= x!.Value ? 0 : 1;
            free[row] = x.Value + 18 + _drawing.Width(title, 12);
            var y = top + row * 21 + 4;
            using var builder = new SKPathBuilder();
            builder.AddPoly([new(x.Value, y - 5), new(x.Value + 5, y), new(x.Value, y + 5), new(x.Value - 5, y)], true);
            using var diamond = builder.Detach();
            canvas.DrawPath(diamond, isDone ? filled : outline);
            Write(canvas, title, x.Value + 9, y + 4.5f, 12, ChartDrawing.Quiet);
        }
    }

    private void PaintTable(SKCanvas canvas, float top)
    {
        var points = _sheet.Curve.Points;
        var slot = (Right - Left) / points.Count;
        (string Title, Func<CurvePoint, string> Text)[] rows =
        [
            (Say("计划", "plan"), point => Wan(point.Plan)), (Say("完成", "actual"), point => Wan(point.Actual)), (Say("累计计划", "plan so far"), point => Wan(point.PlanSoFar)),
            (Say("累计完成", "done so far"), point => Wan(point.ActualSoFar)),
        ];
        Write(canvas, Say("万元", "10k yuan"), 14, top - 8, 11, ChartDrawing.Quiet);
        using var line = new SKPaint { Color = new(0xE2, 0xE5, 0xE8), StrokeWidth = 1 };
        for (var row = 0; row < rows.Length; row++)
        {
            var baseline = top + row * TableRow + 17;
            canvas.DrawLine(14, top + row * TableRow, Right, top + row * TableRow, line);
            Write(canvas, rows[row].Title, 14, baseline, English ? 11 : 13, ChartDrawing.Quiet);
            for (var i = 0; i < points.Count; i++)
                Write(canvas, rows[row].Text(points[i]), Left + slot * (i + 1) - 6, baseline, 12, ChartDrawing.Ink, SKTextAlign.Right);
        }
    }

    private static string Wan(Money? amount) => amount is { } known ? known.In(MoneyUnit.Wan, 2).ToString("#,##0.00", CultureInfo.InvariantCulture) : "";

    private string Say(string zh, string en) => new Words(zh, en).In(_language);

    private void Write(SKCanvas canvas, string text, float x, float baseline, float size, SKColor colour, SKTextAlign align = SKTextAlign.Left) => _drawing.Write(canvas, text, x, baseline, size, colour, align);
}
