using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

public sealed class ImportRefusalTests : AtDesk
{
    [Fact]
    public async Task A_missing_file_is_named() => Assert.Contains("没有.shp", await RefusedAsync(Desk.PathOf("没有.shp")), StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_file_is_named()
    {
        await File.WriteAllBytesAsync(Desk.PathOf("空.shp"), [], TestContext.Current.CancellationToken);

        Assert.Contains("空.shp", await RefusedAsync(Desk.PathOf("空.shp")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Noise_for_a_file_is_named()
    {
        var noise = new byte[5000];
        new Random(1).NextBytes(noise);
        foreach (var name in new[] { "noise.shp", "noise.gpkg", "noise.zip", "noise.geojson", "noise.dxf" })
        {
            await File.WriteAllBytesAsync(Desk.PathOf(name), noise, TestContext.Current.CancellationToken);
            Assert.Contains(name, await RefusedAsync(Desk.PathOf(name)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unknown_role_is_named_with_those_there_are()
    {
        var message = await Desk.RefusedAsync("import", Desk.Squares("a.shp", 1), "--layer", "a", "--role", "farm");

        Assert.Contains("'farm'", message, StringComparison.Ordinal);
        Assert.Contains("basic-farmland", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_prj_the_crs_is_asked_for_with_what_the_coordinates_allow()
    {
        var file = Shapefile.Write(Desk.PathOf("无坐标系.shp"), [[Shapefile.Square(41_500_000, 3_300_000, 10)]], null);

        var message = await RefusedAsync(file);

        Assert.Contains("无坐标系.shp", message, StringComparison.Ordinal);
        Assert.Contains("--crs", message, StringComparison.Ordinal);
        // EPSG:4529 is CGCS2000 / 3-degree Gauss-Kruger zone 41: eastings of 41 million.
        Assert.Contains("EPSG:4529", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Xian_1980_needs_the_shift()
    {
        var message = await Desk.RefusedAsync(
            "import", Desk.Squares("a.shp", 1), "--layer", "a", "--role", "reference", "--crs", "EPSG:2382");

        Assert.Contains("--shift", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--crs", "GK123")]
    [InlineData("--crs", "EPSG:123456")]
    [InlineData("--shift", "1,2,3")]
    [InlineData("--vintage", "2023年")]
    [InlineData("--source-layer", "nowhere")]
    [InlineData("--covers", "nowhere")]
    public async Task A_wrong_value_is_said_again(string option, string value) => Assert.Contains(
        value, await RefusedAsync(Desk.Squares("a.shp", 1), option, value), StringComparison.Ordinal);

    [Fact]
    public async Task Replace_and_append_exclude_each_other() => Assert.Contains(
        "--append", await RefusedAsync(Desk.Squares("a.shp", 1), "--replace", "--append"), StringComparison.Ordinal);

    [Fact]
    public async Task A_layer_that_exists_is_left_alone()
    {
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");

        var message = await RefusedAsync(Desk.Squares("b.shp", 5));

        Assert.Contains("already has a layer 'a'", message, StringComparison.Ordinal);
        Assert.Contains("--replace", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_are_refused_where_the_role_has_polygons()
    {
        var file = Desk.PathOf("p.geojson");
        await File.WriteAllTextAsync(file, """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[123,30]}}]}
            """, TestContext.Current.CancellationToken);

        var message = await Desk.RefusedAsync("import", file, "--layer", "a", "--role", "basic-farmland");

        Assert.Contains("Point", message, StringComparison.Ordinal);
    }

    private Task<string> RefusedAsync(string file, params string[] more) =>
        Desk.RefusedAsync(["import", file, "--layer", "a", "--role", "reference", .. more]);
}
