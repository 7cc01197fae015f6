using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>Takes places on the ground to places on the sheet, in millimetres, at a true scale.</summary>
internal sealed class GroundPlane(MapSheet sheet, SKRect frame)
{
    /// <summary>A CSS pixel, the measure of symbols, in millimetres.</summary>
    public const float PixelMillimetres = 25.4f / 96;

    private readonly double _millimetresPerMetre = 1000 / sheet.ScaleDenominator;

    public SKRect Frame => frame;

    /// <summary>What lies in the frame, and a little beyond, for strokes that reach into it.</summary>
    public Envelope Ground { get; } = new(
        sheet.Centre.X - frame.Width * sheet.ScaleDenominator / 2000, sheet.Centre.X + frame.Width * sheet.ScaleDenominator / 2000,
        sheet.Centre.Y - frame.Height * sheet.ScaleDenominator / 2000, sheet.Centre.Y + frame.Height * sheet.ScaleDenominator / 2000);

    /// <summary>Metres on the ground for a CSS pixel on the sheet: what a symbol's limits speak of.</summary>
    public double Resolution => PixelMillimetres / _millimetresPerMetre;

    public float X(double x) => (float)(frame.MidX + (x - sheet.Centre.X) * _millimetresPerMetre);

    public float Y(double y) => (float)(frame.MidY - (y - sheet.Centre.Y) * _millimetresPerMetre);

    public SKPoint Point(double x, double y) => new(X(x), Y(y));

    /// <summary>A symbol's part that is drawn only below some resolution.</summary>
    public bool Shows(double? below) => below is null || Resolution < below;
}
