using LandPlanner.Features;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

public sealed class MixedKindTests : IDisposable
{
    private const string Mixed = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"n":1},"geometry":{"type":"Point","coordinates":[1,1]}},
        {"type":"Feature","properties":{"n":2},"geometry":{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,0]]]}},
        {"type":"Feature","properties":{"n":3},"geometry":null},
        {"type":"Feature","properties":{"n":4},"geometry":{"type":"GeometryCollection","geometries":[
          {"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]]]},{"type":"Point","coordinates":[9,9]}]}}]}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_layer_of_several_kinds_is_one_layer_a_kind_and_loses_nothing()
    {
        File.WriteAllText(_folder.File("a.geojson"), Mixed);

        using var file = VectorFile.Open(_folder.File("a.geojson"));

        Assert.Equal([("a:polygons", GeometryKind.Polygon, 3L), ("a:points", GeometryKind.Point, 1L)],
            file.Layers.Select(layer => (layer.Name, layer.Kind, layer.Count)));
        Assert.Equal([2, 3, 4], file.ReadAll("a:polygons").Select(record => record.Number));
        Assert.Equal([1], file.ReadAll("a:points").Select(record => record.Number));
        Assert.Equal([2.0, 0, 8], file.ReadAll("a:polygons").Select(record => record.PlanarArea()));
        Assert.Equal(["other-kind-dropped"], file.ReadAll("a:polygons")[2].Notes);
    }

    [Theory]
    [InlineData("GPKG", "b.gpkg")]
    [InlineData("FlatGeobuf", "b.fgb")]
    [InlineData("KML", "b.kml")]
    [InlineData("OpenFileGDB", "b.gdb")]
    [InlineData("MapInfo File", "b.tab")]
    [InlineData("ESRI Shapefile", "b.shp")]
    public void Files_written_by_ogr2ogr_are_read(string format, string name)
    {
        File.WriteAllText(_folder.File("a.geojson"), Mixed);
        Programs.Run("ogr2ogr", "-f", format, "-nlt", "MULTIPOLYGON", "-where", "n = 2", _folder.File(name), _folder.File("a.geojson"));

        using var file = VectorFile.Open(_folder.File(name));

        var record = Assert.Single(file.ReadAll());
        Assert.Equal(GeometryKind.Polygon, file.Layers[0].Kind);
        Assert.Equal(2, record.PlanarArea(), 6);
        Assert.Contains("84", file.Layers[0].CrsWkt);
    }

    [Fact]
    public void Lists_become_text()
    {
        File.WriteAllText(_folder.File("a.geojson"),
            """{"type":"Feature","properties":{"l":["甲","乙"],"i":[1,2]},"geometry":{"type":"Point","coordinates":[1,1]}}""");

        using var file = VectorFile.Open(_folder.File("a.geojson"));

        Assert.Equal(["""["甲","乙"]""", "[1,2]"], Assert.Single(file.ReadAll()).Values);
    }
}
