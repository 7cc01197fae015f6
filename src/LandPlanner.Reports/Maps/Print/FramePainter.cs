using System.Globalization;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>The frame around the map: neat line, outer border, and between them the plane's coordinates and the corners' longitudes and latitudes; crosses of the grid on the map.</summary>
internal sealed class FramePainter(SKCanvas canvas, SheetLayout layout, GroundPlane plane, SheetType type, double gridMetres)
{
    private const float CrossMillimetres = 3.2f;
    private const float NumberSize = 2.35f;
    private const float ClearCorner = 17;

    private readonly float _unit = layout.Unit;

    /// <summary>How far apart the lines of the grid are: round, and a hand's breadth at most.</summary>
    public static double GridMetres(SheetLayout layout, MapSheet sheet) => RoundStep.AtLeast(30 * layout.Unit * sheet.ScaleDenominator / 1000);

    /// <summary>Drawn on the map, under its lettering.</summary>
    public void PaintCrosses()
    {
        using var paint = Line(0.14f, new SKColor(0x20, 0x20, 0x20, 0xA0));
        var arm = CrossMillimetres * _unit / 2;
        foreach (var x in Lines(plane.Ground.MinX, plane.Ground.MaxX).Select(plane.X))
        {
            foreach (var y in Lines(plane.Ground.MinY, plane.Ground.MaxY).Select(plane.Y))
            {
                canvas.DrawLine(x - arm, y, x + arm, y, paint);
                canvas.DrawLine(x, y - arm, x, y + arm, paint);
            }
        }
    }

    public void Paint(SheetCorners corners)
    {
        using var neat = Line(0.25f * _unit, SheetType.Ink);
        using var outer = Line(0.9f * _unit, SheetType.Ink);
        canvas.DrawRect(layout.Frame, neat);
        canvas.DrawRect(layout.Border, outer);
        foreach (var east in Lines(plane.Ground.MinX, plane.Ground.MaxX))
            PaintEasting(east);
        foreach (var north in Lines(plane.Ground.MinY, plane.Ground.MaxY))
            PaintNorthing(north);
        PaintCorners(corners);
    }

    private void PaintEasting(double east)
    {
        using var tick = Line(0.18f * _unit, SheetType.Ink);
        var (x, frame, length) = (plane.X(east), layout.Frame, 1.4f * _unit);
        canvas.DrawLine(x, frame.Top - length, x, frame.Top, tick);
        canvas.DrawLine(x, frame.Bottom, x, frame.Bottom + length, tick);
        if (x < frame.Left + ClearCorner * _unit || x > frame.Right - ClearCorner * _unit)
            return;
        Number(Metres(east), x, (layout.Border.Top + frame.Top - length) / 2, 0);
        Number(Metres(east), x, (layout.Border.Bottom + frame.Bottom + length) / 2, 0);
    }

    private void PaintNorthing(double north)
    {
        using var tick = Line(0.18f * _unit, SheetType.Ink);
        var (y, frame, length) = (plane.Y(north), layout.Frame, 1.4f * _unit);
        canvas.DrawLine(frame.Left - length, y, frame.Left, y, tick);
        canvas.DrawLine(frame.Right, y, frame.Right + length, y, tick);
        if (y < frame.Top + ClearCorner * _unit || y > frame.Bottom - ClearCorner * _unit)
            return;
        Number(Metres(north), (layout.Border.Left + frame.Left - length) / 2, y, -90);
        Number(Metres(north), (layout.Border.Right + frame.Right + length) / 2, y, -90);
    }

    private void PaintCorners(SheetCorners corners)
    {
        var (frame, border) = (layout.Frame, layout.Border);
        var (top, bottom, left, right) = ((border.Top + frame.Top) / 2, (border.Bottom + frame.Bottom) / 2, (border.Left + frame.Left) / 2, (border.Right + frame.Right) / 2);
        Corner(corners.NorthWest, frame.Left, top, left, frame.Top, 1, 1);
        Corner(corners.NorthEast, frame.Right, top, right, frame.Top, -1, 1);
        Corner(corners.SouthWest, frame.Left, bottom, left, frame.Bottom, 1, -1);
        Corner(corners.SouthEast, frame.Right, bottom, right, frame.Bottom, -1, -1);
    }

    /// <summary>The longitude along the frame's upper or lower side, the latitude along its left or right one.</summary>
    private void Corner(NetTopologySuite.Geometries.Coordinate degrees, float x, float rowY, float columnX, float y, int inX, int inY)
    {
        var half = type.Width("000°00′00″", NumberSize * _unit) / 2;
        Number(SheetCorners.Text(degrees.X), x + inX * half, rowY, 0, SheetType.Quiet);
        Number(SheetCorners.Text(degrees.Y), columnX, y + inY * half, -90, SheetType.Quiet);
    }

    private void Number(string text, float x, float y, float degrees, SKColor? colour = null)
    {
        using var state = new SKAutoCanvasRestore(canvas);
        canvas.Translate(x, y);
        canvas.RotateDegrees(degrees);
        type.Write(canvas, text, 0, NumberSize * _unit * 0.36f, NumberSize * _unit, colour, SKTextAlign.Center);
    }

    private IEnumerable<double> Lines(double from, double to)
    {
        for (var line = Math.Ceiling(from / gridMetres) * gridMetres; line <= to; line += gridMetres)
            yield return line;
    }

    private static string Metres(double metres) => metres.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' ');

    private static SKPaint Line(float width, SKColor colour) => new() { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width };
}
