using LandPlanner.Features;
using LandPlanner.Reports.Projects;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>Draws the legend: as large as its place allows, in as many columns as it needs.</summary>
internal sealed class LegendPainter(SKCanvas canvas, MapSheet sheet, SheetType type, float unit, SignPainter signs)
{
    private const float LineHeight = 5.3f;
    private const float TextSize = 2.9f;
    private const float SwatchWidth = 8;
    private const float SwatchHeight = 3.7f;
    private const float HeadingHeight = 9;

    /// <param name="fewest">Columns in which the legend stands when there is room.</param>
    /// <param name="isNarrow">Whether its letters rather grow smaller than that it stands in more columns.</param>
    public void Paint(SKRect box, IReadOnlyList<LegendLine> lines, int fewest, bool isNarrow = false)
    {
        type.Write(canvas, sheet.Say("图  例", "Legend"), box.MidX, box.Top + 4.6f * unit, 4.4f * unit, align: SKTextAlign.Center, isBold: true);
        var room = box with { Top = box.Top + HeadingHeight * unit };
        var (columns, size) = Fit(room, lines.Count, fewest, isNarrow);
        var (height, width) = (LineHeight * unit * size, room.Width / columns);
        var rows = Math.Max(1, (int)(room.Height / height));
        // What has no room is told, not left out in silence.
        var shown = lines.Count <= rows * columns ? lines.Count : rows * columns - 1;
        // Columns of like length read better than one full and one nearly empty.
        rows = Math.Min(rows, Math.Max((shown + columns - 1) / columns, shown == lines.Count ? 1 : rows));
        for (var i = 0; i < shown; i++)
            PaintLine(lines[i], room.Left + i / rows * width, room.Top + i % rows * height, width - 2 * unit, size);
        if (shown < lines.Count)
        {
            var rest = lines.Count - shown;
            type.Write(canvas, sheet.Say($"另有 {rest} 项未列", $"and {rest} more"), room.Left + (columns - 1) * width, room.Top + (rows - 0.3f) * height, TextSize * unit * size, SheetType.Quiet);
        }
    }

    private (int Columns, float Size) Fit(SKRect room, int count, int fewest, bool isNarrow)
    {
        (int Columns, float Size)[] ways = [(fewest, 1), .. isNarrow ? [(fewest, 0.92f), (fewest, 0.8f), (fewest, 0.72f)] : Array.Empty<(int, float)>(), (fewest + 1, 0.92f), (fewest + 1, 0.8f), (fewest + 2, 0.66f), (fewest + 2, 0.55f)];
        foreach (var (columns, size) in ways)
        {
            if ((int)(room.Height / (LineHeight * unit * size)) * columns >= count)
                return (columns, size);
        }

        return ways[^1];
    }

    private void PaintLine(LegendLine line, float left, float top, float width, float size)
    {
        var (scale, text) = (unit * size, TextSize * unit * size);
        var baseline = top + (SwatchHeight / 2 + TextSize * 0.36f) * scale;
        if (line.IsHeading)
        {
            type.Write(canvas, type.Fit(line.Title, text, width), left, baseline, text, isBold: true);
            return;
        }

        var swatch = SKRect.Create(left, top, SwatchWidth * scale, SwatchHeight * scale);
        if (line.Marker is { } marker)
            signs.Paint(canvas, marker, swatch.MidX, swatch.MidY, SwatchHeight * 1.12f * scale / (2 * SignPainter.Radius));
        else if (line.Light is { } light)
            SignPainter.Disc(canvas, swatch.MidX, swatch.MidY, 1.2f * scale, LightColours.Of(light));
        else if (line.Layer.Kind == GeometryKind.Point)
            SignPainter.Disc(canvas, swatch.MidX, swatch.MidY, 1.2f * scale, LayerPainter.Colour(LayerPainter.FillOf(line.Layer, line.Key) ?? "#555555", 1));
        else
            PaintSwatch(line, swatch);
        type.Write(canvas, type.Fit(line.Title, text, width - (SwatchWidth + 2) * scale), left + (SwatchWidth + 2) * scale, baseline, text);
    }

    /// <summary>A piece of ground with the layer's own look.</summary>
    private void PaintSwatch(LegendLine line, SKRect swatch)
    {
        var (layer, symbol) = (line.Layer, line.Layer.Symbol);
        if (layer.Kind == GeometryKind.Polygon && LayerPainter.FillOf(layer, line.Key) is { } colour)
        {
            using var fill = new SKPaint { Color = LayerPainter.Colour(colour, layer.Opacity * symbol.Opacity), IsAntialias = true };
            canvas.DrawRect(swatch, fill);
        }

        if (layer.Kind == GeometryKind.Polygon && symbol.Hatch is { } hatch)
            PaintHatch(hatch, LayerPainter.OwnColour(layer, line.Key) ?? hatch.Colour, layer.Opacity, swatch);
        if (symbol.Stroke is not { } stroke)
            return;
        using var pen = LayerPainter.Pen(LayerPainter.Colour(LayerPainter.OwnColour(layer, line.Key) ?? stroke.Colour, layer.Opacity), stroke.Width);
        using var dash = LayerPainter.Dash(stroke);
        pen.PathEffect = dash;
        if (layer.Kind == GeometryKind.Line)
            canvas.DrawLine(swatch.Left, swatch.MidY, swatch.Right, swatch.MidY, pen);
        else
            canvas.DrawRect(swatch, pen);
    }

    private void PaintHatch(SymbolHatch look, string colour, double opacity, SKRect swatch)
    {
        using var pen = LayerPainter.Pen(LayerPainter.Colour(colour, opacity), look.Width);
        using var state = new SKAutoCanvasRestore(canvas);
        canvas.ClipRect(swatch);
        var (run, spacing) = (swatch.Height / MathF.Tan((float)(look.Angle * Math.PI / 180)), look.Spacing * GroundPlane.PixelMillimetres / Math.Abs(Math.Sin(look.Angle * Math.PI / 180)));
        for (var x = swatch.Left - Math.Abs(run); x < swatch.Right + Math.Abs(run); x += (float)spacing)
            canvas.DrawLine(x, swatch.Bottom, x + run, swatch.Top, pen);
    }
}
