using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Maps;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Testing;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Reports.Tests.Maps;

/// <summary>Small sheets to be printed, on EPSG:4550 (central meridian 123° E).</summary>
internal static class Sheets
{
    public const double East = 420_000;
    public const double North = 4_140_000;

    /// <summary>CGCS2000 longitude and latitude: what <see cref="TestCrs.Gk123"/> is projected from.</summary>
    private static readonly CrsDefinition Degrees = new(
        new(4490), "CGCS2000", CrsKind.Geographic, Datum.Cgcs2000,
        """
        GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]
        """,
        []);

    public static readonly LayerSymbol Black = Symbol(fill: "#000000");

    /// <summary>A layer of shapes given in metres from <see cref="East"/> and <see cref="North"/>.</summary>
    public static PrintedLayer Layer(string name, LayerSymbol symbol, params (string Wkt, string Key, string Text)[] features) => new(
        name, GeometryKind.Polygon, symbol, 1, new DateOnly(2024, 12, 31), "测试.shp", new Dictionary<string, PrintedClass>(),
        [.. features.Select(feature => new PrintedFeature(Moved(feature.Wkt), feature.Key, feature.Text, null))]);

    public static MapSheet Of(double scale, params PrintedLayer[] layers) => new(
        PaperSize.Find("A4")!, true, scale, new(East, North), "温泉镇土地利用图", layers, TestCrs.Gk123,
        Reprojector.Create(TestCrs.Gk123, Degrees), new DateOnly(2026, 11, 25), "", ReportLanguage.Chinese);

    public static LayerSymbol Symbol(
        string? fill = null, SymbolHatch? hatch = null, SymbolStroke? stroke = null, SymbolLabel? label = null, params SymbolValue[] values) =>
        new("reference", null, "other", fill is null ? null : new(fill), 1, stroke, hatch, label, null, null, values, false);

    /// <summary>A square, its lower left corner and its side in metres.</summary>
    public static string Square(double x, double y, double side) =>
        FormattableString.Invariant($"POLYGON (({x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y}))");

    private static Geometry Moved(string wkt)
    {
        var shape = new WKTReader().Read(wkt);
        shape.Apply(NetTopologySuite.Geometries.Utilities.AffineTransformation.TranslationInstance(East, North));
        return shape;
    }
}
