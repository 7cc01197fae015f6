using System.Globalization;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Heif;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.WebP;
using MetadataExtractor.Formats.Xmp;
using Directory = MetadataExtractor.Directory;

namespace LandPlanner.Workspaces.Evidence;

/// <summary>Reads <see cref="PhotoFacts"/> out of the tags of a photo.</summary>
internal sealed class PhotoReader
{
    private const int TagCameraElevationAngle = 0x9405;
    private const int TagOffsetTimeOriginal = 0x9011;
    private const int TagHorizontalError = 0x001F;
    private const string DjiNamespace = "http://www.dji.com/drone-dji/1.0/";
    private const string PanoramaNamespace = "http://ns.google.com/photos/1.0/panorama/";

    private readonly IReadOnlyList<Directory> _directories;
    private readonly GpsDirectory? _gps;
    private readonly ExifSubIfdDirectory? _exif;
    private readonly ExifIfd0Directory? _image;

    private PhotoReader(IReadOnlyList<Directory> directories)
    {
        _directories = directories;
        _gps = directories.OfType<GpsDirectory>().FirstOrDefault();
        _exif = directories.OfType<ExifSubIfdDirectory>().FirstOrDefault();
        _image = directories.OfType<ExifIfd0Directory>().FirstOrDefault();
    }

    public static PhotoReading Read(byte[] content)
    {
        if (content.Length == 0)
            return PhotoReading.Of(PhotoProblem.Empty);
        if (PictureFrame.MediaType(content) is not { } mediaType)
            return PhotoReading.Of(PhotoProblem.NotAPicture);
        if (!PictureFrame.IsWhole(mediaType, content))
            return PhotoReading.Of(PhotoProblem.Truncated);
        return Facts(content, mediaType) is { } facts ? PhotoReading.Of(facts) : PhotoReading.Of(PhotoProblem.Damaged);
    }

    /// <summary>Null where there is nothing to read. Photos come from anywhere, and the library throws whatever its parsers met: all of it means the same here.</summary>
    private static PhotoFacts? Facts(byte[] content, string mediaType)
    {
        try
        {
            return new PhotoReader(ImageMetadataReader.ReadMetadata(new MemoryStream(content, writable: false))).Facts(mediaType);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return null;
        }
    }

    private PhotoFacts? Facts(string mediaType) => Size(mediaType) is not { } size ? null : new(mediaType, size.Width, size.Height)
    {
        Place = Place(),
        Azimuth = Azimuth(),
        PitchDegrees = Within(Number(_exif, TagCameraElevationAngle) ?? Xmp(DjiNamespace, "GimbalPitchDegree") ?? Xmp(PanoramaNamespace, "PosePitchDegrees"), -90, 90),
        Taken = Taken(),
        Camera = Joined(Text(_image, ExifDirectoryBase.TagMake), Text(_image, ExifDirectoryBase.TagModel)),
        Operator = Text(_image, ExifDirectoryBase.TagArtist) ?? Text(_exif, ExifDirectoryBase.TagCameraOwnerName),
    };

    private (int Width, int Height)? Size(string mediaType) => mediaType switch
    {
        PictureFrame.Jpeg => Size<JpegDirectory>(JpegDirectory.TagImageWidth, JpegDirectory.TagImageHeight),
        PictureFrame.Png => Size<PngDirectory>(PngDirectory.TagImageWidth, PngDirectory.TagImageHeight),
        PictureFrame.WebP => Size<WebPDirectory>(WebPDirectory.TagImageWidth, WebPDirectory.TagImageHeight),
        _ => Size<HeicImagePropertiesDirectory>(HeicImagePropertiesDirectory.TagImageWidth, HeicImagePropertiesDirectory.TagImageHeight),
    };

    private (int Width, int Height)? Size<T>(int widthTag, int heightTag)
        where T : Directory
    {
        foreach (var directory in _directories.OfType<T>())
        {
            if (directory.TryGetInt32(widthTag, out var width) && directory.TryGetInt32(heightTag, out var height) && width > 0 && height > 0)
                return (width, height);
        }

        return null;
    }

    private PhotoPlace? Place()
    {
        var longitude = Angle(GpsDirectory.TagLongitude, Sign(GpsDirectory.TagLongitudeRef, "E", "W"), 180);
        var latitude = Angle(GpsDirectory.TagLatitude, Sign(GpsDirectory.TagLatitudeRef, "N", "S"), 90);
        if (longitude is not { } east || latitude is not { } north || (east == 0 && north == 0))
            return null;
        return new(east, north, Within(Number(_gps, TagHorizontalError), 0, 1e6));
    }

    /// <summary>Degrees, minutes and seconds. A receiver without a fix writes 0/0, which is no number.</summary>
    private double? Angle(int tag, int? sign, double most)
    {
        if (sign is not { } side || _gps?.GetRationalArray(tag) is not { Length: > 0 and <= 3 } parts)
            return null;
        if (parts.Any(part => part.Denominator == 0))
            return null;
        var degrees = parts.Reverse().Aggregate(0.0, (rest, part) => (rest / 60) + part.ToDouble());
        return Within(degrees, 0, most) * side;
    }

    private int? Sign(int tag, string positive, string negative) => Text(_gps, tag)?.ToUpperInvariant() switch
    {
        { } text when text == positive => 1,
        { } text when text == negative => -1,
        _ => null,
    };

    private PhotoAzimuth? Azimuth()
    {
        if (Within(Number(_gps, GpsDirectory.TagImgDirection), 0, 360) is { } degrees)
            return new(degrees % 360, North());
        return Within(Xmp(DjiNamespace, "GimbalYawDegree") ?? Xmp(PanoramaNamespace, "PoseHeadingDegrees"), -360, 360) is { } heading
            ? new((heading + 360) % 360, NorthKind.Unknown)
            : null;
    }

    private NorthKind North() => Text(_gps, GpsDirectory.TagImgDirectionRef)?.ToUpperInvariant() switch
    {
        "T" => NorthKind.True,
        "M" => NorthKind.Magnetic,
        _ => NorthKind.Unknown,
    };

    private PhotoTime? Taken()
    {
        var clock = Clock();
        if (clock is { } local && Offset() is { } offset)
            return new(local, offset, PhotoTimeSource.CameraWithOffset);
        if (_gps is not null && _gps.TryGetGpsDate(out var utc))
            return new(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeSpan.Zero, PhotoTimeSource.Gps);
        return clock is { } somewhere ? new(somewhere, null, PhotoTimeSource.Camera) : null;
    }

    private DateTime? Clock() =>
        DateTime.TryParseExact(
            Text(_exif, ExifDirectoryBase.TagDateTimeOriginal), "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? clock
            : null;

    private TimeSpan? Offset()
    {
        var text = Text(_exif, TagOffsetTimeOriginal);
        if (text is "Z" or "z")
            return TimeSpan.Zero;
        if (text is not ['+' or '-', .. var digits] || !TimeSpan.TryParseExact(digits, @"hh\:mm", CultureInfo.InvariantCulture, out var offset))
            return null;
        return offset > TimeSpan.FromHours(14) ? null : text[0] == '-' ? -offset : offset;
    }

    private double? Xmp(string ns, string name)
    {
        foreach (var xmp in _directories.OfType<XmpDirectory>())
        {
            if (double.TryParse(xmp.XmpMeta?.GetPropertyString(ns, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                return value;
        }

        return null;
    }

    private static double? Number(Directory? directory, int tag) =>
        directory is not null && directory.TryGetRational(tag, out var value) && value.Denominator != 0 ? value.ToDouble() : null;

    private static double? Within(double? value, double least, double most) => value >= least && value <= most ? value : null;

    private static string? Text(Directory? directory, int tag)
    {
        var text = directory?.GetString(tag)?.Trim(' ', '\0');
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static string? Joined(string? make, string? model) => (make, model) switch
    {
        ({ } maker, { } name) => name.StartsWith(maker, StringComparison.OrdinalIgnoreCase) ? name : $"{maker} {name}",
        _ => make ?? model,
    };
}
