namespace LandPlanner.Gdal;

/// <summary>A format that can be written, known by its extension.</summary>
/// <param name="LongestName">Bytes a field's name may have; 0 for any.</param>
internal sealed record VectorFormat(string Extension, string Driver, int LongestName = 0)
{
    private static readonly VectorFormat[] All =
    [
        new(".shp", "ESRI Shapefile", 10), new(".gpkg", "GPKG"), new(".geojson", "GeoJSON"), new(".json", "GeoJSON"), new(".kml", "KML"),
        new(".dxf", "DXF"), new(".tab", "MapInfo File", 31), new(".mif", "MapInfo File", 31), new(".fgb", "FlatGeobuf"), new(".gdb", "OpenFileGDB"),
        new(".csv", "CSV"),
    ];

    /// <summary>Whole numbers beyond 32 bits go in as such; otherwise as real numbers, exact to 2⁵³.</summary>
    public bool HasInteger64 => Driver is not ("MapInfo File" or "OpenFileGDB");

    public bool IsDxf => Driver == "DXF";

    /// <exception cref="GdalException">Nothing is known to be written under this extension.</exception>
    public static VectorFormat Of(string path) =>
        Array.Find(All, format => path.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase))
        ?? throw new GdalException($"'{Path.GetFileName(path)}' cannot be written: its extension is none of {string.Join(" ", All.Select(format => format.Extension))}.");
}
