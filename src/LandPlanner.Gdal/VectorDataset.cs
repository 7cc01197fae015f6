using LandPlanner.Gdal.Interop;

namespace LandPlanner.Gdal;

/// <summary>One opened data set, staged where it has to be, with its layers.</summary>
internal sealed class VectorDataset : IDisposable
{
    private readonly DatasetHandle _handle;
    private readonly IStagedSource? _stage;

    private VectorDataset(DatasetHandle handle, IStagedSource? stage, string fileName)
    {
        (_handle, _stage, FileName) = (handle, stage, fileName);
        Format = GdalLibrary.TextAt(NativeGdal.GetDriverShortName(NativeGdal.GetDatasetDriver(handle)));
    }

    /// <summary>GDAL's short name of the driver.</summary>
    public string Format { get; }

    /// <summary>As sentences name it.</summary>
    public string FileName { get; }

    public IReadOnlyList<LayerSource> Layers { get; private set; } = [];

    /// <exception cref="GdalException">It cannot be read.</exception>
    public static VectorDataset Open(string path, string? encoding)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Formats.ExtensionOf(path) == "kmz")
            ZipGuard.Check(path);
        var stage = StageOf(path);
        DatasetHandle? handle = null;
        try
        {
            handle = OpenHandle(stage?.StagedPath ?? path, name);
            var dataset = new VectorDataset(handle, stage, name);
            dataset.Layers = dataset.ListLayers(encoding);
            return dataset;
        }
        catch
        {
            handle?.Dispose();
            stage?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _handle.Dispose();
        _stage?.Dispose();
    }

    private static IStagedSource? StageOf(string path) => Formats.ExtensionOf(path) switch
    {
        "shp" or "shx" or "dbf" => new ShapefileStage(path),
        "tab" or "mif" => new MapInfoStage(path),
        "gpkg" when GeoPackageStage.IsNeeded(path) => new GeoPackageStage(path),
        _ => null,
    };

    private static DatasetHandle OpenHandle(string path, string name)
    {
        const OpenFlags flags = OpenFlags.ReadOnly | OpenFlags.Vector | OpenFlags.VerboseError;
        var drivers = Formats.DriversFor(path);
        // Raw bytes: texts are decoded here, with an encoding that was checked against them.
        using var options = new NativeStrings(drivers is ["ESRI Shapefile"] ? ["ENCODING="] : []);
        using var allowed = new NativeStrings(drivers);
        NativeCpl.ErrorReset();
        var handle = NativeGdal.OpenEx(path, flags, allowed.Pointer, options.Pointer, 0);
        if (!handle.IsInvalid)
            return handle;
        handle.Dispose();
        throw GdalException.WithReason(
            $"'{name}' could not be opened: it is damaged, cut short, or not what its name says. " +
            $"Ask for the file again.");
    }

    private List<LayerSource> ListLayers(string? encoding)
    {
        var layers = new List<LayerSource>();
        var verdict = _stage?.FindEncoding(encoding);
        for (var i = 0; i < NativeGdal.DatasetGetLayerCount(_handle); i++)
        {
            var layer = NativeGdal.DatasetGetLayer(_handle, i);
            layers.AddRange(new LayerListing(layer, this, _stage, verdict).List());
        }

        return layers;
    }
}
