using LandPlanner.Crs;

namespace LandPlanner.Testing;

/// <summary>A CRS for tests that need one without reading the tables.</summary>
public static class TestCrs
{
    /// <summary>EPSG:4550, as <c>gdalsrsinfo -o wkt1 EPSG:4550</c> prints it.</summary>
    public static CrsDefinition Gk123 { get; } = new(
        new(4550), "CGCS2000 / 3-degree Gauss-Kruger CM 123E", CrsKind.GaussKruger, Datum.Cgcs2000,
        """
        PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 123E",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",123],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","4550"]]
        """,
        ["CGCS2000_3_Degree_GK_CM_123E"], 123, 500_000, 3);

    /// <summary>EPSG:4490, likewise.</summary>
    public static CrsDefinition Degrees { get; } = new(
        new(4490), "CGCS2000", CrsKind.Geographic, Datum.Cgcs2000,
        """
        GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]
        """,
        ["GCS_China_Geodetic_Coordinate_System_2000"]);
}
