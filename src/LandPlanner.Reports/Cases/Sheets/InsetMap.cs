using LandPlanner.Reports.Maps;
using LandPlanner.Reports.Maps.Print;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Cases.Sheets;

/// <summary>The two maps of a case: where it lies in the town, and the patch from near.</summary>
internal sealed class InsetMap(CaseSheet sheet, CaseSheetMaps maps, SheetType type)
{
    public static readonly SKSize CloseUpFrame = new(112, 96);
    public static readonly SKSize LocatorFrame = new(56, 56);

    private const double Margin = 1.1;

    // The patch is a third of the close-up's frame at most, so that what lies about it is seen.
    private const double AroundPatch = 3;

    private static readonly SKColor Patch = new(0xD0, 0x12, 0x12);

    private static readonly LayerSymbol PatchSymbol = new(
        null, "", "", new("#D01212"), 0.08, new("#D01212", 3, [], null), new("#D01212", 7, 45, 0.9, null), null, null, null, [], false);

    /// <summary>The ground in the close-up of a patch.</summary>
    public static Envelope GroundOf(Envelope patch) => MapFrame.GroundOf(patch, CloseUpFrame, AroundPatch);

    public void PaintLocator(SKCanvas canvas, SKRect frame, Geometry shape, Envelope town)
    {
        var map = Frame(frame, town, Margin, maps.Locator);
        map.Paint(canvas, () =>
        {
            var place = map.Plane.Point(shape.InteriorPoint.X, shape.InteriorPoint.Y);
            using var ring = new SKPaint { Color = Patch, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 0.7f };
            using var dot = new SKPaint { Color = Patch, IsAntialias = true };
            canvas.DrawCircle(place, 3.2f, ring);
            canvas.DrawCircle(place, 0.8f, dot);
        });
    }

    /// <param name="stands">Where evidence was taken and, in degrees from north, which way it looks.</param>
    /// <param name="legend">Where what the map shows is explained.</param>
    public void PaintCloseUp(SKCanvas canvas, SKRect frame, Geometry shape, IReadOnlyList<(string Label, Coordinate Place, double? Azimuth)> stands, SKRect legend)
    {
        var map = Frame(frame, shape.EnvelopeInternal, AroundPatch, [.. maps.CloseUp, PatchLayer(shape)]);
        map.Paint(canvas, () =>
        {
            foreach (var (label, place, azimuth) in stands.Where(stand => map.Plane.Ground.Contains(stand.Place)))
                PaintStand(canvas, map.Plane.Point(place.X, place.Y), label, azimuth, map.ConvergenceAt(place));
        });
        map.PaintLegend(canvas, legend, fewest: 3);
    }

    private MapFrame Frame(SKRect frame, Envelope ground, double margin, IReadOnlyList<PrintedLayer> layers) =>
        new(frame, ground, margin, layers, maps.Crs, maps.ToGeographic, sheet.Day.Today, sheet.Language, type);

    private PrintedLayer PatchLayer(Geometry shape) => new(
        sheet.Say("本案图斑", "The patch"), Features.GeometryKind.Polygon, PatchSymbol, 1, null, "", new Dictionary<string, PrintedClass>(), [new(shape, "", "", null)]);

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
}
