using LandPlanner.Reports.Maps;
using LandPlanner.Reports.Maps.Print;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Cases.Sheets;

/// <summary>A small map on a page: a frame, layers, the patch, an arrow to true north and a bar to measure by.</summary>
internal sealed class InsetMap(CaseSheet sheet, CaseSheetMaps maps, SheetType type)
{
    public static readonly SKSize CloseUpFrame = new(112, 96);
    public static readonly SKSize LocatorFrame = new(56, 56);

    private const double LargestScale = 500;
    private const float LegendUnit = 0.8f;
    private const double Margin = 1.1;

    // The patch is a third of the close-up's frame at most, so that what lies about it is seen.
    private const double AroundPatch = 3;

    private static readonly double[] RoundScales = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

    private static readonly SKColor Patch = new(0xD0, 0x12, 0x12);

    private static readonly LayerSymbol PatchSymbol = new(
        null, "", "", new("#D01212"), 0.08, new("#D01212", 3, [], null), new("#D01212", 7, 45, 0.9, null), null, null, null, [], false);

    /// <summary>The ground in a frame about an envelope, at a round scale.</summary>
    public static Envelope GroundOf(Envelope patch, SKSize frame)
    {
        var scale = ScaleOf(patch, frame, AroundPatch);
        return new(
            patch.Centre.X - frame.Width * scale / 2000, patch.Centre.X + frame.Width * scale / 2000, patch.Centre.Y - frame.Height * scale / 2000, patch.Centre.Y + frame.Height * scale / 2000);
    }

    public void PaintLocator(SKCanvas canvas, SKRect frame, Geometry shape, Envelope town)
    {
        var plane = Begin(canvas, frame, town, Margin, maps.Locator, out var paper);
        using (new SKAutoCanvasRestore(canvas))
        {
            canvas.ClipRect(frame);
            PaintLayers(canvas, plane, maps.Locator);
            var place = plane.Point(shape.InteriorPoint.X, shape.InteriorPoint.Y);
            using var ring = new SKPaint { Color = Patch, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 0.7f };
            using var dot = new SKPaint { Color = Patch, IsAntialias = true };
            canvas.DrawCircle(place, 3.2f, ring);
            canvas.DrawCircle(place, 0.8f, dot);
        }

        End(canvas, frame, plane, paper);
    }

    /// <param name="stands">Where evidence was taken and, in degrees from north, which way it looks.</param>
    /// <param name="legend">Where what the map shows is explained.</param>
    public void PaintCloseUp(SKCanvas canvas, SKRect frame, Geometry shape, IReadOnlyList<(string Label, Coordinate Place, double? Azimuth)> stands, SKRect legend)
    {
        IReadOnlyList<PrintedLayer> layers = [.. maps.CloseUp, PatchLayer(shape)];
        var plane = Begin(canvas, frame, shape.EnvelopeInternal, AroundPatch, layers, out var paper);
        using (new SKAutoCanvasRestore(canvas))
        {
            canvas.ClipRect(frame);
            PaintLayers(canvas, plane, layers);
            foreach (var (label, place, azimuth) in stands.Where(stand => plane.Ground.Contains(stand.Place)))
                PaintStand(canvas, plane.Point(place.X, place.Y), label, azimuth, ConvergenceAt(place));
        }

        End(canvas, frame, plane, paper);
        using var signs = new SignPainter();
        new LegendPainter(canvas, paper, type, LegendUnit, signs).Paint(legend, SheetLegend.Of(paper, plane.Ground).Lines, fewest: 3);
    }

    /// <summary>The map as the print room knows it: what legends and scale bars ask.</summary>
    private MapSheet Paper(double scale, Coordinate centre, IReadOnlyList<PrintedLayer> layers) => new(
        PaperSize.Find("A4")!, false, scale, centre, "", layers, maps.Crs, maps.ToGeographic, sheet.Day.Today, "", sheet.Language);

    private PrintedLayer PatchLayer(Geometry shape) => new(
        sheet.Say("本案图斑", "The patch"), Features.GeometryKind.Polygon, PatchSymbol, 1, null, "", new Dictionary<string, PrintedClass>(), [new(shape, "", "", null)]);

    private GroundPlane Begin(SKCanvas canvas, SKRect frame, Envelope ground, double margin, IReadOnlyList<PrintedLayer> layers, out MapSheet paper)
    {
        using var white = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(frame, white);
        paper = Paper(ScaleOf(ground, frame.Size, margin), ground.Centre, layers);
        return new(paper, frame);
    }

    private void PaintLayers(SKCanvas canvas, GroundPlane plane, IReadOnlyList<PrintedLayer> layers)
    {
        var painter = new LayerPainter(canvas, plane);
        foreach (var layer in layers)
            painter.Paint(layer, CancellationToken.None);
        using var signs = new SignPainter();
        var lettering = new Lettering(plane, type);
        lettering.Paint(canvas, lettering.Place(layers), signs);
    }

    private void PaintStand(SKCanvas canvas, SKPoint place, string label, double? azimuth, double convergence)
    {
        var colour = new SKColor(0x0B, 0x4F, 0x9E);
        if (azimuth is { } degrees)
        {
            using var state = new SKAutoCanvasRestore(canvas);
            canvas.Translate(place.X, place.Y);
            canvas.RotateDegrees((float)(degrees - convergence));
            using var builder = new SKPathBuilder();
            builder.MoveTo(0, 0);
            builder.LineTo(-2.2f, -6);
            builder.LineTo(2.2f, -6);
            builder.Close();
            using var view = builder.Detach();
            using var fill = new SKPaint { Color = colour.WithAlpha(0x60), IsAntialias = true };
            canvas.DrawPath(view, fill);
        }

        SignPainter.Disc(canvas, place.X, place.Y, 1.7f, colour);
        type.Write(canvas, label, place.X, place.Y + 0.85f, 2.3f, SKColors.White, SKTextAlign.Center, isBold: true);
    }

    private void End(SKCanvas canvas, SKRect frame, GroundPlane plane, MapSheet paper)
    {
        using var line = new SKPaint { Color = SheetType.Ink, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 0.3f };
        canvas.DrawRect(frame, line);
        using (new SKAutoCanvasRestore(canvas))
        {
            canvas.Translate(frame.Right - 5, frame.Top + 1.5f);
            canvas.Scale(0.55f);
            new NorthArrowPainter(canvas, type, 1).Paint(0, 0, ConvergenceAt(plane.Ground.Centre));
        }

        var step = RoundStep.AtLeast(14 * paper.ScaleDenominator / 1000);
        var length = (float)(step * 1000 / paper.ScaleDenominator);
        var (left, bottom) = (frame.Left + 3, frame.Bottom - 3);
        using var back = new SKPaint { Color = SKColors.White.WithAlpha(0xD8) };
        canvas.DrawRect(left - 1.5f, bottom - 4.6f, Math.Max(length, 20) + 6, 6, back);
        using var bar = new SKPaint { Color = SheetType.Ink, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 0.5f };
        canvas.DrawLine(left, bottom, left + length, bottom, bar);
        canvas.DrawLine(left, bottom - 1, left, bottom, bar);
        canvas.DrawLine(left + length, bottom - 1, left + length, bottom, bar);
        type.Write(canvas, $"{Metres(step)}   {ScaleBarPainter.Fraction(paper)}", left, bottom - 1.7f, 2.3f);
    }

    private double ConvergenceAt(Coordinate place)
    {
        var (longitude, latitude) = maps.ToGeographic.Transform(place.X, place.Y);
        return MeridianConvergence.Degrees(longitude, latitude, maps.Crs.CentralMeridianDegrees);
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
