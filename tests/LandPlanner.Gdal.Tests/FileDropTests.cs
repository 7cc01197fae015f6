using System.Text;
using LandPlanner.Testing;

namespace LandPlanner.Gdal.Tests;

public sealed class FileDropTests : IDisposable
{
    private readonly FileDrop _drop = new(mostBytes: 1_000_000);

    public void Dispose() => _drop.Dispose();

    [Fact]
    public async Task The_parts_of_a_shapefile_are_one_data_set()
    {
        using var folder = new TemporaryFolder();
        var written = await Samples.WriteAsync(folder.File("图斑.shp"), Samples.Parcels);
        foreach (var part in written.Files)
            await AddAsync(Path.GetFileName(part), File.ReadAllBytes(part));

        var path = Assert.Single(_drop.DataSets);
        using var file = VectorFile.Open(path);
        Assert.Equal("图斑", Assert.Single(file.Layers).Name);
        Assert.Equal(3, file.ReadAll().Count);
    }

    [Theory]
    [InlineData("../evil.shp")]
    [InlineData("/etc/evil.shp")]
    [InlineData("a.gdb/../../evil.gdbtable")]
    [InlineData("..\\evil.shp")]
    [InlineData("C:\\evil.shp")]
    [InlineData("sub/evil.shp")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a\0.shp")]
    public async Task A_name_that_leads_elsewhere_is_refused(string name)
    {
        var refused = await Assert.ThrowsAsync<GdalException>(() => AddAsync(name, [1]));

        Assert.Contains("is no plain file name", refused.Message);
        Assert.Empty(_drop.DataSets);
    }

    [Theory]
    [InlineData("setup.exe", "is no vector file")]
    [InlineData("交付.rar", "is a RAR archive")]
    [InlineData("现状.dwg", "Save it as DXF")]
    public async Task A_file_of_another_kind_is_refused_with_the_way_out(string name, string sentence)
    {
        var refused = await Assert.ThrowsAsync<GdalException>(() => AddAsync(name, [1]));

        Assert.Contains(sentence, refused.Message);
    }

    [Fact]
    public async Task More_than_is_taken_at_a_time_is_refused_and_not_kept()
    {
        await AddAsync("a.geojson", new byte[900_000]);

        var refused = await Assert.ThrowsAsync<GdalException>(() => AddAsync("b.geojson", new byte[100_001]));

        Assert.Contains("'b.geojson' is too large", refused.Message);
        Assert.Equal(["a.geojson"], _drop.DataSets.Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_sent_again_takes_the_place_of_the_first()
    {
        await AddAsync("a.geojson", new byte[900_000]);
        await AddAsync("a.geojson", Encoding.UTF8.GetBytes("{}"));

        Assert.Equal("{}", File.ReadAllText(Assert.Single(_drop.DataSets)));
    }

    [Fact]
    public async Task The_parts_of_a_geodatabase_come_in_its_folder()
    {
        await AddAsync("市局.gdb/a00000001.gdbtable", [1]);

        Assert.Equal("市局.gdb", Path.GetFileName(Assert.Single(_drop.DataSets)));
    }

    [Fact]
    public async Task All_is_gone_when_it_is_given_up()
    {
        await AddAsync("a.zip", [1]);
        var path = Assert.Single(_drop.DataSets);

        _drop.Dispose();

        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    private Task AddAsync(string name, byte[] content) =>
        _drop.AddAsync(name, new MemoryStream(content), TestContext.Current.CancellationToken);
}
