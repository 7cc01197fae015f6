using SkiaSharp;

namespace LandPlanner.Web.Cases;

/// <summary>Photos made small enough for a list, turned as they were taken.</summary>
internal static class Thumbnail
{
    private const int Quality = 82;

    private static readonly string[] Shown = ["image/jpeg", "image/png", "image/webp"];

    /// <summary>Whether photos of a media type can be shown; others are named only.</summary>
    public static bool IsShown(string mediaType) => Shown.Contains(mediaType);

    /// <summary>A JPEG whose longer side has so many pixels at most; null where the content is no picture that can be shown.</summary>
    public static byte[]? Of(byte[] content, int pixels)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return null;
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var scale = Math.Min(1, pixels / (float)Math.Max(width, height));
        // A codec that can makes it smaller while it reads: a large photo takes a hundred megabytes otherwise.
        var size = codec.GetScaledDimensions(scale);
        using var bitmap = SKBitmap.Decode(codec, new SKImageInfo(size.Width, size.Height));
        if (bitmap is null)
            return null;
        var isTurned = codec.EncodedOrigin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (wide, high) = (Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)));
        using var surface = SKSurface.Create(isTurned ? new SKImageInfo(high, wide) : new SKImageInfo(wide, high));
        surface.Canvas.SetMatrix(Turn(codec.EncodedOrigin, wide, high));
        using var image = SKImage.FromBitmap(bitmap);
        surface.Canvas.DrawImage(image, new SKRect(0, 0, wide, high), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var jpeg = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }

    /// <summary>From the picture as stored, of a width and height, to the picture as seen (EXIF orientation 1 to 8).</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
