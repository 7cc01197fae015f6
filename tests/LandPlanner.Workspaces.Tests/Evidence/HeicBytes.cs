using System.Buffers.Binary;

namespace LandPlanner.Workspaces.Tests.Evidence;

/// <summary>The frame of a HEIC file as ISO/IEC 23008-12 has it: one image of a given size and one Exif item. The image itself is not there: nobody here decodes it.</summary>
internal static class HeicBytes
{
    public static byte[] Of(int widthPixels, int heightPixels, byte[] tiff)
    {
        byte[] exif = [0, 0, 0, 6, .. "Exif\0\0"u8, .. tiff];
        var ftyp = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        var meta = Meta(widthPixels, heightPixels, 0, exif.Length);
        meta = Meta(widthPixels, heightPixels, ftyp.Length + meta.Length + 8, exif.Length);
        return [.. ftyp, .. meta, .. Box("mdat", exif)];
    }

    private static byte[] Meta(int width, int height, int exifAt, int exifLength) => Box("meta",
    [
        0, 0, 0, 0,
        .. Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. "pict"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        .. Box("pitm", [0, 0, 0, 0, 0, 1]),
        .. Box("iinf", [0, 0, 0, 0, 0, 2, .. Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "hvc1"u8, 0]), .. Box("infe", [2, 0, 0, 0, 0, 2, 0, 0, .. "Exif"u8, 0])]),
        .. Box("iref", [0, 0, 0, 0, .. Box("cdsc", [0, 2, 0, 1, 0, 1])]),
        .. Box("iprp", [.. Box("ipco", Box("ispe", [0, 0, 0, 0, .. Int(width), .. Int(height)])), .. Box("ipma", [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0x81])]),
        .. Box("iloc", [0, 0, 0, 0, 0x44, 0, 0, 1, 0, 2, 0, 0, 0, 1, .. Int(exifAt), .. Int(exifLength)]),
    ]);

    private static byte[] Box(string type, byte[] content) => [.. Int(content.Length + 8), .. System.Text.Encoding.Latin1.GetBytes(type), .. content];

    private static byte[] Int(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
