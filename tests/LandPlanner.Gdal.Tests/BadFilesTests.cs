using System.IO.Compression;
using System.Text;
using LandPlanner.Features;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

public sealed class BadFilesTests : IDisposable
{
    private const string Square = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"地块"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}""";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.rar", "Unpack it")]
    [InlineData("a.mdb", ".gdb")]
    [InlineData("a.dwg", ".dxf")]
    public void Formats_that_cannot_be_read_are_refused_with_the_way_out(string name, string wayOut)
    {
        File.WriteAllText(_folder.File(name), "x");

        var refused = Assert.Throws<GdalException>(() => VectorFile.Open(_folder.File(name)));

        Assert.Contains(wayOut, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_said_to_be_empty()
    {
        File.WriteAllText(_folder.File("a.shp"), "");

        Assert.Contains("empty", Assert.Throws<GdalException>(() => VectorFile.Open(_folder.File("a.shp"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.shp")]
    [InlineData("a.gpkg")]
    [InlineData("a.geojson")]
    [InlineData("a.zip")]
    public void Rubbish_is_refused_by_name(string name)
    {
        File.WriteAllText(_folder.File(name), "this is no spatial data at all, whatever it is called");

        Assert.Contains(name, Assert.Throws<GdalException>(() => VectorFile.Open(_folder.File(name))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_said_to_be_missing() =>
        Assert.Contains("no file", Assert.Throws<GdalException>(() => VectorFile.Open(_folder.File("none.shp"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Entry_names_in_gbk_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = _folder.File("a.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create, Encoding.GetEncoding("GBK")))
        {
            using var entry = new StreamWriter(zip.CreateEntry("温泉镇/地块.geojson").Open());
            entry.Write(Square);
        }

        using var file = VectorFile.Open(path);

        Assert.Equal("地块", Assert.Single(file.Read(file.Layers[0].Name, Ct)).Values[0]);
    }

    [Fact]
    public void A_shapefile_cut_short_gives_what_is_left_and_says_so()
    {
        foreach (var extension in new[] { "shp", "shx", "dbf" })
            File.Copy(Checkout.SharedData($"shapefiles/chinese_encoding.{extension}"), _folder.File($"c.{extension}"));
        using (var shapes = File.OpenWrite(_folder.File("c.shp")))
            shapes.SetLength(shapes.Length / 2);

        using var file = VectorFile.Open(_folder.File("c.shp"));
        var records = file.Read("c", Ct).ToList();

        Assert.Contains(file.Layers[0].Problems, problem => problem.Contains("cut short", StringComparison.Ordinal));
        Assert.Equal(78, records.Count);
        Assert.NotNull(records[0].Shape);
        Assert.Null(records[77].Shape);
        Assert.Equal("unreadable-shape", Assert.Single(records[77].Notes));
    }

    [Fact]
    public void A_missing_index_is_rebuilt_in_a_copy()
    {
        foreach (var extension in new[] { "shp", "dbf" })
            File.Copy(Checkout.SharedData($"shapefiles/chinese_encoding.{extension}"), _folder.File($"c.{extension}"));

        using var file = VectorFile.Open(_folder.File("c.shp"));

        Assert.Equal(78, file.Read("c", Ct).Count(record => record.Shape is { Kind: GeometryKind.Polygon }));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }
}
