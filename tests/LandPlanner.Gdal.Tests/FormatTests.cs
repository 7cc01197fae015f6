using LandPlanner.Features;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

public sealed class FormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.shp", "ESRI Shapefile", "UTF-8")]
    [InlineData("a.shp", "ESRI Shapefile", "GBK")]
    [InlineData("a.gpkg", "GPKG", "UTF-8")]
    [InlineData("a.geojson", "GeoJSON", "UTF-8")]
    [InlineData("a.gdb", "OpenFileGDB", "UTF-8")]
    [InlineData("a.mif", "MapInfo File", "GBK")]
    [InlineData("a.tab", "MapInfo File", "GBK")]
    public async Task What_is_written_is_read_back(string name, string format, string encoding)
    {
        var path = _folder.File(name);
        var options = new VectorFileOptions { Encoding = encoding, Bounds = new(399000, 401000, 4139000, 4141000) };

        var result = await Samples.WriteAsync(path, Samples.Parcels, options: options);

        using var file = VectorFile.Open(path);
        var records = file.ReadAll();
        Assert.Equal(3, result.Features);
        Assert.Equal(format, file.Format);
        Assert.Equal(GeometryKind.Polygon, file.Layers[0].Kind);
        Assert.Equal([1, 2, 3], records.Select(record => record.Number));
        Assert.Equal([9600.0, 0, 2600], records.Select(record => Math.Round(record.PlanarArea(), 3)));
        Assert.Equal(["水田", "乔木林地", null], records.Select(record => record.Values[Index(file, "DLMC")] is "" ? null : record.Values[Index(file, "DLMC")]));
        Assert.Equal(9600.25, records[0].Values[Index(file, "TBMJ")]);
        Assert.Equal(2024.0, Convert.ToDouble(records[0].Values[Index(file, "SJNF")], null));
        // A geodatabase knows no days without a time.
        var day = records[0].Values[Index(file, "RQ")];
        Assert.Equal(new DateOnly(2024, 3, 1), day is DateTime time ? DateOnly.FromDateTime(time) : day);
        Assert.Contains("123", file.Layers[0].CrsWkt);
    }

    [Theory]
    [InlineData("a.shp")]
    [InlineData("a.gpkg")]
    [InlineData("a.geojson")]
    [InlineData("a.gdb")]
    [InlineData("a.mif")]
    [InlineData("a.tab")]
    public async Task Ogrinfo_sees_the_records_written(string name)
    {
        var path = _folder.File(name);
        await Samples.WriteAsync(path, Samples.Parcels, options: new() { Encoding = "GBK" });

        var said = Programs.Run("ogrinfo", "-al", "-ro", path);

        Assert.Contains("Feature Count: 3", said);
        Assert.Contains("乔木林地", said);
    }

    [Fact]
    public async Task FlatGeobuf_goes_round_and_names_the_record_it_cannot_hold()
    {
        var path = _folder.File("a.fgb");

        var result = await Samples.WriteAsync(path, Samples.Parcels);

        using var file = VectorFile.Open(path);
        Assert.Equal(2, result.Features);
        Assert.Contains("Record 2 was left out", Assert.Single(result.Problems));
        Assert.Equal([9600.0, 2600], file.ReadAll().Select(record => record.PlanarArea()));
        Assert.Equal("水田", file.ReadAll()[0].Values[0]);
    }

    [Fact]
    public async Task Kml_keeps_longitude_latitude_and_names()
    {
        var path = _folder.File("a.kml");
        var shape = Samples.Shape("POLYGON ((122 37, 122.1 37, 122.1 37.1, 122 37.1, 122 37))");
        var schema = new FeatureSchema([new("Name", FieldType.Text)]);

        await Samples.WriteAsync(path, [new(0, shape, ["温泉镇"])], schema, crs: null);

        using var file = VectorFile.Open(path);
        var record = Assert.Single(file.ReadAll());
        Assert.Equal(0.01, record.PlanarArea(), 9);
        Assert.Equal("温泉镇", record.Values[file.Layers[0].Schema.IndexOf("Name")]);
    }

    [Fact]
    public async Task A_drawing_gets_closed_lines_that_are_read_as_polygons()
    {
        var path = _folder.File("a.dxf");

        var result = await Samples.WriteAsync(path, [Samples.Parcels[2]]);

        using var file = VectorFile.Open(path);
        var records = file.ReadAll();
        Assert.Equal(GeometryKind.Polygon, file.Layers[0].Kind);
        Assert.Equal([100.0, 2500.0], records.Select(record => Math.Round(record.PlanarArea(), 6)).Order());
        Assert.Contains("DLMC", result.LeftOutFields);
        Assert.Null(file.Layers[0].CrsWkt);
    }

    [Theory]
    [InlineData("a.shp")]
    [InlineData("a.gpkg")]
    public async Task A_height_is_written_where_asked_and_dropped_when_read(string name)
    {
        var path = _folder.File(name);

        await Samples.WriteAsync(path, Samples.Parcels, options: new() { IncludeZ = true, Z = 12.5 });

        using var file = VectorFile.Open(path);
        Assert.Contains("12.5", Programs.Run("ogrinfo", "-al", "-ro", path));
        Assert.Equal(9600, file.ReadAll()[0].PlanarArea(), 3);
    }

    [Theory]
    [InlineData(GeometryKind.Line, "LINESTRING (400000 4140000, 400100 4140000)")]
    [InlineData(GeometryKind.Point, "POINT (400000 4140000)")]
    public async Task Lines_and_points_go_round_too(GeometryKind kind, string wkt)
    {
        foreach (var name in (string[])["a.shp", "a.gpkg", "a.geojson", "a.fgb", "a.tab", "a.gdb"])
        {
            var path = _folder.File(name);
            var options = new VectorFileOptions { Bounds = new(399000, 401000, 4139000, 4141000) };
            await Samples.WriteAsync(
                path, [Samples.Parcels[0] with { Shape = Samples.Shape(wkt) }], options: options, kind: kind);

            using var file = VectorFile.Open(path);
            Assert.Equal(kind, file.Layers[0].Kind);
            Assert.Equal(400000, file.ReadAll()[0].Shape!.Coordinates[0], 2);
        }
    }

    [Fact]
    public async Task Times_booleans_and_bytes_keep_their_types_in_a_geopackage()
    {
        var schema = new FeatureSchema(
            [new("t", FieldType.DateTime), new("b", FieldType.Boolean), new("x", FieldType.Binary), new("n", FieldType.Integer)]);
        var time = new DateTime(2024, 5, 6, 7, 8, 9, 250, DateTimeKind.Utc);

        await Samples.WriteAsync(
            _folder.File("a.gpkg"), [new(0, null, [time, true, new byte[] { 0, 255 }, long.MaxValue])], schema);

        using var file = VectorFile.Open(_folder.File("a.gpkg"));
        var values = Assert.Single(file.ReadAll()).Values;
        Assert.Equal([time, true, new byte[] { 0, 255 }, long.MaxValue], values);
        Assert.Equal([FieldType.DateTime, FieldType.Boolean, FieldType.Binary, FieldType.Integer],
            file.Layers[0].Schema.Fields.Select(field => field.Type));
    }

    private static int Index(VectorFile file, string field) => file.Layers[0].Schema.IndexOf(field);
}
