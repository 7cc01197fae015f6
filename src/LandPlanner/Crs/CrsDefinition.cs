namespace LandPlanner.Crs;

/// <summary>The datum a coordinate reference system stands on.</summary>
public enum Datum
{
    Cgcs2000,
    Wgs84,

    /// <summary>西安80. Its parameters to CGCS2000 are not public: they are never guessed.</summary>
    Xian1980,

    /// <summary>北京54. Its parameters to CGCS2000 are not public: they are never guessed.</summary>
    Beijing1954,
}

public enum CrsKind
{
    /// <summary>Longitude, latitude in degrees; held x = longitude, y = latitude.</summary>
    Geographic,

    /// <summary>Gauss-Kruger (transverse Mercator, scale 1, origin on the equator) in metres; held x = easting, y = northing.</summary>
    GaussKruger,

    /// <summary>Spherical Web Mercator (EPSG:3857) in metres.</summary>
    WebMercator,
}

/// <summary>A coordinate reference system as the tables under <c>data/crs</c> define it.</summary>
/// <param name="Name">The EPSG name, for example "CGCS2000 / 3-degree Gauss-Kruger zone 41".</param>
/// <param name="Wkt">OGC WKT 1 as ProjNet and GDAL read it.</param>
/// <param name="Aliases">Names met in <c>.prj</c> files, for example "CGCS2000_3_Degree_GK_Zone_41".</param>
/// <param name="CentralMeridianDegrees">Gauss-Kruger only, else 0.</param>
/// <param name="FalseEastingMetres">Gauss-Kruger only: 500 000, or zone × 1 000 000 + 500 000 where the easting carries the zone.</param>
/// <param name="ZoneWidthDegrees">Gauss-Kruger only: 3 or 6, else 0.</param>
public sealed record CrsDefinition(
    CrsCode Code,
    string Name,
    CrsKind Kind,
    Datum Datum,
    string Wkt,
    IReadOnlyList<string> Aliases,
    double CentralMeridianDegrees = 0,
    double FalseEastingMetres = 0,
    int ZoneWidthDegrees = 0);
