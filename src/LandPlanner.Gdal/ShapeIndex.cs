using System.Buffers.Binary;

namespace LandPlanner.Gdal;

/// <summary>Makes a shapefile's index anew from its records (ESRI Shapefile Technical Description, July 1998).</summary>
/// <remarks>GDAL's own restoring gives up on a file that is cut short, and counts null shapes wrongly (seen with 3.6.2).</remarks>
internal static class ShapeIndex
{
    private const int HeaderBytes = 100;

    /// <summary>Whether GDAL needs the index made anew: there is none, or the shapes end before their header says.</summary>
    public static bool IsNeeded(string shp) =>
        ShapefileParts.Find(shp, ".shx") is null || ShapefileParts.DeclaredLength(shp) > new FileInfo(shp).Length;

    /// <summary>Writes the index of <paramref name="shp"/> beside it. Whole records only: one that is cut short ends the file, header included.</summary>
    public static void Rebuild(string shp)
    {
        using var shapes = File.Open(shp, FileMode.Open, FileAccess.ReadWrite);
        var header = new byte[HeaderBytes];
        if (shapes.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
            return;
        using var index = File.Create(Path.ChangeExtension(shp, ".shx"));
        index.Write(header);
        var end = WriteEntries(shapes, index);
        shapes.SetLength(end);
        WriteLength(shapes, end);
        WriteLength(index, index.Length);
    }

    private static long WriteEntries(FileStream shapes, FileStream index)
    {
        Span<byte> words = stackalloc byte[8];
        long at = HeaderBytes;
        while (at + 8 <= shapes.Length)
        {
            shapes.Position = at;
            shapes.ReadExactly(words);
            var content = 2L * BinaryPrimitives.ReadInt32BigEndian(words[4..]);
            if (content < 4 || at + 8 + content > shapes.Length)
                break;
            BinaryPrimitives.WriteInt32BigEndian(words, (int)(at / 2));
            BinaryPrimitives.WriteInt32BigEndian(words[4..], (int)(content / 2));
            index.Write(words);
            at += 8 + content;
        }

        return at;
    }

    private static void WriteLength(FileStream file, long bytes)
    {
        Span<byte> words = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(words, (int)(bytes / 2));
        file.Position = 24;
        file.Write(words);
    }
}
