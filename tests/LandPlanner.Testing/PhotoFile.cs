using System.Globalization;
using SkiaSharp;

namespace LandPlanner.Testing;

/// <summary>A small JPEG as a telephone in the field makes it: a picture, and EXIF that says where, whither and when. What is left unset is left out of the EXIF.</summary>
public sealed record PhotoFile
{
    public int WidthPixels { get; init; } = 64;

    public int HeightPixels { get; init; } = 48;

    /// <summary>Two photos of another shade are other bytes.</summary>
    public int Shade { get; init; }

    /// <summary>WGS 84; both or neither.</summary>
    public double? LongitudeDegrees { get; init; }

    public double? LatitudeDegrees { get; init; }

    /// <summary>From true north, clockwise.</summary>
    public double? AzimuthDegrees { get; init; }

    /// <summary>Up is positive.</summary>
    public double? PitchDegrees { get; init; }

    /// <summary>To the second.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    public string? Operator { get; init; }

    public string? Model { get; init; }

    public byte[] ToJpeg() => Exif().InJpeg(Picture());

    public string Write(string path)
    {
        File.WriteAllBytes(path, ToJpeg());
        return path;
    }

    /// <summary>A picture without any EXIF.</summary>
    public byte[] Picture(SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(WidthPixels, HeightPixels);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColor.FromHsl(210, 60, 75));
        using var field = new SKPaint { Color = SKColor.FromHsl(Shade * 37 % 360, 45, 40) };
        canvas.DrawRect(0, HeightPixels * 0.55f, WidthPixels, HeightPixels, field);
        canvas.Flush();
        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }

    private ExifBlock Exif()
    {
        var exif = new ExifBlock();
        if (LongitudeDegrees is { } longitude && LatitudeDegrees is { } latitude)
            exif.Place(longitude, latitude);
        if (AzimuthDegrees is { } azimuth)
            exif.Text(ExifFolder.Gps, 0x10, "T").Rational(ExifFolder.Gps, 0x11, ((int)Math.Round(azimuth * 100), 100));
        if (PitchDegrees is { } pitch)
            exif.SignedFraction(ExifFolder.Exif, 0x9405, (int)Math.Round(pitch * 100), 100);
        if (TakenAt is { } taken)
        {
            exif.Text(ExifFolder.Exif, 0x9003, taken.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture))
                .Text(ExifFolder.Exif, 0x9011, taken.ToString("zzz", CultureInfo.InvariantCulture));
        }

        if (Operator is not null)
            exif.Text(ExifFolder.Image, 0x13B, Operator);
        return Model is null ? exif : exif.Text(ExifFolder.Image, 0x110, Model);
    }
}
