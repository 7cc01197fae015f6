using System.IO.Compression;
using LandPlanner.Stores;

namespace LandPlanner.Gdal;

/// <summary>Turns away zips made to fill a disk. Archives inside a zip are never followed, so that one look is
/// enough.</summary>
internal static class ZipGuard
{
    internal const int MostEntries = 20_000;
    internal const long MostBytes = 32L << 30;

    /// <summary>More than any honest table packs: blanks come near a hundredfold, bombs go to a thousand.</summary>
    internal const int MostRatio = 250;

    /// <summary>Up to here nothing can do harm, however well it packs.</summary>
    internal const long HarmlessBytes = 256L << 20;

    /// <exception cref="GdalException">It is not to be unpacked.</exception>
    internal static void Check(ZipArchive zip, string name, long packedBytes)
    {
        if (zip.Entries.Count > MostEntries)
            throw Refuse(name, $"it has {zip.Entries.Count} entries; up to {MostEntries} are taken");
        var bytes = zip.Entries.Sum(entry => (decimal)entry.Length);
        if (bytes > MostBytes)
            throw Refuse(name, $"it would be {bytes / (1 << 30):F0} GB; up to {MostBytes >> 30} GB are taken");
        if (bytes > HarmlessBytes && bytes > (decimal)packedBytes * MostRatio)
            throw Refuse(name, $"{bytes / (1 << 20):F0} MB are packed into {packedBytes >> 10} KB, as no map data is");
    }

    /// <summary>The same of a file that is a zip under another name, a .kmz say; what is no zip is for its reader to
    /// judge.</summary>
    internal static void Check(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            Check(zip, Path.GetFileName(path), new FileInfo(path).Length);
        }
        catch (InvalidDataException)
        {
            return;
        }
    }

    /// <summary>Unpacks an entry, and no more than it says it holds.</summary>
    /// <exception cref="InvalidDataException">There is more in it, or it is damaged.</exception>
    internal static void Extract(ZipArchiveEntry entry, string target)
    {
        using var content = entry.Open();
        using var file = File.Create(target);
        var block = new byte[1 << 17];
        var left = entry.Length;
        for (int read; (read = content.Read(block)) > 0; left -= read)
        {
            if (read > left)
                throw new InvalidDataException("An entry holds more than it says.");
            file.Write(block, 0, read);
        }
    }

    private static GdalException Refuse(string name, Sentence reason) =>
        new($"'{name}' was not unpacked: {reason}. Unpack it by hand if you trust it, and take the files inside.");
}
