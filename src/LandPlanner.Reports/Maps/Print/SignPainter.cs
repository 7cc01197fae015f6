using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Reports.Projects;
using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>Draws the signs of projects and places: a disc in the kind's colour with its picture, and the light of progress beside it.</summary>
internal sealed partial class SignPainter : IDisposable
{
    /// <summary>Of the disc, in millimetres.</summary>
    public const float Radius = 12.5f * GroundPlane.PixelMillimetres;

    private const float Pixel = GroundPlane.PixelMillimetres;

    private readonly Dictionary<string, SKPath> _pictures = new(StringComparer.Ordinal);

    public void Paint(SKCanvas canvas, PrintedMarker marker, float x, float y, float size = 1)
    {
        using var state = new SKAutoCanvasRestore(canvas);
        canvas.Translate(x, y);
        canvas.Scale(size);
        Disc(canvas, 0, 0, 11.5f * Pixel, SKColor.Parse(marker.Colour));
        using (var white = new SKPaint { Color = SKColors.White, IsAntialias = true })
        using (new SKAutoCanvasRestore(canvas))
        {
            canvas.Translate(-7 * Pixel, -7 * Pixel);
            canvas.Scale(14f / 24 * Pixel);
            canvas.DrawPath(Picture(marker.Icon), white);
        }

        if (marker.Light is { } light)
            Disc(canvas, 9 * Pixel, -9 * Pixel, 5.5f * Pixel, LightColours.Of(light));
    }

    public static void Disc(SKCanvas canvas, float x, float y, float radius, SKColor colour)
    {
        using var rim = new SKPaint { Color = SKColors.White, IsAntialias = true };
        using var fill = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawCircle(x, y, radius + Pixel, rim);
        canvas.DrawCircle(x, y, radius, fill);
    }

    public void Dispose()
    {
        foreach (var picture in _pictures.Values)
            picture.Dispose();
    }

    private SKPath Picture(string icon)
    {
        if (!_pictures.TryGetValue(icon, out var picture))
            _pictures[icon] = picture = Read(icon);
        return picture;
    }

    /// <summary>The outlines of an icon's elements, but for those that only span its square.</summary>
    private static SKPath Read(string icon)
    {
        using var builder = new SKPathBuilder();
        foreach (var element in Element().Matches(icon).Select(match => match.Value).Where(element => !element.Contains("fill=\"none\"", StringComparison.Ordinal)))
        {
            if (Outline().Match(element) is { Success: true } outline && SKPath.ParseSvgPathData(outline.Groups[1].Value) is { } path)
            {
                using (path)
                    builder.AddPath(path, SKPathAddMode.Append);
            }
            else if (element.StartsWith("<rect", StringComparison.Ordinal))
                builder.AddRect(SKRect.Create(Number(element, "x"), Number(element, "y"), Number(element, "width"), Number(element, "height")), SKPathDirection.Clockwise);
            else if (element.StartsWith("<circle", StringComparison.Ordinal))
                builder.AddCircle(Number(element, "cx"), Number(element, "cy"), Number(element, "r"), SKPathDirection.Clockwise);
        }

        return builder.Detach();
    }

    private static float Number(string element, string name) =>
        Regex.Match(element, $" {name}=\"([^\"]*)\"") is { Success: true } found && float.TryParse(found.Groups[1].Value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("<(path|rect|circle)[^>]*>")]
    private static partial Regex Element();

    [GeneratedRegex(" d=\"([^\"]*)\"")]
    private static partial Regex Outline();
}
