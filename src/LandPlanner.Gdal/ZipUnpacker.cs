using System.IO.Compression;
using System.Text;

namespace LandPlanner.Gdal;

/// <summary>Unpacks zips that people send. Names that are not marked as UTF-8 are read as UTF-8 if they are, else as
/// GB18030.</summary>
public static class ZipUnpacker
{
    /// <param name="folder">What is unpacked lies in it; made where it is needed.</param>
    /// <param name="isWanted">By the path inside the zip, with forward slashes; what is not wanted stays
    /// packed.</param>
    /// <exception cref="GdalException">It is no zip, is damaged or encrypted, is made to fill a disk or does not fit on
    /// it, or an entry leads out of the folder. What was unpacked so far is to be thrown away.</exception>
    public static void Unpack(string path, string folder, Func<string, bool> isWanted)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var zip = ZipFile.Open(path, ZipArchiveMode.Read, Encoding.Latin1);
            ZipGuard.Check(zip, name, new FileInfo(path).Length);
            if (zip.Entries.Sum(entry => (decimal)entry.Length) > new DriveInfo(Path.GetTempPath()).AvailableFreeSpace)
                throw new GdalException(
                    $"'{name}' does not fit unpacked on the disk of the temporary folder. Make room there.");
            foreach (var entry in zip.Entries)
                Unpack(entry, name, Path.GetFullPath(folder), isWanted);
        }
        catch (InvalidDataException e)
        {
            throw new GdalException(
                $"'{name}' is damaged, encrypted or not a zip. Unpack it by hand, or ask for it again.", "", e);
        }
    }

    private static void Unpack(ZipArchiveEntry entry, string zipName, string folder, Func<string, bool> isWanted)
    {
        var relative = DecodeName(entry.FullName).Replace('\\', '/');
        if (relative.EndsWith('/') || relative.StartsWith("__MACOSX/", StringComparison.Ordinal))
            return;
        var target = relative.Contains('\0') ? folder : Path.GetFullPath(Path.Combine(folder, relative));
        if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new GdalException(
                $"'{zipName}' holds the entry '{relative}', which leads out of its folder. It was not unpacked.");
        if (!isWanted(relative))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        ZipGuard.Extract(entry, target);
    }

    /// <summary>Names marked as UTF-8 come decoded; the others as Latin-1, that is, as their bytes.</summary>
    private static string DecodeName(string name)
    {
        if (name.Any(c => c > 0xFF))
            return name;
        var bytes = Encoding.Latin1.GetBytes(name);
        return (System.Text.Unicode.Utf8.IsValid(bytes) ? EncodingNames.Utf8 : EncodingNames.Gb18030).GetString(bytes);
    }
}
