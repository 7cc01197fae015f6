using SkiaSharp;

namespace LandPlanner.Reports.Cases.Sheets;

/// <summary>Makes pictures small enough for paper or for a list, and turns them the right way up.</summary>
public static class SmallPicture
{
    // 300 dots an inch over the widest picture of a sheet.
    private const int MostPixels = 1200;
    private const int Quality = 86;
    private const long MostPixelsRead = 200_000_000;

    /// <param name="mostPixels">Of the longer side.</param>
    /// <returns>A JPEG; null where there is a fault.</returns>
    public static (byte[]? Jpeg, PictureFault Fault) Make(byte[] content, int mostPixels = MostPixels)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0)
            return (null, PictureFault.Unreadable);
        if ((long)codec.Info.Width * codec.Info.Height > MostPixelsRead)
            return (null, PictureFault.TooLarge);
        using var bitmap = Decode(codec, mostPixels);
        if (bitmap is null)
            return (null, PictureFault.Unreadable);
        using var jpeg = Upright(bitmap, codec.EncodedOrigin, mostPixels);
        return (jpeg.ToArray(), PictureFault.None);
    }

    /// <summary>Null where the picture is broken or ends too soon: half a photo is no evidence.</summary>
    private static SKBitmap? Decode(SKCodec codec, int mostPixels)
    {
        // JPEG decoders skip what is not needed at a half, a quarter or an eighth.
        var scale = Math.Min(1f, 2f * mostPixels / Math.Max(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        return null;
    }

    private static SKData Upright(SKBitmap bitmap, SKEncodedOrigin origin, int mostPixels)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var scale = Math.Min(1f, (float)mostPixels / Math.Max(bitmap.Width, bitmap.Height));
        var (width, height) = (Math.Max(1, (int)MathF.Round(bitmap.Width * scale)), Math.Max(1, (int)MathF.Round(bitmap.Height * scale)));
        var (paperWidth, paperHeight) = isTurned ? (height, width) : (width, height);
        using var surface = SKSurface.Create(new SKImageInfo(paperWidth, paperHeight, SKColorType.Rgba8888, SKAlphaType.Premul));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Concat(Turn(origin, paperWidth, paperHeight));
        using var image = SKImage.FromBitmap(bitmap);
        surface.Canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var upright = surface.Snapshot();
        return upright.Encode(SKEncodedImageFormat.Jpeg, Quality);
    }

    /// <summary>From the picture as it is stored to a picture of <paramref name="width"/> by <paramref name="height"/> as it was seen (EXIF orientation).</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
