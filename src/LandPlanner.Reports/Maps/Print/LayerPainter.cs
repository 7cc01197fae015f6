using LandPlanner.Features;
using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>Draws the ground of layers as their symbols say: fills, hatches and strokes, as the map in the browser does.</summary>
internal sealed class LayerPainter(SKCanvas canvas, GroundPlane plane)
{
    public const string NoClass = "#d9d9d3";

    public void Paint(PrintedLayer layer, CancellationToken ct)
    {
        var looks = layer.Features.GroupBy(feature => feature.Key, StringComparer.Ordinal).OrderBy(look => look.Key, StringComparer.Ordinal).ToList();
        foreach (var look in looks)
        {
            ct.ThrowIfCancellationRequested();
            if (layer.Kind != GeometryKind.Line)
                Fill(layer, look.Key, look);
            if (layer.Symbol.Hatch is { } hatch && plane.Shows(hatch.Below))
                Hatch(layer, look.Key, hatch, look);
        }

        if (layer.Symbol.Stroke is not { } stroke || !plane.Shows(stroke.Below))
            return;
        foreach (var look in looks)
            Stroke(layer, look.Key, stroke, look);
    }

    /// <summary>The colour a look's fill has; null for none.</summary>
    public static string? FillOf(PrintedLayer layer, string key) => layer.Symbol.Fill switch
    {
        null => null,
        { IsByLandClass: true } => layer.Classes.GetValueOrDefault(key)?.Colour ?? NoClass,
        var fill => OwnColour(layer, key) ?? fill.Colour,
    };

    public static string? OwnColour(PrintedLayer layer, string key) => layer.Symbol.Values.FirstOrDefault(value => value.Value == key)?.Colour;

    private void Fill(PrintedLayer layer, string key, IEnumerable<PrintedFeature> features)
    {
        if (FillOf(layer, key) is not { } colour)
            return;
        using var paint = new SKPaint { Color = Colour(colour, layer.Opacity * layer.Symbol.Opacity), IsAntialias = true };
        Draw(paint, path => AddShapes(path, layer, features));
    }

    private void Hatch(PrintedLayer layer, string key, SymbolHatch look, IEnumerable<PrintedFeature> features)
    {
        using var paint = Pen(Colour(OwnColour(layer, key) ?? look.Colour, layer.Opacity), look.Width);
        var hatching = new Hatching(look, plane);
        Draw(paint, path =>
        {
            foreach (var feature in features)
                hatching.Add(path, feature.Shape);
        });
    }

    private void Stroke(PrintedLayer layer, string key, SymbolStroke look, IEnumerable<PrintedFeature> features)
    {
        using var paint = Pen(Colour(OwnColour(layer, key) ?? look.Colour, layer.Opacity), look.Width);
        using var dash = Dash(look);
        paint.PathEffect = dash;
        Draw(paint, path => AddShapes(path, layer, features));
    }

    public static SKPathEffect? Dash(SymbolStroke look) => look.Dash.Count == 0
        ? null
        // An odd number of lengths is gone through twice, as canvases do.
        : SKPathEffect.CreateDash([.. Enumerable.Repeat(look.Dash, 1 + look.Dash.Count % 2).SelectMany(lengths => lengths).Select(length => (float)length * GroundPlane.PixelMillimetres)], 0);

    public static SKPaint Pen(SKColor colour, double widthPixels) => new()
    {
        Color = colour,
        IsAntialias = true,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = (float)widthPixels * GroundPlane.PixelMillimetres,
        StrokeJoin = SKStrokeJoin.Round,
    };

    public static SKColor Colour(string colour, double opacity) => SKColor.Parse(colour).WithAlpha((byte)Math.Round(255 * Math.Clamp(opacity, 0, 1)));

    private void AddShapes(SKPathBuilder path, PrintedLayer layer, IEnumerable<PrintedFeature> features)
    {
        foreach (var feature in features)
        {
            // Where there are signs the dots would lie under them.
            if (feature.Shape.Dimension != Dimension.Point || layer.Symbol.Marker is null)
                ShapePath.Add(path, feature.Shape, plane);
        }
    }

    private void Draw(SKPaint paint, Action<SKPathBuilder> add)
    {
        using var builder = new SKPathBuilder();
        add(builder);
        using var path = builder.Detach();
        canvas.DrawPath(path, paint);
    }
}
