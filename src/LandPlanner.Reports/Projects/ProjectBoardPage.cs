using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Projects;
using LandPlanner.Reports.Maps.Print;
using SkiaSharp;

namespace LandPlanner.Reports.Projects;

/// <summary>The town's projects on one page of A3: sums by kind that add up, the curve of all, and each project with its light.</summary>
/// <remarks>Equal boards give equal bytes with the same typeface.</remarks>
public sealed class ProjectBoardPage
{
    private const float PageWidth = 420;
    private const float PageHeight = 297;
    private const float Margin = 12;
    private const float ColumnGap = 6;
    private const float SumsWidth = 226;
    private const float ListTop = 118;
    private const float MostRow = 7;
    private const float LeastRow = 4.2f;
    private const int Columns = 2;

    private static readonly SKColor Head = new(0xDD, 0xE7, 0xD3);
    private static readonly SKColor Rule = new(0xC9, 0xCE, 0xC6);
    private static readonly SKColor Stripe = new(0xF6, 0xF8, 0xF4);

    private readonly ProjectBoard _board;
    private readonly BoardWords _words;
    private readonly SheetType _type;

    private ProjectBoardPage(ProjectBoard board, BoardWords words, SheetType type) => (_board, _words, _type) = (board, words, type);

    /// <param name="date">Of the file.</param>
    /// <exception cref="MapPrintException">No typeface with Chinese is installed: nothing was written.</exception>
    public static void WritePdf(ProjectBoard board, BoardWords words, DateOnly date, Stream to)
    {
        using var type = SheetType.Open();
        OnePagePdf.Write(words.Title, date, PageWidth, PageHeight, new ProjectBoardPage(board, words, type).Paint, to);
    }

    /// <param name="dpi">Pixels an inch of A3.</param>
    /// <exception cref="MapPrintException">No typeface with Chinese is installed.</exception>
    public static byte[] Png(ProjectBoard board, BoardWords words, int dpi)
    {
        using var type = SheetType.Open();
        var scale = dpi / 25.4f;
        using var surface = SKSurface.Create(new SKImageInfo((int)MathF.Round(PageWidth * scale), (int)MathF.Round(PageHeight * scale), SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Scale(scale);
        new ProjectBoardPage(board, words, type).Paint(surface.Canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private void Paint(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        _type.Write(canvas, _words.Title, Margin, Margin + 7, 7.5f, isBold: true);
        _type.Write(canvas, _words.Say($"截至 {_board.Until.Say(false)}", $"By {_board.Until.Say(true)}"), PageWidth - Margin, Margin + 7, 4.6f, SheetType.Quiet, SKTextAlign.Right);
        _type.Write(canvas, _type.Fit(Sentence(), 3.9f, PageWidth - 2 * Margin), Margin, Margin + 14.5f, 3.9f);
        PaintSums(canvas, Margin + 20);
        PaintCurve(canvas, new(Margin + SumsWidth + 20, Margin + 28, PageWidth - Margin - 4, ListTop - 12));
        PaintList(canvas);
        _type.Write(canvas, _type.Fit(_words.Say(
            $"金额单位万元，用地单位亩。偏差为占年度计划的百分点，按最近一个已填报月份计；亮灯规则：{_board.Rule.TitleZh}。内部参考。",
            $"Amounts in 10k yuan, land in mu. Deviation in percentage points of the year's plan, at the last month entered; lights by: {_board.Rule.TitleEn}. For internal use."),
            2.9f, PageWidth - 2 * Margin), Margin, PageHeight - 6, 2.9f, SheetType.Quiet);
    }

    /// <summary>As the work report says it: 7 个重点项目 25.9亿元.</summary>
    private string Sentence() => string.Join(_words.Say("；", "; "), _board.Kinds.Append(_board.All).Select(kind => _words.Say(
        $"{(kind == _board.All ? "合计" : _words.Kind(kind.Kind))} {kind.Count} 个 {kind.Total.Write()}", $"{(kind == _board.All ? "all" : _words.Kind(kind.Kind))}: {kind.Count}, {kind.Total.Write(english: true)}")));

    private void PaintSums(SKCanvas canvas, float top)
    {
        (string Title, float Right)[] columns =
        [
            (_words.Say("类别", "Kind"), 0), (_words.Say("项目", "No."), 40), (_words.Say("总投资", "Total"), 68), (_words.Say("年度计划", "Year's plan"), 96), (_words.Say("应完成", "Due"), 122),
            (_words.Say("已完成", "Done"), 148), (_words.Say("偏差", "Points"), 160), (_words.Say("绿", "G"), 167), (_words.Say("黄", "Y"), 174), (_words.Say("红", "R"), 181), (_words.Say("无", "–"), 188), (_words.Say("逾期", "Late"), 197),
            (_words.Say("用地需求", "Land"), 212), (_words.Say("已落实", "Held"), SumsWidth),
        ];
        var row = Math.Min(8.5f, (ListTop - 8 - top) / (_board.Kinds.Count + 2));
        Fill(canvas, SKRect.Create(Margin, top, SumsWidth, row), Head);
        foreach (var (title, right) in columns)
            Cell(canvas, title, right, top + row * 0.68f, isBold: true);
        var lines = _board.Kinds.Append(_board.All).ToList();
        // Rounded so that what is printed adds up to the total printed below.
        var (totals, years, due, done) = (Shown(kind => kind.Total), Shown(kind => kind.YearPlan), Shown(kind => kind.PlanSoFar), Shown(kind => kind.ActualSoFar));
        var (needed, held) = (Mu(kind => kind.LandNeeded), Mu(kind => kind.LandHeld));
        for (var i = 0; i < lines.Count; i++)
        {
            var (kind, y, isAll) = (lines[i], top + (i + 1) * row, i == lines.Count - 1);
            string[] texts =
            [
                isAll ? _words.Say("合计", "Total") : _words.Kind(kind.Kind), Whole(kind.Count), Amount(totals[i]), Amount(years[i]), Amount(due[i]), Amount(done[i]), _words.Points(kind.Deviation), Whole(kind.Green),
                Whole(kind.Yellow), Whole(kind.Red), Whole(kind.Unknown), Whole(kind.Overdue), Amount(needed[i]), Amount(held[i]),
            ];
            for (var column = 0; column < columns.Length; column++)
                Cell(canvas, texts[column], columns[column].Right, y + row * 0.68f, isAll);
            Line(canvas, Margin, y + row, Margin + SumsWidth, isAll ? 0.4f : 0.15f);
        }

        decimal[] Shown(Func<ProjectSum, Money> of) => [.. Money.Shown([.. _board.Kinds.Select(of)], MoneyUnit.Wan, 2), of(_board.All).In(MoneyUnit.Wan, 2)];
        decimal[] Mu(Func<ProjectSum, Area> of) => [.. AreaClosure.Mu([.. _board.Kinds.Select(of)], 2), of(_board.All).Mu(2)];
    }

    private void Cell(SKCanvas canvas, string text, float right, float baseline, bool isBold) => _type.Write(
        canvas, text, Margin + (right == 0 ? 1.5f : right - 1), baseline, 3.2f, align: right == 0 ? SKTextAlign.Left : SKTextAlign.Right, isBold: isBold);

    private void PaintCurve(SKCanvas canvas, SKRect frame)
    {
        const float pixel = 0.235f;
        _type.Write(canvas, _words.Say($"{_board.Until.Year} 年全部项目推进曲线", $"All projects in {_board.Until.Year}"), frame.Left, frame.Top - 3.5f, 3.6f, isBold: true);
        new CurvePainter(_board.Curve, new(0xEA, 0x58, 0x0C), frame, pixel, (on, text, x, baseline, size, colour, align) => _type.Write(on, text, x, baseline, size, colour, align), _words.English).Paint(canvas);
    }

    private void PaintList(SKCanvas canvas)
    {
        var height = PageHeight - 12 - ListTop;
        var most = Columns * ((int)(height / LeastRow) - 1);
        // Where there are too many for a page, those that need looking at stay.
        var shown = _board.Projects.Count <= most ? _board.Projects : [.. _board.Projects.OrderByDescending(one => one.Verdict.Light).Take(most - 1)];
        var count = shown.Count + (shown.Count < _board.Projects.Count ? 1 : 0);
        var rows = Math.Max(1, (count + Columns - 1) / Columns);
        var row = Math.Min(MostRow, height / (rows + 1));
        var width = (PageWidth - 2 * Margin - ColumnGap) / Columns;
        for (var column = 0; column < Columns; column++)
        {
            var left = Margin + column * (width + ColumnGap);
            PaintHeadings(canvas, left, width, row);
            for (var i = 0; i < rows && column * rows + i < shown.Count; i++)
                PaintProject(canvas, shown[column * rows + i], left, ListTop + (i + 1) * row, width, row, i % 2 == 1);
        }

        if (shown.Count < _board.Projects.Count)
        {
            _type.Write(
                canvas, _words.Say($"另有 {_board.Projects.Count - shown.Count} 个项目见工作簿", $"{_board.Projects.Count - shown.Count} more projects stand in the workbook"), Margin + width + ColumnGap + 8,
                ListTop + rows * row + row * 0.68f, 3, SheetType.Quiet);
        }
    }

    private void PaintHeadings(SKCanvas canvas, float left, float width, float row)
    {
        Fill(canvas, SKRect.Create(left, ListTop, width, row), Head);
        var (baseline, size) = (ListTop + row * 0.68f, Math.Min(3.2f, row * 0.52f));
        _type.Write(canvas, _words.Say("项目", "Project"), left + 8, baseline, size, isBold: true);
        _type.Write(canvas, _words.Say("总投资", "Total"), left + 74, baseline, size, align: SKTextAlign.Right, isBold: true);
        _type.Write(canvas, _words.Say("完成率", "Done"), left + 87, baseline, size, align: SKTextAlign.Right, isBold: true);
        _type.Write(canvas, _words.Say("偏差", "Points"), left + 98, baseline, size, align: SKTextAlign.Right, isBold: true);
        _type.Write(canvas, _words.Say("说明", "Why"), left + 101, baseline, size, isBold: true);
    }

    private void PaintProject(SKCanvas canvas, ProjectStanding one, float left, float top, float width, float row, bool isStriped)
    {
        if (isStriped)
            Fill(canvas, SKRect.Create(left, top, width, row), Stripe);
        var (baseline, size, curve) = (top + row * 0.66f, Math.Min(3.1f, row * 0.5f), one.Curve);
        using (var light = new SKPaint { Color = LightColours.Of(one.Verdict.Light), IsAntialias = true })
            canvas.DrawCircle(left + 3.5f, top + row / 2, Math.Min(1.8f, row * 0.3f), light);
        _type.Write(canvas, _type.Fit($"{one.Project.Number} {one.Project.Name}", size, 50), left + 8, baseline, size);
        _type.Write(canvas, one.Project.Total is { } total ? Amount(total.In(MoneyUnit.Wan, 2)) : "—", left + 74, baseline, size, align: SKTextAlign.Right);
        _type.Write(canvas, BoardWords.Percent(curve.Measured?.ActualSoFar ?? Money.Zero, curve.Whole), left + 87, baseline, size, align: SKTextAlign.Right);
        _type.Write(canvas, _words.Points(curve.Deviation), left + 98, baseline, size, align: SKTextAlign.Right);
        List<string> why = [.. one.Verdict.Reasons.Select(reason => reason.In(_words.English))];
        if (one.Overdue.Count > 0)
            why.Insert(one.Verdict.Light > Light.Green ? 1 : 0, _words.Say($"逾期：{string.Join("、", one.Overdue.Select(_words.Milestone))}", $"overdue: {string.Join(", ", one.Overdue.Select(_words.Milestone))}"));
        _type.Write(canvas, _type.Fit(string.Join(_words.Say("；", "; "), why), size * 0.92f, width - 102), left + 101, baseline, size * 0.92f, SheetType.Quiet);
        Line(canvas, left, top + row, left + width, 0.1f);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Amount(decimal number) => number.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static void Fill(SKCanvas canvas, SKRect area, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(area, paint);
    }

    private static void Line(SKCanvas canvas, float from, float y, float to, float width)
    {
        using var line = new SKPaint { Color = Rule, StrokeWidth = width, Style = SKPaintStyle.Stroke };
        canvas.DrawLine(from, y, to, y, line);
    }
}
