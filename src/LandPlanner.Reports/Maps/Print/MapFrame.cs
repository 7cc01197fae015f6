using LandPlanner.Crs;
using LandPlanner.Reports.Excel;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>A small map on a page, at a round scale: a frame, layers, an arrow to true north and a bar to measure by.</summary>
internal sealed class MapFrame
{
    private const double LargestScale = 500;
    private const float LegendUnit = 0.8f;

    private static readonly double[] RoundScales = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

    private readonly SKRect _frame;
    private readonly SheetType _type;
    private readonly MapSheet _paper;

    /// <param name="frame">In millimetres.</param>
    /// <param name="ground">What must be seen.</param>
    /// <param name="margin">How many times the ground's size the frame shows at least.</param>
    /// <param name="layers">From the bottom of the map to its top.</param>
    /// <param name="toGeographic">From <paramref name="crs"/> to CGCS2000 longitude and latitude.</param>
    public MapFrame(
        SKRect frame, Envelope ground, double margin, IReadOnlyList<PrintedLayer> layers, CrsDefinition crs, Reprojector toGeographic, DateOnly date, ReportLanguage language, SheetType type)
    {
        (_frame, _type) = (frame, type);
        _paper = new(PaperSize.Find("A4")!, false, ScaleOf(ground, frame.Size, margin), ground.Centre, "", layers, crs, toGeographic, date, "", language);
        Plane = new(_paper, frame);
    }

    public GroundPlane Plane { get; }

    /// <summary>The ground in a frame about an envelope, at a round scale.</summary>
    public static Envelope GroundOf(Envelope ground, SKSize frame, double margin)
    {
        var scale = ScaleOf(ground, frame, margin);
        return new(
            ground.Centre.X - frame.Width * scale / 2000, ground.Centre.X + frame.Width * scale / 2000, ground.Centre.Y - frame.Height * scale / 2000, ground.Centre.Y + frame.Height * scale / 2000);
    }

    /// <param name="above">Draws what lies over the layers.</param>
    public void Paint(SKCanvas canvas, Action? above = null)
    {
        using var white = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(_frame, white);
        using (new SKAutoCanvasRestore(canvas))
        {
            canvas.ClipRect(_frame);
            PaintLayers(canvas);
            above?.Invoke();
        }

        PaintFurniture(canvas);
    }

    /// <summary>Explains what the map shows.</summary>
    /// <param name="fewest">Columns in which it stands when there is room.</param>
    /// <param name="isNarrow">Whether its letters rather grow smaller than that it stands in more columns.</param>
    public void PaintLegend(SKCanvas canvas, SKRect box, int fewest, bool isNarrow = false)
    {
        using var signs = new SignPainter();
        new LegendPainter(canvas, _paper, _type, LegendUnit, signs).Paint(box, SheetLegend.Of(_paper, Plane.Ground).Lines, fewest, isNarrow);
    }

    /// <summary>Degrees from true north to grid north at a place.</summary>
    public double ConvergenceAt(Coordinate place)
    {
        var (longitude, latitude) = _paper.ToGeographic.Transform(place.X, place.Y);
        return MeridianConvergence.Degrees(longitude, latitude, _paper.Crs.CentralMeridianDegrees);
    }

    private void PaintLayers(SKCanvas canvas)
    {
        var painter = new LayerPainter(canvas, Plane);
        foreach (var layer in _paper.Layers)
            painter.Paint(layer, CancellationToken.None);
        using var signs = new SignPainter();
        var lettering = new Lettering(Plane, _type);
        lettering.Paint(canvas, lettering.Place(_paper.Layers), signs);
    }

    private void PaintFurniture(SKCanvas canvas)
    {
        using var line = new SKPaint { Color = SheetType.Ink, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 0.3f };
        canvas.DrawRect(_frame, line);
        using (new SKAutoCanvasRestore(canvas))
        {
            canvas.Translate(_frame.Right - 5, _frame.Top + 1.5f);
            canvas.Scale(0.55f);
            new NorthArrowPainter(canvas, _type, 1).Paint(0, 0, ConvergenceAt(Plane.Ground.Centre));
        }

        var step = RoundStep.AtLeast(14 * _paper.ScaleDenominator / 1000);
        var length = (float)(step * 1000 / _paper.ScaleDenominator);
        var (left, bottom) = (_frame.Left + 3, _frame.Bottom - 3);
        using var back = new SKPaint { Color = SKColors.White.WithAlpha(0xD8) };
        canvas.DrawRect(left - 1.5f, bottom - 4.6f, Math.Max(length, 20) + 6, 6, back);
        using var bar = new SKPaint { Color = SheetType.Ink, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 0.5f };
        canvas.DrawLine(left, bottom, left + length, bottom, bar);
        canvas.DrawLine(left, bottom - 1, left, bottom, bar);
        canvas.DrawLine(left + length, bottom - 1, left + length, bottom, bar);
        _type.Write(canvas, $"{Metres(step)}   {ScaleBarPainter.Fraction(_paper)}", left, bottom - 1.7f, 2.3f);
    }

    /// <summary>The largest round scale at which the ground and a margin fit the frame.</summary>
    private static double ScaleOf(Envelope ground, SKSize frame, double margin)
    {
        var least = Math.Max(LargestScale, 1000 * margin * Math.Max(ground.Width / frame.Width, ground.Height / frame.Height));
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * RoundScales.First(scale => scale * power >= least);
    }

    private static string Metres(double metres) => metres >= 1000 ? FormattableString.Invariant($"{metres / 1000:0.##} km") : FormattableString.Invariant($"{metres:0.##} m");
}
