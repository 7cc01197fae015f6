using LandPlanner.Features;
using LandPlanner.Testing;
using NetTopologySuite.IO;

namespace LandPlanner.Gdal.Tests;

public sealed class RoundTripTests : IDisposable
{
    private static readonly LayerDraft Draft = new(
        "parcels",
        LayerRole.Reference,
        GeometryKind.Polygon,
        new([new("名称", FieldType.Text, 40), new("count_of_things", FieldType.Integer), new("MJ", FieldType.Real)]));

    private static readonly Feature[] Features =
    [
        new(1, new WKTReader().Read("MULTIPOLYGON(((0 0,0 10,10 10,10 0,0 0),(2 2,4 2,4 4,2 2)))"), ["一号地块", 7L, 100.25]),
        new(2, new WKTReader().Read("MULTIPOLYGON(((20 20,20 30,30 30,20 20)))"), [null, null, null]),
    ];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.shp", "UTF-8")]
    [InlineData("a.shp", "GBK")]
    [InlineData("a.gpkg", "UTF-8")]
    [InlineData("a.geojson", "UTF-8")]
    [InlineData("a.fgb", "UTF-8")]
    [InlineData("a.gdb", "UTF-8")]
    public async Task What_is_written_is_read_back(string name, string encoding)
    {
        await VectorFileWriter.WriteAsync(_folder.File(name), Draft, null, Features.ToAsyncEnumerable(), new(encoding), Ct);

        using var file = VectorFile.Open(_folder.File(name));
        var records = file.Read(file.Layers[0].Name, Ct).OrderBy(record => record.Shape!.Coordinates.Max()).ToList();

        // A file geodatabase of this version has no 64-bit integers and gives back a real number.
        var count = name.EndsWith(".gdb", StringComparison.Ordinal) ? (object)7.0 : 7L;
        Assert.Equal(["一号地块", count, 100.25], records[0].Values);
        Assert.All(records[1].Values, Assert.Null);
        Assert.Equal([5, 9], records[0].Shape!.RingEnds);
        Assert.Equal(GeometryKind.Polygon, file.Layers[0].Kind);
    }

    [Theory]
    [InlineData("a.kml")]
    [InlineData("a.tab")]
    [InlineData("a.mif")]
    [InlineData("a.dxf")]
    public async Task Shapes_survive_the_looser_formats(string name)
    {
        await VectorFileWriter.WriteAsync(_folder.File(name), Draft, null, Features.ToAsyncEnumerable(), new("UTF-8"), Ct);

        using var file = VectorFile.Open(_folder.File(name));

        Assert.True(file.Read(file.Layers[0].Name, Ct).Count() >= 2);
    }

    [Fact]
    public async Task Names_too_long_for_a_shapefile_are_cut_and_told()
    {
        var result = await VectorFileWriter.WriteAsync(_folder.File("a.shp"), Draft, null, Features.ToAsyncEnumerable(), new(), Ct);

        Assert.Equal("count_of_t", result.RenamedFields["count_of_things"]);
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing()
    {
        var failing = Features.ToAsyncEnumerable().Select(feature => feature.Id < 2 ? feature : throw new InvalidOperationException("stop"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => VectorFileWriter.WriteAsync(_folder.File("a.shp"), Draft, null, failing, new(), Ct));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten()
    {
        File.WriteAllText(_folder.File("a.gpkg"), "mine");

        await Assert.ThrowsAsync<GdalException>(() =>
            VectorFileWriter.WriteAsync(_folder.File("a.gpkg"), Draft, null, Features.ToAsyncEnumerable(), new(), Ct));

        Assert.Equal("mine", File.ReadAllText(_folder.File("a.gpkg")));
    }
}
