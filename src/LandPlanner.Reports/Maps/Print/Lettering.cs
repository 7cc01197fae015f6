using NetTopologySuite.Geometries;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>Signs and names on the map: each feature's at a place inside it, the topmost layer's first, none over another and none cut by the frame.</summary>
internal sealed class Lettering(GroundPlane plane, SheetType type)
{
    private const float NameGap = 0.4f;

    private readonly List<SKRect> _taken = [];
    private readonly Polygon _window = Window(plane.Ground);

    /// <param name="Marker">Null for a name alone.</param>
    /// <param name="Baseline">Of <paramref name="Text"/>, where it is written.</param>
    public sealed record Placed(PrintedMarker? Marker, SKPoint Sign, string Text, float Middle, float Baseline, float Size, string Colour, double Opacity);

    /// <param name="layers">From the bottom of the map to its top.</param>
    /// <returns>In the order in which they are drawn.</returns>
    public IReadOnlyList<Placed> Place(IReadOnlyList<PrintedLayer> layers)
    {
        var placed = new List<Placed>();
        // A sign is always there; names find what room is left.
        var wanted = layers.Reverse().SelectMany(Wanted).ToList();
        foreach (var one in wanted.Where(one => one.Marker is not null))
            _taken.Add(SKRect.Create(one.At.X - SignPainter.Radius, one.At.Y - SignPainter.Radius, 2 * SignPainter.Radius, 2 * SignPainter.Radius));
        foreach (var one in wanted)
        {
            var (middle, baseline) = one.Text.Length > 0 ? Room(one) ?? (0, float.NaN) : (0, float.NaN);
            if (one.Marker is not null || !float.IsNaN(baseline))
                placed.Add(new(one.Marker, one.At, float.IsNaN(baseline) ? "" : one.Text, middle, baseline, one.Size, one.Colour, one.Opacity));
        }

        placed.Reverse();
        return placed;
    }

    public void Paint(SKCanvas canvas, IReadOnlyList<Placed> placed, SignPainter signs)
    {
        foreach (var one in placed.Where(one => one.Marker is not null))
            signs.Paint(canvas, one.Marker!, one.Sign.X, one.Sign.Y);
        foreach (var one in placed.Where(one => one.Text.Length > 0))
            type.WriteOnMap(canvas, one.Text, one.Middle, one.Baseline, one.Size, LayerPainter.Colour(one.Colour, one.Opacity));
    }

    private IEnumerable<Wish> Wanted(PrintedLayer layer)
    {
        var label = layer.Symbol.Label is { } look && plane.Shows(look.Below) ? look : null;
        return
            from feature in layer.Features
            let text = label is null ? "" : feature.Text.Trim()
            where text.Length > 0 || feature.Marker is not null
            orderby feature.Shape.EnvelopeInternal.Area descending
            let at = Inside(feature.Shape)
            where at is not null
            select new Wish(at.Value, feature.Marker, text, (float)(label?.Size ?? 0) * GroundPlane.PixelMillimetres, label?.Colour ?? "#000000", layer.Opacity);
    }

    /// <summary>A place inside a shape's part in the frame; null where there is none.</summary>
    private SKPoint? Inside(Geometry shape)
    {
        if (!shape.EnvelopeInternal.Intersects(plane.Ground))
            return null;
        var place = shape.InteriorPoint.Coordinate;
        if (!plane.Ground.Contains(place))
        {
            var seen = shape.Intersection(_window);
            if (seen.IsEmpty || seen.Dimension < shape.Dimension)
                return null;
            place = seen.InteriorPoint.Coordinate;
        }

        return plane.Point(place.X, place.Y);
    }

    /// <summary>The first free one of a few places for a name: on its place or, beside a sign, below, above, right or left of it.</summary>
    private (float Middle, float Baseline)? Room(Wish wish)
    {
        var width = type.Width(wish.Text, wish.Size);
        var (dx, dy) = wish.Marker is null ? (0, wish.Size * 1.1f) : (SignPainter.Radius + NameGap + width / 2, SignPainter.Radius + NameGap + wish.Size / 2);
        SKPoint[] shifts = wish.Marker is null ? [new(0, 0), new(0, -dy), new(0, dy)] : [new(0, dy), new(0, -dy), new(dx, 0), new(-dx, 0)];
        foreach (var shift in shifts)
        {
            var (x, y) = (wish.At.X + shift.X, wish.At.Y + shift.Y);
            var box = new SKRect(x - width / 2 - NameGap, y - wish.Size * 0.62f, x + width / 2 + NameGap, y + wish.Size * 0.62f);
            if (!plane.Frame.Contains(box) || _taken.Exists(taken => taken.IntersectsWith(box)))
                continue;
            _taken.Add(box);
            return (x, y + wish.Size * 0.36f);
        }

        return null;
    }

    private static Polygon Window(Envelope ground) => (Polygon)GeometryFactory.Default.ToGeometry(ground);

    private sealed record Wish(SKPoint At, PrintedMarker? Marker, string Text, float Size, string Colour, double Opacity);
}
