using System.Buffers.Binary;
using System.Text;

namespace LandPlanner.Testing;

/// <summary>EXIF written byte for byte as CIPA DC-008 (Exif 2.32) §4.6 has it: a TIFF header, and the lists of tags with their values behind each.</summary>
public sealed class ExifBlock(bool bigEndian = false)
{
    private const int Ascii = 2;
    private const int Long = 4;
    private const int UnsignedRational = 5;
    private const int SignedRational = 10;
    private const int ExifPointer = 0x8769;
    private const int GpsPointer = 0x8825;

    private readonly SortedDictionary<int, Entry>[] _folders = [[], [], []];

    /// <summary>A text tag; the zero at its end is added.</summary>
    public ExifBlock Text(ExifFolder folder, int tag, string text) => Add(folder, tag, new(Ascii, text.Length + 1, Encoding.Latin1.GetBytes(text + "\0")));

    /// <summary>A tag of one or more unsigned fractions, numerator and denominator as given.</summary>
    public ExifBlock Rational(ExifFolder folder, int tag, params (int Numerator, int Denominator)[] values) => Add(folder, tag, Fractions(UnsignedRational, values));

    public ExifBlock SignedFraction(ExifFolder folder, int tag, int numerator, int denominator) => Add(folder, tag, Fractions(SignedRational, [(numerator, denominator)]));

    /// <summary>Degrees, minutes and millionths of seconds, with the letter of the hemisphere.</summary>
    public ExifBlock Place(double longitudeDegrees, double latitudeDegrees) =>
        Text(ExifFolder.Gps, 1, latitudeDegrees < 0 ? "S" : "N").Rational(ExifFolder.Gps, 2, Sexagesimal(latitudeDegrees))
            .Text(ExifFolder.Gps, 3, longitudeDegrees < 0 ? "W" : "E").Rational(ExifFolder.Gps, 4, Sexagesimal(longitudeDegrees));

    /// <summary>The block itself, as PNG and WebP carry it.</summary>
    public byte[] ToTiff()
    {
        var (image, exif, gps) = (_folders[0], _folders[1], _folders[2]);
        image[ExifPointer] = Number(0);
        image[GpsPointer] = Number(0);
        var exifAt = 8 + SizeOf(image);
        var gpsAt = exifAt + SizeOf(exif);
        image[ExifPointer] = Number(exifAt);
        image[GpsPointer] = Number(gpsAt);
        var bytes = new byte[gpsAt + SizeOf(gps)];
        Encoding.Latin1.GetBytes(bigEndian ? "MM" : "II").CopyTo(bytes, 0);
        Short(42).CopyTo(bytes, 2);
        Int(8).CopyTo(bytes, 4);
        Write(image, bytes, 8);
        Write(exif, bytes, exifAt);
        Write(gps, bytes, gpsAt);
        return bytes;
    }

    /// <summary>A JPEG with this block as its first segment (APP1).</summary>
    public byte[] InJpeg(byte[] jpeg)
    {
        byte[] content = [.. "Exif\0\0"u8, .. ToTiff()];
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content, .. jpeg.AsSpan(2)];
    }

    private static (int, int)[] Sexagesimal(double degrees)
    {
        var millionths = (long)Math.Round(Math.Abs(degrees) * 3600e6);
        return [((int)(millionths / 3_600_000_000), 1), ((int)(millionths / 60_000_000 % 60), 1), ((int)(millionths % 60_000_000), 1_000_000)];
    }

    private static int SizeOf(SortedDictionary<int, Entry> folder) => 2 + (12 * folder.Count) + 4 + folder.Values.Sum(entry => entry.Outside);

    private void Write(SortedDictionary<int, Entry> folder, byte[] bytes, int at)
    {
        Short(folder.Count).CopyTo(bytes, at);
        var (slot, outside) = (at + 2, at + 2 + (12 * folder.Count) + 4);
        foreach (var (tag, entry) in folder)
        {
            Short(tag).CopyTo(bytes, slot);
            Short(entry.Type).CopyTo(bytes, slot + 2);
            Int(entry.Count).CopyTo(bytes, slot + 4);
            if (entry.Outside > 0)
                Int(outside).CopyTo(bytes, slot + 8);
            entry.Value.CopyTo(bytes, entry.Outside > 0 ? outside : slot + 8);
            outside += entry.Outside;
            slot += 12;
        }
    }

    private ExifBlock Add(ExifFolder folder, int tag, Entry entry)
    {
        _folders[(int)folder][tag] = entry;
        return this;
    }

    private Entry Number(int value) => new(Long, 1, Int(value));

    private Entry Fractions(int type, (int Numerator, int Denominator)[] values) =>
        new(type, values.Length, [.. values.SelectMany(value => Int(value.Numerator).Concat(Int(value.Denominator)))]);

    private byte[] Short(int value)
    {
        var bytes = new byte[2];
        if (bigEndian)
            BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        else
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return bytes;
    }

    private byte[] Int(int value)
    {
        var bytes = new byte[4];
        if (bigEndian)
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        else
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private readonly record struct Entry(int Type, int Count, byte[] Value)
    {
        /// <summary>Bytes behind the list, to an even number; values of up to four lie in it.</summary>
        public int Outside => Value.Length <= 4 ? 0 : (Value.Length + 1) & ~1;
    }
}
