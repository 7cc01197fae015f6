using LandPlanner.Features;

namespace LandPlanner.Gdal;

/// <summary>
/// A file of one or more vector layers: shapefile, FileGDB, GeoPackage, GeoJSON, KML, DXF, MapInfo (TAB, MIF) or
/// FlatGeobuf, plain or in a zip.
/// </summary>
/// <remarks>
/// The file and its folder are only read. Coordinates come as they are in the file, x east before y north. One instance
/// belongs to one thread, and one
/// layer is read at a time. A layer that holds several kinds of shapes (a drawing, say) is listed once a kind, as
/// "name:polygons", "name:lines" and
/// "name:points"; closed lines of drawings are polygons.
/// Memory does not grow with the file. Zips are unpacked into a temporary folder while they are open.
/// </remarks>
public sealed class VectorFile : IDisposable
{
    private readonly string _path;
    private readonly UnpackedZip? _zip;
    private readonly List<VectorDataset> _datasets = [];
    private readonly List<LayerSource> _layers = [];
    private readonly Lazy<string> _sha256;

    private VectorFile(string path, string? encoding)
    {
        _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        _sha256 = new(() => Fingerprint.Of(_path));
        try
        {
            _zip = Formats.ExtensionOf(_path) == "zip" && File.Exists(_path) ? new(_path) : null;
            if (_zip is null)
                Add(VectorDataset.Open(_path, encoding));
            else
                OpenAll(_zip, encoding);
            if (_layers.Count == 0)
                throw new GdalException($"'{FileName}' holds no layers. Ask for the file again.");
        }
        catch
        {
            Dispose();
            throw;
        }

        Layers = [.. _layers.Select(layer => layer.Info)];
    }

    /// <summary>In the file's order; of a zip with several data sets, in the order of their paths.</summary>
    public IReadOnlyList<SourceLayer> Layers { get; }

    /// <summary>GDAL's short name of the driver; several, with commas, for a zip of several formats.</summary>
    public string Format => string.Join(", ", _datasets.Select(dataset => dataset.Format).Distinct());

    /// <summary>The file's name without its folder.</summary>
    public string FileName => Path.GetFileName(_path);

    /// <summary>Lower-case hex, of the file's bytes: of the .shp, .shx, .dbf, .prj and .cpg in turn, of all files of a
    /// .gdb or a MapInfo table by name.</summary>
    public string Sha256 => _sha256.Value;

    /// <summary>Begins to load GDAL beside other work: it takes as long as to open a workspace. Where it is missing,
    /// <see cref="Open"/> says so.</summary>
    public static void Prepare() => Task.Run(() =>
    {
        try
        {
            GdalLibrary.Require();
        }
        catch (GdalMissingException)
        {
        }
    });

    /// <param name="path">A file, any part of a shapefile, or a folder that ends in .gdb.</param>
    /// <param name="encoding">
    /// What the caller says the text's encoding is ("GBK", "UTF-8", "936", …), for the formats that do not fix it
    /// (shapefile, MapInfo); checked against the
    /// bytes. Null to find it by the .cpg, the language id, or the bytes.
    /// </param>
    /// <exception cref="GdalException">It has to be turned into another format first; the message says how.</exception>
    /// <exception cref="GdalMissingException">GDAL is not on this machine.</exception>
    /// <exception cref="GdalException">It is absent, empty, damaged or of an unknown kind.</exception>
    public static VectorFile Open(string path, string? encoding = null)
    {
        Formats.Check(path);
        GdalLibrary.Require();
        try
        {
            return new(path, encoding);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GdalException($"'{Path.GetFileName(path)}' could not be read: {e.Message}", "", e);
        }
    }

    /// <summary>Streams a layer's records in the file's order; those lost in part or whole are among them, with
    /// notes.</summary>
    /// <param name="layerName">As <see cref="Layers"/> lists it.</param>
    /// <exception cref="GdalException">There is no such layer, or the file is damaged where reading has come
    /// to.</exception>
    public IEnumerable<SourceRecord> Read(string layerName, CancellationToken ct)
    {
        var layer = _layers.Find(layer => layer.Info.Name == layerName)
            ?? throw new GdalException(
                $"'{FileName}' has no layer '{layerName}'. " +
                $"It has: {string.Join(", ", Layers.Select(info => $"'{info.Name}'"))}.");
        return layer.Read(ct);
    }

    public void Dispose()
    {
        foreach (var dataset in _datasets)
            dataset.Dispose();
        _zip?.Dispose();
    }

    private void Add(VectorDataset dataset)
    {
        _datasets.Add(dataset);
        _layers.AddRange(dataset.Layers);
    }

    private void OpenAll(UnpackedZip zip, string? encoding)
    {
        var failures = new List<GdalException>();
        var opened = new List<(string Name, VectorDataset DataSet)>();
        foreach (var path in zip.DataSets)
        {
            try
            {
                var dataset = VectorDataset.Open(path, encoding);
                _datasets.Add(dataset);
                opened.Add((zip.NameOf(path), dataset));
            }
            catch (GdalException e)
            {
                failures.Add(e);
            }
        }

        if (opened.Count == 0)
            throw failures[0];
        var layers = Named(opened).ToList();
        if (layers.Count > 0 && failures.Count > 0)
            layers[0] = WithProblems(layers[0], failures.Select(failure => failure.Message));
        _layers.AddRange(layers);
    }

    /// <summary>Puts the path of its data set before a layer's name where the name alone is not unique.</summary>
    private static IEnumerable<LayerSource> Named(List<(string Name, VectorDataset DataSet)> opened)
    {
        var unique = opened.SelectMany(set => set.DataSet.Layers).CountBy(layer => layer.Info.Name)
            .Where(pair => pair.Value == 1).Select(pair => pair.Key).ToHashSet();
        foreach (var (name, dataset) in opened)
        {
            foreach (var layer in dataset.Layers)
                yield return unique.Contains(layer.Info.Name)
                    ? layer
                    : layer.As(layer.Info with { Name = $"{name}/{layer.Info.Name}" });
        }
    }

    private static LayerSource WithProblems(LayerSource layer, IEnumerable<string> problems) =>
        layer.As(layer.Info with { Problems = [.. layer.Info.Problems, .. problems] });
}
