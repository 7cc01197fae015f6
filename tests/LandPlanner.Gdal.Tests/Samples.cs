using LandPlanner.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Gdal.Tests;

/// <summary>Small layers to write, and the ways to write and to read them whole.</summary>
internal static class Samples
{
    /// <summary>CGCS2000 / 3-degree Gauss-Kruger CM 123E, as EPSG:4550 has it.</summary>
    internal const string Cgcs2000Zone123 =
        """PROJCS["CGCS2000 / 3-degree Gauss-Kruger CM 123E",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",123],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","4550"]]""";

    internal static readonly FeatureSchema Schema = new(
    [
        new("DLMC", FieldType.Text, 60),
        new("SJNF", FieldType.Integer),
        new("TBMJ", FieldType.Real),
        new("RQ", FieldType.Date),
    ]);

    internal static readonly Feature[] Parcels =
    [
        new(0, Shape("POLYGON ((400000 4140000, 400100 4140000, 400100 4140100, 400000 4140100, 400000 4140000), (400020 4140020, 400020 4140040, 400040 4140040, 400040 4140020, 400020 4140020))"),
            ["水田", 2024L, 9600.25, new DateOnly(2024, 3, 1)]),
        new(0, null, ["乔木林地", 2023L, 0.5, null]),
        new(0, Shape("MULTIPOLYGON (((400200 4140000, 400250 4140000, 400250 4140050, 400200 4140050, 400200 4140000)), ((400300 4140000, 400310 4140000, 400310 4140010, 400300 4140010, 400300 4140000)))"),
            [null, null, null, new DateOnly(1999, 12, 31)]),
    ];

    internal static Geometry Shape(string wkt) => new WKTReader().Read(wkt);

    internal static async Task<VectorFileResult> WriteAsync(
        string path, IEnumerable<Feature> features, FeatureSchema? schema = null, VectorFileOptions? options = null,
        GeometryKind kind = GeometryKind.Polygon, string? crs = Cgcs2000Zone123) =>
        await VectorFileWriter.WriteAsync(
            path, new("parcels", LayerRole.Reference, kind, schema ?? Schema), crs, features.ToAsyncEnumerable(), options ?? new(),
            TestContext.Current.CancellationToken);

    internal static List<SourceRecord> ReadAll(this VectorFile file, string? layer = null) =>
        [.. file.Read(layer ?? file.Layers[0].Name, TestContext.Current.CancellationToken)];

    /// <summary>
    /// Area in the file's own plane, by the shoelace formula, holes taken away by their winding or by their place
    /// after the first ring.
    /// </summary>
    internal static double PlanarArea(this SourceRecord record)
    {
        if (record.Shape is not { } shape)
            return 0;
        var (area, ring) = (0.0, 0);
        foreach (var end in shape.PartEnds)
        {
            for (var first = ring; ring < end; ring++)
                area += (ring == first ? 1 : -1) * RingArea(shape.Ring(ring));
        }

        return area;
    }

    private static double RingArea(ReadOnlySpan<double> ring)
    {
        var sum = 0.0;
        for (var i = 0; i + 3 < ring.Length; i += 2)
            sum += ((ring[i] - ring[0]) * (ring[i + 3] - ring[1])) - ((ring[i + 2] - ring[0]) * (ring[i + 1] - ring[1]));
        return Math.Abs(sum) / 2;
    }
}
