using SkiaSharp;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>Prints a map at a true scale, as PDF or PNG.</summary>
/// <remarks>Equal sheets give equal bytes with the same typeface.</remarks>
public static class MapPrinter
{
    public const int LeastDpi = 72;
    public const int MostDpi = 600;

    private const float MillimetresPerInch = 25.4f;
    private const int StripPixels = 512;

    /// <summary>One page of lines, areas and text, with the letters' shapes in it; no pixels.</summary>
    /// <exception cref="MapPrintException">The sheet cannot be printed as asked: nothing was written.</exception>
    public static void WritePdf(MapSheet sheet, Stream to, CancellationToken ct)
    {
        using var painter = new SheetPainter(sheet);
        OnePagePdf.Write(sheet.Title, sheet.Date, painter.Layout.Page.Width, painter.Layout.Page.Height, canvas => painter.Paint(canvas, ct), to);
    }

    /// <summary>A picture whose pixels know their size. Painted in strips, so that a large sheet needs little memory.</summary>
    /// <exception cref="MapPrintException">The sheet cannot be printed as asked: nothing was written.</exception>
    public static void WritePng(MapSheet sheet, int dpi, Stream to, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dpi, LeastDpi);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dpi, MostDpi);
        using var painter = new SheetPainter(sheet);
        using var picture = Record(painter, ct);
        var scale = dpi / MillimetresPerInch;
        var (width, height) = ((int)MathF.Round(painter.Layout.Page.Width * scale), (int)MathF.Round(painter.Layout.Page.Height * scale));
        using var bitmap = new SKBitmap(new SKImageInfo(width, Math.Min(StripPixels, height), SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        using var png = new PngWriter(to, width, height, dpi);
        for (var top = 0; top < height; top += StripPixels)
        {
            ct.ThrowIfCancellationRequested();
            canvas.ResetMatrix();
            canvas.Translate(0, -top);
            canvas.Scale(scale);
            canvas.DrawPicture(picture);
            canvas.Flush();
            png.Write(bitmap.GetPixelSpan(), bitmap.RowBytes, Math.Min(StripPixels, height - top));
        }
    }

    private static SKPicture Record(SheetPainter painter, CancellationToken ct)
    {
        using var recorder = new SKPictureRecorder();
        painter.Paint(recorder.BeginRecording(painter.Layout.Page), ct);
        return recorder.EndRecording();
    }
}
