using System.Security.Cryptography;
using LandPlanner.Features;
using LandPlanner.Gdal.Interop;

namespace LandPlanner.Gdal;

/// <summary>A file, folder or zip of vector layers, open for reading. One thread at a time.</summary>
public sealed class VectorFile : IDisposable
{
    private readonly SourceFiles _files;
    private readonly List<OgrDataset> _datasets;
    private readonly string _path;
    private string? _sha256;

    private VectorFile(string path, SourceFiles files, List<OgrDataset> datasets)
    {
        (_path, _files, _datasets) = (path, files, datasets);
        FileName = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        Layers = [.. datasets.SelectMany(dataset => dataset.Layers)];
    }

    public string FileName { get; }

    /// <summary>GDAL's short name of the format, for example "ESRI Shapefile".</summary>
    public string Format => _datasets[0].Format;

    /// <summary>All layers of all data sets, in the file's order.</summary>
    public IReadOnlyList<SourceLayer> Layers { get; }

    /// <summary>SHA-256 of the file's bytes, lower-case hex: of a shapefile its parts in turn, of a folder its files in ordinal order of their names.</summary>
    public string Sha256 => _sha256 ??= Hash();

    /// <param name="encoding">The caller's word on the text's encoding; checked against the bytes.</param>
    /// <exception cref="GdalException">The file cannot be read; the message says why and what to do.</exception>
    public static VectorFile Open(string path, string? encoding = null)
    {
        GdalLibrary.Ready();
        var files = SourceFiles.Find(path);
        var datasets = new List<OgrDataset>();
        try
        {
            foreach (var dataset in files.Datasets)
                datasets.Add(OgrDataset.Open(dataset, files.Datasets.Count == 1 ? path : dataset, encoding));
            return new(path, files, datasets);
        }
        catch
        {
            datasets.ForEach(dataset => dataset.Dispose());
            files.Dispose();
            throw;
        }
    }

    /// <summary>The records of a layer, in the file's order. Those a broken file has lost come last, each with the note "lost-record".</summary>
    /// <exception cref="GdalException">There is no such layer, or it cannot be read.</exception>
    public IEnumerable<SourceRecord> Read(string layerName, CancellationToken ct)
    {
        var dataset = _datasets.FirstOrDefault(dataset => dataset.Layers.Any(layer => layer.Name == layerName))
            ?? throw new GdalException($"'{FileName}' has no layer '{layerName}'.");
        return dataset.Read(layerName, ct);
    }

    public void Dispose()
    {
        _datasets.ForEach(dataset => dataset.Dispose());
        _files.Dispose();
    }

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var parts = Directory.Exists(_path) ? Directory.EnumerateFiles(_path).Order(StringComparer.Ordinal)
            : Format == OgrDataset.Shapefile && !_path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? ShapefileParts.All(_path)
            : [_path];
        var buffer = new byte[1 << 20];
        foreach (var part in parts)
        {
            using var file = File.OpenRead(part);
            for (var read = file.Read(buffer); read > 0; read = file.Read(buffer))
                hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
