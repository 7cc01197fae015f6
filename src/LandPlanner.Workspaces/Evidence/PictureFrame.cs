using System.Buffers.Binary;

namespace LandPlanner.Workspaces.Evidence;

/// <summary>The outermost layer of picture files: which kind it is, and whether all of it is there.</summary>
internal static class PictureFrame
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string WebP = "image/webp";
    public const string Heic = "image/heic";

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <summary>Null for none of the four.</summary>
    public static string? MediaType(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
        _ when IsHeic(content) => Heic,
        _ => null,
    };

    public static bool IsWhole(string mediaType, ReadOnlySpan<byte> content) => mediaType switch
    {
        Jpeg => IsWholeJpeg(content),
        Png => IsWholePng(content),
        WebP => BinaryPrimitives.ReadUInt32LittleEndian(content[4..]) + 8L <= content.Length,
        _ => IsWholeHeic(content),
    };

    private static bool IsHeic(ReadOnlySpan<byte> content) =>
        content.Length >= 12 && content[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(System.Text.Encoding.Latin1.GetString(content[8..12]));

    /// <summary>Goes from marker to marker until the end of the image; what cameras append after it does not matter.</summary>
    private static bool IsWholeJpeg(ReadOnlySpan<byte> content)
    {
        var at = 2;
        while (at + 1 < content.Length)
        {
            if (content[at] != 0xFF || content[at + 1] is 0x00 or 0xFF or (>= 0xD0 and <= 0xD7))
            {
                at++;
                continue;
            }

            if (content[at + 1] == 0xD9)
                return true;
            if (at + 4 > content.Length)
                return false;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
        }

        return false;
    }

    private static bool IsWholePng(ReadOnlySpan<byte> content)
    {
        for (var at = 8L; at + 12 <= content.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[(int)at..]);
            if (content.Slice((int)at + 4, 4).SequenceEqual("IEND"u8))
                return true;
            at += 12 + length;
        }

        return false;
    }

    private static bool IsWholeHeic(ReadOnlySpan<byte> content)
    {
        var at = 0L;
        while (at + 8 <= content.Length)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(content[(int)at..]);
            if (length == 0)
                return true;
            if (length == 1)
                length = at + 16 <= content.Length ? BinaryPrimitives.ReadInt64BigEndian(content[((int)at + 8)..]) : 0;
            if (length < 8 || length > content.Length - at)
                return false;
            at += length;
        }

        return at == content.Length;
    }
}
