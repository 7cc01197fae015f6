namespace LandPlanner.Gdal;

/// <summary>A zip unpacked into a temporary folder. Only what belongs to vector files is unpacked; archives inside it are
/// left alone.</summary>
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
            Unpack(path);
            DataSets = FindDataSets();
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

    private void Unpack(string path)
    {
        ZipUnpacker.Unpack(path, _root, Formats.IsExpected);
        if (File.Exists(Path.Combine(_root, GdbTable)))
            Directory.Move(_root, _root + ".gdb");
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
