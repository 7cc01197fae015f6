using System.IO.Compression;
using System.Text;

namespace LandPlanner.Gdal;

/// <summary>The data sets behind a path: itself, or what a zip holds, unpacked to a folder that goes when this is disposed.</summary>
/// <remarks>The source is never written to: a shapefile without its .shx is completed in a copy.</remarks>
internal sealed class SourceFiles : IDisposable
{
    private static readonly string[] Extensions =
        [".shp", ".gpkg", ".geojson", ".json", ".kml", ".dxf", ".tab", ".mif", ".fgb", ".gdb", ".dbf", ".gml", ".csv"];

    private readonly List<string> _datasets = [];
    private string? _unpacked;

    private SourceFiles()
    {
    }

    public IReadOnlyList<string> Datasets => _datasets;

    /// <exception cref="GdalException">There is nothing there, or nothing that can be read here.</exception>
    public static SourceFiles Find(string path)
    {
        Refuse(path);
        var files = new SourceFiles();
        try
        {
            if (Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
                files.Unpack(path);
            else
                files._datasets.Add(files.WithIndex(path));
            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_unpacked is not null)
            Directory.Delete(_unpacked, recursive: true);
        _unpacked = null;
    }

    private static void Refuse(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        var wayOut = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".rar" or ".7z" => "Unpack it and import what is inside, or pack it as .zip.",
            ".mdb" => "Export the personal geodatabase to a file geodatabase (.gdb) or to shapefiles.",
            ".dwg" => "Save the drawing as .dxf.",
            _ => null,
        };
        if (wayOut is not null)
            throw new GdalException($"'{name}' is in a format that cannot be read here. {wayOut}");
        if (!Path.Exists(path))
            throw new GdalException($"There is no file '{path}'.");
        if (File.Exists(path) && new FileInfo(path).Length == 0)
            throw new GdalException($"'{name}' is empty: it has no bytes at all. Ask for it again.");
    }

    private string Folder() => _unpacked ??= Directory.CreateTempSubdirectory("landplanner-").FullName;

    private void Unpack(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var folder = Folder();
        try
        {
            // Names without the UTF-8 mark come from Chinese Windows.
            using var zip = ZipFile.Open(path, ZipArchiveMode.Read, Encoding.GetEncoding("GB18030"));
            zip.ExtractToDirectory(folder, overwriteFiles: true);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw new GdalException($"'{Path.GetFileName(path)}' cannot be unpacked: {failure.Message} Ask for it again.");
        }

        _datasets.AddRange(Inside(folder).Order(StringComparer.Ordinal).Select(WithIndex));
        if (_datasets.Count == 0)
            throw new GdalException($"'{Path.GetFileName(path)}' holds no file that can be read here ({string.Join(" ", Extensions)}).");
    }

    private static IEnumerable<string> Inside(string folder)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            var found = inner.EndsWith(".gdb", StringComparison.OrdinalIgnoreCase) ? [inner] : Inside(inner);
            foreach (var dataset in found)
                yield return dataset;
        }

        foreach (var file in Directory.EnumerateFiles(folder).Where(IsDataset))
            yield return file;
    }

    private static bool IsDataset(string file)
    {
        var extension = Path.GetExtension(file).ToLowerInvariant();
        return Extensions.Contains(extension) && !(extension == ".dbf" && ShapefileParts.Find(file, ".shp") is not null);
    }

    private string WithIndex(string path)
    {
        if (!path.EndsWith(".shp", StringComparison.OrdinalIgnoreCase) || !ShapeIndex.IsNeeded(path))
            return path;
        var copy = Directory.CreateDirectory(Path.Combine(Folder(), "indexed")).FullName;
        foreach (var part in ShapefileParts.All(path))
            File.Copy(part, Path.Combine(copy, Path.GetFileNameWithoutExtension(path) + Path.GetExtension(part).ToLowerInvariant()), overwrite: true);
        var completed = Path.Combine(copy, Path.GetFileNameWithoutExtension(path) + ".shp");
        ShapeIndex.Rebuild(completed);
        return completed;
    }
}
