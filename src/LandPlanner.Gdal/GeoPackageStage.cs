namespace LandPlanner.Gdal;

/// <summary>
/// A copy of a GeoPackage whose database is in write-ahead mode: SQLite would write beside the source even when it only
/// reads.
/// </summary>
internal sealed class GeoPackageStage : IStagedSource
{
    private readonly ScratchFolder _folder = new();
    private readonly string _name;

    public GeoPackageStage(string path)
    {
        _name = Path.GetFileName(path);
        try
        {
            File.Copy(path, StagedPath);
            if (File.Exists(path + "-wal"))
                File.Copy(path + "-wal", StagedPath + "-wal");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string StagedPath => _folder.File(_name);

    public string? LayerName => null;

    public string? CrsText => null;

    public long? Count => null;

    public IReadOnlyList<string> Problems => [];

    /// <summary>Bytes 18 and 19 of an SQLite file say 2 in write-ahead mode.</summary>
    public static bool IsNeeded(string path)
    {
        Span<byte> header = stackalloc byte[20];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(header, 20, throwOnEndOfStream: false) == 20 && (header[18] == 2 || header[19] == 2);
    }

    public EncodingVerdict? FindEncoding(string? caller) => null;

    public IReadOnlyList<string> NotesOn(long number, bool hasShape) => [];

    public void Dispose() => _folder.Dispose();
}
