using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Changes;
using LandPlanner.Reports.Changes;
using LandPlanner.Reports.Charts;
using LandPlanner.Reports.Excel;
using SkiaSharp;

namespace LandPlanner.Reports;

/// <summary>
/// Changed ground as flows from the classes before to the classes after (a Sankey diagram), in the classes' survey colours. Ground
/// that stayed is left out: it would dwarf all else; the workbook has it.
/// </summary>
/// <remarks>Equal results give equal bytes with the same font. The SVG holds its text as text.</remarks>
public sealed class ChangeChart
{
    private const float Width = 1280;
    private const float Top = 190;
    private const float Foot = 74;
    private const float BarWidth = 16;
    private const float LeftBar = 300;
    private const float RightBar = Width - LeftBar - BarWidth;

    private static readonly SKColor Unknown = new(0xC9, 0xCD, 0xD0);

    private readonly ChangeResult _result;
    private readonly ShownUnit _unit;
    private readonly ReportLanguage _language;
    private readonly ChartDrawing _drawing;
    private readonly SankeyLayout _layout;

    private ChangeChart(ChangeResult result, AreaUnit unit, ReportLanguage language, SKTypeface typeface)
    {
        (_result, _unit, _language, _drawing) = (result, ShownUnit.Of(unit), language, new(typeface));
        _layout = new(result, Top);
    }

    private float Height => Math.Max(Top + _layout.Height + Foot, 420);

    /// <summary>Null where no typeface with Chinese is installed.</summary>
    public static (byte[] Png, byte[] Svg)? Draw(ChangeResult result, AreaUnit unit, ReportLanguage language = ReportLanguage.Chinese)
    {
        using var typeface = ChartFont.Find();
        if (typeface is null)
            return null;
        var chart = new ChangeChart(result, unit, language, typeface);
        return chart._drawing.Draw(Width, chart.Height, chart.Paint);
    }

    private void Paint(SKCanvas canvas)
    {
        ChartDrawing.Fill(canvas, SKRect.Create(Width, MathF.Ceiling(Height)), SKColors.White);
        PaintHead(canvas);
        foreach (var band in _layout.Bands)
            PaintBand(canvas, band);
        foreach (var node in _layout.All)
            PaintNode(canvas, node);
        if (_layout.Bands.Count == 0)
            Write(canvas, Say("两期地类相同，没有变化。", "Nothing changed between the two vintages."), Width / 2, Top + 60, 20, ChartDrawing.Quiet, SKTextAlign.Center);
        Write(canvas, Say(
            "只画地类有变化的部分，带宽按面积；颜色为地类图斑调查用色。" + AuditResult.NoteZh,
            "Changed ground only, bands by area, in survey colours. " + AuditResult.NoteEn), 40, Height - 28, 13, ChartDrawing.Quiet);
    }

    private void PaintHead(SKCanvas canvas)
    {
        Write(canvas, Say("土地利用变化流向", "Where the land went"), 40, 56, 28, ChartDrawing.Ink);
        Write(canvas, Say(
            $"地类变化 {Amount(_layout.Total)}，占前期面积的 {Share()}",
            $"{Amount(_layout.Total)} changed, {Share()} of the earlier area"), 40, 86, 15, ChartDrawing.Quiet);
        Write(canvas, Farmland(), 40, 112, 15, ChartDrawing.Ink);
        Heading(canvas, _result.Before, Say("前期", "before"), LeftBar + BarWidth, SKTextAlign.Right);
        Heading(canvas, _result.After, Say("后期", "after"), RightBar, SKTextAlign.Left);
    }

    private string Farmland()
    {
        var balance = FarmlandBalance.Of(_result);
        var kinds = balance.Lost.Concat(balance.Won).Where(line => line.Kind.IsOutflow() || line.Kind.IsInflow())
            .Select(line => $"{ChangeWords.Of(line.Kind).In(_language)} {(line.Kind.IsOutflow() ? "−" : "+")}{Number(line.Gross)}");
        return Say("耕地：", "Cultivated land: ")
            + (balance.Lost.Count + balance.Won.Count == 0 ? Say("无流出流入", "nothing lost or won") : string.Join(Say("，", ", "), kinds))
            + " " + _unit.Name.In(_language);
    }

    private void Heading(SKCanvas canvas, Vintage vintage, string side, float x, SKTextAlign align)
    {
        var date = vintage.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Write(canvas, date is null ? $"{side} {vintage.Layer}" : $"{side} {date}", x, Top - 40, 15, ChartDrawing.Ink, align);
        Write(canvas, date is null ? "" : vintage.Layer, x, Top - 20, 13, ChartDrawing.Quiet, align);
    }

    private void PaintBand(SKCanvas canvas, SankeyBand band)
    {
        var (left, right, bend) = (LeftBar + BarWidth, RightBar, (RightBar - LeftBar) * 0.45f);
        var height = Math.Max(band.Height, 0.8f);
        using var path = new SKPathBuilder();
        path.MoveTo(left, band.LeftTop);
        path.CubicTo(left + bend, band.LeftTop, right - bend, band.RightTop, right, band.RightTop);
        path.LineTo(right, band.RightTop + height);
        path.CubicTo(right - bend, band.RightTop + height, left + bend, band.LeftTop + height, left, band.LeftTop + height);
        path.Close();
        using var outline = path.Detach();
        var alpha = (byte)(IsLoss(band) ? 0xD0 : 0x88);
        using var shader = SKShader.CreateLinearGradient(
            new(left, 0), new(right, 0), [ColourOf(band.From).WithAlpha(alpha), ColourOf(band.To).WithAlpha(alpha)], [0.25f, 0.75f], SKShaderTileMode.Clamp);
        using var fill = new SKPaint { Shader = shader, IsAntialias = true };
        canvas.DrawPath(outline, fill);
        using var edge = new SKPaint { Color = ChartDrawing.Ink.WithAlpha(0x30), Style = SKPaintStyle.Stroke, StrokeWidth = 0.6f, IsAntialias = true };
        canvas.DrawPath(outline, edge);
    }

    private void PaintNode(SKCanvas canvas, SankeyNode node)
    {
        var bar = SKRect.Create(node.IsLeft ? LeftBar : RightBar, node.Top, BarWidth, node.Height);
        ChartDrawing.Fill(canvas, bar, ColourOf(node));
        using var edge = new SKPaint { Color = ChartDrawing.Ink.WithAlpha(0x70), Style = SKPaintStyle.Stroke, StrokeWidth = 0.8f, IsAntialias = true };
        canvas.DrawRect(bar, edge);
        var (x, align) = node.IsLeft ? (LeftBar - 12, SKTextAlign.Right) : (RightBar + BarWidth + 12, SKTextAlign.Left);
        Write(canvas, Label(node), x, node.Middle - 2, 15, ChartDrawing.Ink, align);
        Write(canvas, (node.IsLeft ? "−" : "+") + Amount(node.Area), x, node.Middle + 16, 13, ChartDrawing.Quiet, align);
    }

    private string Label(SankeyNode node)
    {
        if (node.Class == SankeyNode.Others)
            return Say("其他（合并）", "others, together");
        if (node.Class < 0)
            return ChangeWords.Of(node.IsLeft ? ChangeKind.NotInBefore : ChangeKind.NotInAfter).In(_language);
        return $"{_result.Code(node.Class)} {_result.Name(node.Class)}".Trim() is { Length: > 0 } label ? label : Say("（无地类编码）", "(no class)");
    }

    private SKColor ColourOf(SankeyNode node) =>
        node.Class >= 0 && _result.Classes[node.Class].Known?.Colour is { } colour && SKColor.TryParse(colour, out var known) ? known : Unknown;

    private bool IsLoss(SankeyBand band) =>
        band.From.Class >= 0 && _result.Classes[band.From.Class].IsCultivated && !(band.To.Class >= 0 && _result.Classes[band.To.Class].IsCultivated);

    private string Share() => _result.Before.Area > Area.Zero
        ? ((decimal)_layout.Total.Hundredths / _result.Before.Area.Hundredths).ToString("0.00%", CultureInfo.InvariantCulture)
        : "—";

    private string Amount(Area area) => $"{Number(area)} {_unit.Name.In(_language)}";

    private string Number(Area area) =>
        _unit.Value(_unit.Steps(area)).ToString(_unit.Decimals == 4 ? "N4" : "N2", CultureInfo.InvariantCulture);

    private string Say(string zh, string en) => new Words(zh, en).In(_language);

    private void Write(
        SKCanvas canvas, string text, float x, float baseline, float size, SKColor colour, SKTextAlign align = SKTextAlign.Left) =>
        _drawing.Write(canvas, text, x, baseline, size, colour, align);
}
