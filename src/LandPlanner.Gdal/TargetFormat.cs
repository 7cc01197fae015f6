using LandPlanner.Features;

namespace LandPlanner.Gdal;

/// <summary>What a format that is written can take.</summary>
/// <param name="Driver">GDAL's short name.</param>
/// <param name="Extensions">Of the files that make it up, the one that opens it last.</param>
/// <param name="CodePageText">Text is in a code page and at most 254 bytes long.</param>
internal sealed record TargetFormat(string Driver, IReadOnlyList<string> Extensions, bool CodePageText = false)
{
    private static readonly string[] ShapefileExtensions =
        ["sbn", "sbx", "qix", "qpj", "idm", "ind", "cpg", "prj", "dbf", "shx", "shp"];

    /// <summary>The longest text of a code-page format, in bytes.</summary>
    internal const int LongestText = 254;

    internal bool IsShapefile => Driver == "ESRI Shapefile";

    internal bool IsMapInfo => Driver == "MapInfo File";

    /// <summary>Leaves out records without a shape, without a word.</summary>
    internal bool NeedsShapes => Driver == "FlatGeobuf";

    internal bool IsDrawing => Driver == "DXF";

    /// <exception cref="GdalException">Nothing is written to files of this extension.</exception>
    internal static TargetFormat For(string path) => Formats.ExtensionOf(path) switch
    {
        "shp" => new("ESRI Shapefile", ShapefileExtensions, CodePageText: true),
        "gpkg" => new("GPKG", ["gpkg-wal", "gpkg-shm", "gpkg"]),
        "geojson" or "json" => new("GeoJSON", [Formats.ExtensionOf(path)]),
        "kml" => new("LIBKML", ["kml"]),
        "dxf" => new("DXF", ["dxf"]),
        "tab" => new("MapInfo File", ["id", "ind", "map", "dat", "tab"], CodePageText: true),
        "mif" => new("MapInfo File", ["mid", "mif"], CodePageText: true),
        "fgb" => new("FlatGeobuf", ["fgb"]),
        "gdb" => new("OpenFileGDB", ["gdb"]),
        var other => throw new GdalException(
            $"'{Path.GetFileName(path)}' cannot be written: '.{other}' is none of " +
            $".shp, .gpkg, .geojson, .kml, .dxf, .tab, .mif, .fgb, .gdb."),
    };

    internal IReadOnlyList<string> LayerOptions(string path, GeometryKind kind, VectorFileOptions options, bool isGbk)
    {
        if (IsShapefile)
            return [isGbk ? "ENCODING=LDID/77" : "ENCODING=UTF-8", $"SHPT={ShapeType(kind, options.IncludeZ)}"];
        return Driver switch
        {
            "GeoJSON" => ["RFC7946=NO", "WRITE_NAME=YES"],
            // The index would change the order of the records.
            "FlatGeobuf" => ["SPATIAL_INDEX=NO"],
            "GPKG" => ["FID=fid", "GEOMETRY_NAME=geom"],
            "MapInfo File" => [isGbk ? "ENCODING=CP936" : "ENCODING=", .. Bounds(path, options)],
            _ => [],
        };
    }

    private static IEnumerable<string> Bounds(string path, VectorFileOptions options) =>
        Formats.ExtensionOf(path) == "tab" && options.Bounds is { } b
            ? [FormattableString.Invariant($"BOUNDS={b.MinX:R},{b.MinY:R},{b.MaxX:R},{b.MaxY:R}")]
            : [];

    private static string ShapeType(GeometryKind kind, bool withZ) => (kind switch
    {
        GeometryKind.Point => "MULTIPOINT",
        GeometryKind.Line => "ARC",
        GeometryKind.Polygon => "POLYGON",
        _ => "NULL",
    }) + (withZ && kind != GeometryKind.None ? "Z" : "");
}
