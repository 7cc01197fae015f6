using System.Text;
using LandPlanner.Stores;

namespace LandPlanner.Gdal;

/// <summary>Which driver reads which file, and which files none here reads.</summary>
internal static class Formats
{
    private static readonly string[] AllDrivers =
        [
            "ESRI Shapefile", "OpenFileGDB", "GPKG", "GeoJSON", "GeoJSONSeq", "LIBKML", "KML", "DXF", "MapInfo File",
            "FlatGeobuf",
        ];

    /// <summary>Extensions of vector files and their parts; those of a FileGDB are among them.</summary>
    internal static readonly IReadOnlyCollection<string> Expected = new HashSet<string>(
        [
            "zip", "shp", "shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix", "qpj", "gpkg", "geojson", "json",
            "geojsonl", "geojsons", "kml", "kmz", "dxf", "tab", "dat", "map", "id", "ind", "mif", "mid", "fgb",
            "gdbtable", "gdbtablx", "gdbindexes", "atx", "spx", "freelist", "horizon", "cdf",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file may belong to a vector file: a FileGDB has parts without an extension.</summary>
    internal static bool IsExpected(string path) => path.Contains(".gdb/", StringComparison.OrdinalIgnoreCase)
        || Expected.Contains(ExtensionOf(path)) || Path.GetFileName(path) is "gdb" or "timestamps";

    /// <summary>The drivers to try, by the file's extension; all where it tells nothing.</summary>
    internal static IReadOnlyList<string> DriversFor(string path) => ExtensionOf(path) switch
    {
        "shp" or "shx" or "dbf" => ["ESRI Shapefile"],
        "gdb" => ["OpenFileGDB"],
        "gpkg" => ["GPKG"],
        "geojson" or "json" => ["GeoJSON", "GeoJSONSeq"],
        "geojsonl" or "geojsons" => ["GeoJSONSeq"],
        "kml" or "kmz" => ["LIBKML", "KML"],
        "dxf" => ["DXF"],
        "tab" or "mif" or "mid" => ["MapInfo File"],
        "fgb" => ["FlatGeobuf"],
        _ => AllDrivers,
    };

    /// <summary>Whether a file inside an archive is a data set of its own, rather than a part of one or something
    /// else.</summary>
    internal static bool IsDataSet(string path) => ExtensionOf(path) switch
    {
        "shp" or "gpkg" or "geojson" or "json" or "geojsonl" or "kml" or "kmz" => true,
        "dxf" or "tab" or "mif" or "fgb" => true,
        "dbf" => new ShapefileParts(path).Find("shp") is null,
        _ => false,
    };

    internal static string ExtensionOf(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant();

    /// <exception cref="GdalException">It is of a kind that has to be turned into another first.</exception>
    /// <exception cref="GdalException">It is not there, or empty.</exception>
    internal static void Check(string path)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Directory.Exists(path))
        {
            if (ExtensionOf(name) != "gdb")
                throw new GdalException(
                    $"'{name}' is a folder. Name the file inside it, or a folder that ends in .gdb.");
            return;
        }

        if (!File.Exists(path))
            throw new GdalException($"There is no file '{path}'. Check the path.");
        if (WayOut(ExtensionOf(path), FirstBytes(path)) is { } wayOut)
            throw new GdalException($"'{name}' {wayOut}");
        if (new FileInfo(path).Length == 0)
            throw new GdalException($"'{name}' is empty (0 bytes). Ask for the file again.");
    }

    /// <summary>What to do with a file of a kind that is not read here, as the end of a sentence about it; null where its
    /// name tells nothing.</summary>
    internal static Sentence? WayOut(string path) => WayOut(ExtensionOf(path), "");

    private static Sentence? WayOut(string extension, string start)
    {
        if (extension == "rar" || start.StartsWith("Rar!", StringComparison.Ordinal))
            return "is a RAR archive, which is not read here. Unpack it and name the file inside, or pack it as .zip.";
        if (extension == "7z" || start.StartsWith("7z\u00BC\u00AF", StringComparison.Ordinal))
            return "is a 7z archive, which is not read here. Unpack it, then name the file inside, or pack it as .zip.";
        if (extension == "mdb" || start.Contains("Standard Jet DB", StringComparison.Ordinal))
            return "is a personal geodatabase (Access), which is not read here. Export it to a FileGDB (.gdb) or to shapefiles.";
        if (extension == "dwg" || start.StartsWith("AC10", StringComparison.Ordinal))
            return "is an AutoCAD drawing, which is not read here. Save it as DXF (.dxf), then name that file.";
        return null;
    }

    private static string FirstBytes(string path)
    {
        Span<byte> start = stackalloc byte[32];
        using var file = File.OpenRead(path);
        var count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Encoding.Latin1.GetString(start[..count]);
    }
}
