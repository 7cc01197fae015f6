using LandPlanner.Testing;
using LandPlanner.Workspaces.Evidence;
using SkiaSharp;

namespace LandPlanner.Workspaces.Tests.Evidence;

/// <summary>Photos whose EXIF was written byte for byte; expected values are what was written.</summary>
public class PhotoFactsTests
{
    private static readonly byte[] Plain = new PhotoFile().Picture();

    [Fact]
    public void A_photo_from_the_field_says_where_whither_and_when()
    {
        var photo = new PhotoFile
        {
            WidthPixels = 80,
            HeightPixels = 60,
            LongitudeDegrees = 122.123456,
            LatitudeDegrees = 37.201234,
            AzimuthDegrees = 271.25,
            PitchDegrees = -12.5,
            TakenAt = new(2026, 3, 4, 9, 8, 7, TimeSpan.FromHours(8)),
            Operator = "Wang",
            Model = "P60",
        };

        var facts = Facts(photo.ToJpeg());

        Assert.Equal(("image/jpeg", 80, 60), (facts.MediaType, facts.WidthPixels, facts.HeightPixels));
        Assert.Equal(122.123456, facts.Place!.Value.LongitudeDegrees, 1e-9);
        Assert.Equal(37.201234, facts.Place.Value.LatitudeDegrees, 1e-9);
        Assert.Equal(new PhotoAzimuth(271.25, NorthKind.True), facts.Azimuth);
        Assert.Equal(-12.5, facts.PitchDegrees);
        Assert.Equal(new PhotoTime(new(2026, 3, 4, 9, 8, 7), TimeSpan.FromHours(8), PhotoTimeSource.CameraWithOffset), facts.Taken);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 1, 8, 7, TimeSpan.Zero), facts.Taken!.Value.Instant);
        Assert.Equal(("P60", "Wang"), (facts.Camera, facts.Operator));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void South_and_west_are_negative_in_either_byte_order(bool bigEndian)
    {
        var block = new ExifBlock(bigEndian)
            .Text(ExifFolder.Gps, 1, "S").Rational(ExifFolder.Gps, 2, (30, 1), (15, 1), (36, 1))
            .Text(ExifFolder.Gps, 3, "W").Rational(ExifFolder.Gps, 4, (60, 1), (3045, 100), (0, 1));

        Assert.Equal(new PhotoPlace(-60.5075, -30.26), Facts(block.InJpeg(Plain)).Place);
    }

    [Fact]
    public void A_receiver_may_say_how_far_off_it_can_be()
    {
        var block = new ExifBlock().Place(122.5, 37.25).Rational(ExifFolder.Gps, 0x1F, (47, 10));

        Assert.Equal(new PhotoPlace(122.5, 37.25, 4.7), Facts(block.InJpeg(Plain)).Place);
    }

    public static TheoryData<string, ExifBlock> NoPlaces => new()
    {
        { "nothing", new() },
        { "0, 0", new ExifBlock().Place(0, 0) },
        { "no letters", new ExifBlock().Rational(ExifFolder.Gps, 2, (37, 1), (0, 1), (0, 1)).Rational(ExifFolder.Gps, 4, (122, 1), (0, 1), (0, 1)) },
        { "half of it", new ExifBlock().Text(ExifFolder.Gps, 1, "N").Rational(ExifFolder.Gps, 2, (37, 1), (0, 1), (0, 1)) },
        { "no number", new ExifBlock().Place(122.5, 37.25).Rational(ExifFolder.Gps, 2, (0, 0), (0, 0), (0, 0)) },
        { "beyond the pole", new ExifBlock().Place(122.5, 91) },
        { "beyond the date line", new ExifBlock().Place(181, 37) },
    };

    [Theory]
    [MemberData(nameof(NoPlaces))]
    public void What_is_no_place_is_none_and_not_zero(string what, ExifBlock block)
    {
        Assert.NotEmpty(what);
        Assert.Null(Facts(block.InJpeg(Plain)).Place);
    }

    [Fact]
    public void Zero_longitude_alone_is_a_place() => Assert.Equal(new PhotoPlace(0, 51.5), Facts(new ExifBlock().Place(0, 51.5).InJpeg(Plain)).Place);

    [Theory]
    [InlineData("M", NorthKind.Magnetic)]
    [InlineData("T", NorthKind.True)]
    [InlineData("?", NorthKind.Unknown)]
    public void An_azimuth_says_its_north(string letter, NorthKind north)
    {
        var block = new ExifBlock().Text(ExifFolder.Gps, 0x10, letter).Rational(ExifFolder.Gps, 0x11, (360, 1));

        Assert.Equal(new PhotoAzimuth(0, north), Facts(block.InJpeg(Plain)).Azimuth);
    }

    [Fact]
    public void A_direction_beyond_the_circle_is_none() =>
        Assert.Null(Facts(new ExifBlock().Rational(ExifFolder.Gps, 0x11, (361, 1)).InJpeg(Plain)).Azimuth);

    [Fact]
    public void The_receivers_time_is_used_where_the_camera_has_no_offset()
    {
        var block = new ExifBlock().Text(ExifFolder.Exif, 0x9003, "2026:03:04 09:08:07")
            .Rational(ExifFolder.Gps, 7, (1, 1), (8, 1), (5, 1)).Text(ExifFolder.Gps, 0x1D, "2026:03:04");

        var taken = Facts(block.InJpeg(Plain)).Taken;

        Assert.Equal(new PhotoTime(new(2026, 3, 4, 1, 8, 5), TimeSpan.Zero, PhotoTimeSource.Gps), taken);
    }

    [Fact]
    public void A_camera_clock_alone_is_no_instant()
    {
        var taken = Facts(new ExifBlock().Text(ExifFolder.Exif, 0x9003, "2026:03:04 09:08:07").InJpeg(Plain)).Taken;

        Assert.Equal(new PhotoTime(new(2026, 3, 4, 9, 8, 7), null, PhotoTimeSource.Camera), taken);
        Assert.Null(taken!.Value.Instant);
    }

    [Theory]
    [InlineData("0000:00:00 00:00:00")]
    [InlineData("2026-03-04")]
    [InlineData("    :  :     :  :  ")]
    public void A_clock_that_was_never_set_is_none(string text) =>
        Assert.Null(Facts(new ExifBlock().Text(ExifFolder.Exif, 0x9003, text).InJpeg(Plain)).Taken);

    [Fact]
    public void A_western_offset_is_negative()
    {
        var block = new ExifBlock().Text(ExifFolder.Exif, 0x9003, "2026:03:04 09:08:07").Text(ExifFolder.Exif, 0x9011, "-03:30");

        Assert.Equal(TimeSpan.FromHours(-3.5), Facts(block.InJpeg(Plain)).Taken!.Value.Offset);
    }

    /// <summary>As drones of DJI write it.</summary>
    [Fact]
    public void A_gimbal_tells_its_pitch_and_heading()
    {
        var xmp = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="DJI Meta Data"
            xmlns:drone-dji="http://www.dji.com/drone-dji/1.0/" drone-dji:GimbalYawDegree="-90.50" drone-dji:GimbalPitchDegree="-45.20"/></rdf:RDF></x:xmpmeta>
            """;

        var facts = Facts(WithSegment(Plain, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. System.Text.Encoding.UTF8.GetBytes(xmp)]));

        Assert.Equal(-45.2, facts.PitchDegrees);
        Assert.Equal(new PhotoAzimuth(269.5, NorthKind.Unknown), facts.Azimuth);
    }

    [Theory]
    [InlineData("HUAWEI", "HUAWEI P60", "HUAWEI P60")]
    [InlineData("Apple", "iPhone 15", "Apple iPhone 15")]
    public void A_make_is_not_said_twice(string make, string model, string camera) =>
        Assert.Equal(camera, Facts(new ExifBlock().Text(ExifFolder.Image, 0x10F, make).Text(ExifFolder.Image, 0x110, model).InJpeg(Plain)).Camera);

    [Fact]
    public void Png_webp_and_heic_are_known_by_their_content_and_carry_the_same()
    {
        var tiff = new ExifBlock(bigEndian: true).Place(122.5, 37.25).ToTiff();
        var picture = new PhotoFile { WidthPixels = 40, HeightPixels = 30 };

        Assert.Equal(("image/png", 40, 30, new PhotoPlace(122.5, 37.25)), Summary(InPng(picture.Picture(SKEncodedImageFormat.Png), tiff)));
        Assert.Equal(("image/webp", 40, 30, new PhotoPlace(122.5, 37.25)), Summary(InWebP(picture.Picture(SKEncodedImageFormat.Webp), 40, 30, tiff)));
        Assert.Equal(("image/heic", 40, 30, new PhotoPlace(122.5, 37.25)), Summary(HeicBytes.Of(40, 30, tiff)));
    }

    [Fact]
    public void A_photo_without_exif_has_its_kind_and_size_and_nothing_else() => Assert.Equal(new PhotoFacts("image/jpeg", 64, 48), Facts(Plain));

    [Fact]
    public void What_is_no_picture_is_told()
    {
        Assert.Equal(PhotoProblem.Empty, PhotoFacts.Read([]).Problem);
        Assert.Equal(PhotoProblem.NotAPicture, PhotoFacts.Read("%PDF-1.7 report"u8.ToArray()).Problem);
        Assert.Equal(PhotoProblem.NotAPicture, PhotoFacts.Read("GIF89a"u8.ToArray()).Problem);
        Assert.Equal(PhotoProblem.Damaged, PhotoFacts.Read([0xFF, 0xD8, 0xFF, 0xD9]).Problem);
    }

    [Fact]
    public void A_picture_cut_off_anywhere_is_never_taken_for_whole()
    {
        var tiff = new ExifBlock().Place(122.5, 37.25).ToTiff();
        byte[][] pictures =
        [
            new PhotoFile { LongitudeDegrees = 122.5, LatitudeDegrees = 37.25 }.ToJpeg(), InPng(new PhotoFile().Picture(SKEncodedImageFormat.Png), tiff),
            InWebP(new PhotoFile().Picture(SKEncodedImageFormat.Webp), 64, 48, tiff), HeicBytes.Of(64, 48, tiff),
        ];

        foreach (var picture in pictures)
        {
            Assert.NotNull(PhotoFacts.Read(picture).Facts);
            Assert.All(Enumerable.Range(0, picture.Length - 1), length => Assert.NotNull(PhotoFacts.Read(picture[..length]).Problem));
        }
    }

    /// <summary>Any byte may be wrong; the answer may then be another, but it is one.</summary>
    [Fact]
    public void Spoilt_bytes_are_answered_and_never_thrown()
    {
        var photo = new PhotoFile { LongitudeDegrees = 122.5, LatitudeDegrees = 37.25, TakenAt = new(2026, 3, 4, 9, 8, 7, TimeSpan.Zero) }.ToJpeg();

        Assert.All(Enumerable.Range(0, 400), at =>
        {
            byte[] spoilt = [.. photo];
            spoilt[at] ^= 0xFF;
            var reading = PhotoFacts.Read(spoilt);
            Assert.True(reading.Facts is null != reading.Problem is null);
        });
    }

    [Fact]
    public void What_a_camera_appends_after_the_picture_does_not_matter() => Assert.NotNull(PhotoFacts.Read([.. Plain, .. "trailer"u8]).Facts);

    private static PhotoFacts Facts(byte[] content)
    {
        var reading = PhotoFacts.Read(content);
        Assert.Null(reading.Problem);
        return reading.Facts!;
    }

    private static (string, int, int, PhotoPlace?) Summary(byte[] content)
    {
        var facts = Facts(content);
        return (facts.MediaType, facts.WidthPixels, facts.HeightPixels, facts.Place);
    }

    private static byte[] WithSegment(byte[] jpeg, byte marker, byte[] content) =>
        [0xFF, 0xD8, 0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content, .. jpeg.AsSpan(2)];

    /// <summary>The chunk eXIf (PNG third edition §11.3.3.4) behind the header of 33 bytes.</summary>
    private static byte[] InPng(byte[] png, byte[] tiff)
    {
        byte[] chunk = [.. "eXIf"u8, .. tiff];
        return [.. png.AsSpan(0, 33), .. BigEndian(tiff.Length), .. chunk, .. BigEndian(Crc32(chunk)), .. png.AsSpan(33)];
    }

    /// <summary>The extended form: VP8X with the flag for EXIF, the picture, and the chunk EXIF.</summary>
    private static byte[] InWebP(byte[] webp, int width, int height, byte[] tiff)
    {
        byte[] content =
        [
            .. "WEBPVP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, (byte)(width - 1), 0, 0, (byte)(height - 1), 0, 0, .. webp.AsSpan(12),
            .. "EXIF"u8, .. BitConverter.GetBytes(tiff.Length), .. tiff, .. new byte[tiff.Length % 2],
        ];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(content.Length), .. content];
    }

    private static int Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }

        return (int)~crc;
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
