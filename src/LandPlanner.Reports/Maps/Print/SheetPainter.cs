using System.Globalization;
using LandPlanner.Crs;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>Draws a sheet, in millimetres from its upper left corner.</summary>
internal sealed class SheetPainter : IDisposable
{
    private readonly MapSheet _sheet;
    private readonly SheetLayout _layout;
    private readonly GroundPlane _plane;
    private readonly SheetCorners _corners;
    private readonly SheetLegend _legend;
    private readonly SheetType _type;
    private readonly double _gridMetres;

    /// <exception cref="MapPrintException">The sheet cannot be printed as asked.</exception>
    public SheetPainter(MapSheet sheet)
    {
        _sheet = sheet;
        _layout = SheetLayout.Of(sheet.Paper, sheet.IsLandscape);
        _plane = new(sheet, _layout.Frame);
        _corners = SheetCorners.Of(sheet, _plane.Ground);
        _legend = SheetLegend.Of(sheet, _plane.Ground);
        if (_legend.Layers.Count == 0)
            throw new MapPrintException(MapPrintFault.NothingInFrame);
        _gridMetres = FramePainter.GridMetres(_layout, sheet);
        _type = SheetType.Open();
    }

    public SheetLayout Layout => _layout;

    public void Paint(SKCanvas canvas, CancellationToken ct)
    {
        canvas.DrawColor(SKColors.White);
        var frame = new FramePainter(canvas, _layout, _plane, _type, _gridMetres);
        using var signs = new SignPainter();
        using (new SKAutoCanvasRestore(canvas))
        {
            canvas.ClipRect(_layout.Frame);
            PaintMap(canvas, frame, signs, ct);
        }

        frame.Paint(_corners);
        PaintTitle(canvas);
        if (_layout.IsColumn)
            PaintColumn(canvas, signs);
        else
            PaintStrip(canvas, signs);
        PaintFoot(canvas);
    }

    public void Dispose() => _type.Dispose();

    private void PaintMap(SKCanvas canvas, FramePainter frame, SignPainter signs, CancellationToken ct)
    {
        List<PrintedLayer> layers = [.. _legend.Layers.Reverse()];
        var ground = new LayerPainter(canvas, _plane);
        foreach (var layer in layers)
            ground.Paint(layer, ct);
        ct.ThrowIfCancellationRequested();
        frame.PaintCrosses();
        var lettering = new Lettering(_plane, _type);
        lettering.Paint(canvas, lettering.Place(layers), signs);
    }

    private void PaintTitle(SKCanvas canvas)
    {
        var (box, unit) = (_layout.Title, _layout.Unit);
        var size = 8.5f * unit;
        while (size > 3 && _type.Width(_sheet.Title, size, isBold: true) > box.Width)
            size *= 0.95f;
        _type.Write(canvas, _sheet.Title, box.MidX, box.MidY + size * 0.3f, size, align: SKTextAlign.Center, isBold: true);
    }

    private void PaintColumn(SKCanvas canvas, SignPainter signs)
    {
        var (box, unit) = (_layout.Legend with { Top = _layout.Border.Top, Bottom = _layout.Border.Bottom }, _layout.Unit);
        new NorthArrowPainter(canvas, _type, unit).Paint(box.MidX, box.Top, Convergence);
        var top = box.Top + (NorthArrowPainter.Height + 1.5f) * unit;
        _type.Write(canvas, ConvergenceText(), box.MidX, top + 2 * unit, 2.3f * unit, SheetType.Quiet, SKTextAlign.Center);
        var notes = new NotesPainter(canvas, _sheet, _type, unit);
        var lines = notes.Compose(_legend, _corners, box.Width, box.Height * 0.36f);
        var notesTop = box.Bottom - notes.HeightOf(lines);
        Rule(canvas, box.Left, box.Right, top + 6 * unit);
        new LegendPainter(canvas, _sheet, _type, unit, signs).Paint(new(box.Left, top + 9.5f * unit, box.Right, notesTop - 5 * unit), _legend.Lines, fewest: 1);
        Rule(canvas, box.Left, box.Right, notesTop - 2.5f * unit);
        notes.Paint(lines, box.Left, notesTop);
    }

    private void PaintStrip(SKCanvas canvas, SignPainter signs)
    {
        var (box, unit) = (_layout.Legend with { Left = _layout.Border.Left, Right = _layout.Border.Right }, _layout.Unit);
        var middle = box.Left + box.Width * 0.64f;
        new LegendPainter(canvas, _sheet, _type, unit, signs).Paint(new(box.Left, box.Top + 2 * unit, middle, box.Bottom), _legend.Lines, fewest: 4);
        var arrow = box.Right - 14 * unit;
        new NorthArrowPainter(canvas, _type, unit).Paint(arrow, box.Top, Convergence);
        _type.Write(canvas, ConvergenceText(), arrow - 12 * unit, box.Top + 11 * unit, 2.3f * unit, SheetType.Quiet, SKTextAlign.Right);
        var notes = new NotesPainter(canvas, _sheet, _type, unit);
        var top = box.Top + (NorthArrowPainter.Height + 2) * unit;
        notes.Paint(notes.Compose(_legend, _corners, box.Right - middle - 4 * unit, box.Bottom - top), middle + 4 * unit, top);
    }

    private void PaintFoot(SKCanvas canvas)
    {
        var (box, unit) = (_layout.Foot, _layout.Unit);
        var (left, right, top, size) = (_layout.Border.Left, _layout.Page.Right - _layout.Border.Left, box.Top + 4.5f * unit, 2.5f * unit);
        var width = _layout.Page.Width / 2 - left - 45 * unit;
        var plane = _type.Wrap(PlaneText(), size, width).Concat(_type.Wrap(GridText(), size, width)).ToList();
        for (var i = 0; i < plane.Count; i++)
            _type.Write(canvas, plane[i], left, top + (1 + i * 3.6f) * unit, size, SheetType.Quiet);
        new ScaleBarPainter(canvas, _sheet, _type, unit).Paint(_layout.Page.MidX, top - 1.5f * unit);
        var date = _sheet.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        _type.Write(canvas, _sheet.Say($"制图日期 {date}", $"Printed {date}"), right, top + unit, size, align: SKTextAlign.Right);
        var origin = _type.Wrap(_sheet.Origin, size, width).ToList();
        for (var i = 0; i < origin.Count; i++)
            _type.Write(canvas, origin[i], right, top + (4.6f + i * 3.6f) * unit, size, SheetType.Quiet, SKTextAlign.Right);
    }

    private double Convergence => MeridianConvergence.Degrees(_corners.Centre.X, _corners.Centre.Y, _sheet.Crs.CentralMeridianDegrees);

    private string ConvergenceText()
    {
        var text = MeridianConvergence.Text(Convergence);
        return Convergence >= 0
            ? _sheet.Say($"指向真北；坐标北在其东 {text}", $"True north; grid north is {text} east of it")
            : _sheet.Say($"指向真北；坐标北在其西 {text}", $"True north; grid north is {text} west of it");
    }

    private string PlaneText() => _sheet.Crs is { Kind: CrsKind.GaussKruger, Datum: Datum.Cgcs2000 } plane
        ? _sheet.Say(
            FormattableString.Invariant($"2000 国家大地坐标系，高斯-克吕格投影 {plane.ZoneWidthDegrees}° 带，中央子午线 {plane.CentralMeridianDegrees}°E（{plane.Code}）"),
            FormattableString.Invariant($"{plane.Name}, central meridian {plane.CentralMeridianDegrees}°E ({plane.Code})"))
        : $"{_sheet.Crs.Name} ({_sheet.Crs.Code})";

    private string GridText()
    {
        var step = _gridMetres.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' ');
        return _sheet.Say($"图廓注记为平面坐标（米），网格间隔 {step} m", $"Coordinates on the frame in metres, grid every {step} m");
    }

    private void Rule(SKCanvas canvas, float left, float right, float y)
    {
        using var paint = new SKPaint { Color = SheetType.Quiet.WithAlpha(0x80), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 0.15f * _layout.Unit };
        canvas.DrawLine(left, y, right, y, paint);
    }
}
