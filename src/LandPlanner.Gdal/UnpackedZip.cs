using System.IO.Compression;
using System.Text;

namespace LandPlanner.Gdal;

/// <summary>A zip unpacked into a temporary folder. Names that are not marked as UTF-8 are read as UTF-8 if they are,
/// else as GB18030. Only what belongs to vector files is unpacked; archives inside it are left alone.</summary>
internal sealed class UnpackedZip : IDisposable
{
    private const string GdbTable = "a00000001.gdbtable";

    private readonly ScratchFolder _folder = new();
    private readonly string _root;

    /// <exception cref="GdalException">It is no zip, is damaged or encrypted, holds nothing readable, or does not fit
    /// on the disk.</exception>
    public UnpackedZip(string path)
    {
        var name = Path.GetFileName(path);
        _root = _folder.File(Path.GetFileNameWithoutExtension(path));
        try
        {
            Unpack(path, name);
            DataSets = FindDataSets();
        }
        catch (InvalidDataException e)
        {
            Dispose();
            throw new GdalException(
                $"'{name}' is damaged, encrypted or not a zip. Unpack it by hand, or ask for it again.", "", e);
        }
        catch
        {
            Dispose();
            throw;
        }

        if (DataSets.Count > 0)
            return;
        Dispose();
        throw new GdalException($"'{name}' holds no vector file that can be read here. Unpack it and look inside.");
    }

    /// <summary>Paths of all data sets found, in ordinal order.</summary>
    public IReadOnlyList<string> DataSets { get; } = [];

    /// <summary>A data set's path inside the zip, without its extension, with forward slashes.</summary>
    public string NameOf(string dataSet) =>
        Path.ChangeExtension(Path.GetRelativePath(_root, dataSet), null).Replace(Path.DirectorySeparatorChar, '/');

    public void Dispose() => _folder.Dispose();

    private void Unpack(string path, string name)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Read, Encoding.Latin1);
        ZipGuard.Check(zip, name, new FileInfo(path).Length);
        var free = new DriveInfo(_folder.Path).AvailableFreeSpace;
        if (zip.Entries.Sum(entry => (decimal)entry.Length) > free)
            throw new GdalException(
                $"'{name}' does not fit unpacked on the disk of the temporary folder. Make room there.");
        foreach (var entry in zip.Entries)
            Unpack(entry, name);
        if (File.Exists(Path.Combine(_root, GdbTable)))
            Directory.Move(_root, _root + ".gdb");
    }

    private void Unpack(ZipArchiveEntry entry, string zipName)
    {
        var relative = DecodeName(entry.FullName).Replace('\\', '/');
        if (relative.EndsWith('/') || relative.StartsWith("__MACOSX/", StringComparison.Ordinal))
            return;
        var target = relative.Contains('\0') ? _root : Path.GetFullPath(Path.Combine(_root, relative));
        if (!target.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new GdalException(
                $"'{zipName}' holds the entry '{relative}', which leads out of its folder. It was not unpacked.");
        if (!Formats.IsExpected(relative))
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

    private List<string> FindDataSets()
    {
        var geodatabases = Directory.EnumerateFiles(_folder.Path, GdbTable, SearchOption.AllDirectories)
            .Select(table => Path.GetDirectoryName(table)!).ToList();
        var files = Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
            .Where(file => !geodatabases.Contains(Path.GetDirectoryName(file)!) && Formats.IsDataSet(file));
        return [.. geodatabases.Concat(files).Order(StringComparer.Ordinal)];
    }
}
