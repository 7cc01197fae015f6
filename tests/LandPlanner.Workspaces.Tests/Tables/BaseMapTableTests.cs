using LandPlanner.Testing;
using LandPlanner.Workspaces.BaseMaps;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

public sealed class BaseMapTableTests : IDisposable
{
    private const string Tianditu = """
        basemaps:
          image:
            title: {zh: 天地图影像, en: Tianditu imagery}
            kind: wmts
            url: "https://t{0-7}.tianditu.gov.cn/img_c/wmts?tk={key}"
            key: {value: secret1234}
            layer: img
            matrixSet: c
            attribution: 天地图
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_table_that_comes_along_has_no_base_map() => Assert.Empty(BaseMapTableReader.Read(Path.Combine(Checkout.Root, "data", "map", "basemaps.yaml")));

    [Fact]
    public void A_service_with_several_servers_has_an_origin_for_each()
    {
        var map = Assert.Single(Read(Tianditu));

        Assert.Equal(8, map.Origins.Count);
        Assert.Equal("https://t0.tianditu.gov.cn", map.Origins[0]);
        Assert.Equal("https://t7.tianditu.gov.cn", map.Origins[7]);
    }

    [Fact]
    public void A_key_is_not_in_what_a_log_would_show()
    {
        var map = Assert.Single(Read(Tianditu));

        Assert.Equal("secret1234", map.Key!.Value);
        Assert.DoesNotContain("secret1234", map.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_taken_from_the_environment()
    {
        Environment.SetEnvironmentVariable("LANDPLANNER_TEST_MAP_KEY", "abc");

        Assert.Equal("abc", Assert.Single(Read(Tianditu.Replace("{value: secret1234}", "{environment: LANDPLANNER_TEST_MAP_KEY}", StringComparison.Ordinal))).Key!.Value);
    }

    [Theory]
    [InlineData("https://t{0-7}.tianditu.gov.cn/img_c", "https://webst0{1-4}.is.autonavi.com/appmaptile", 3, "高德")]
    [InlineData("https://t{0-7}.tianditu.gov.cn/img_c", "https://rt{0-3}.map.gtimg.com/tile", 3, "腾讯")]
    [InlineData("https://t{0-7}.tianditu.gov.cn/img_c", "http://mt1.google.cn/vt", 3, "谷歌")]
    [InlineData("https://t{0-7}.tianditu.gov.cn/img_c", "https://maponline0.bdimg.com/tile", 3, "百度")]
    [InlineData("kind: wmts", "kind: wmts\n    datum: gcj-02", 3, "GCJ-02")]
    [InlineData("kind: wmts", "kind: wmts\n    datum: mars", 3, "'mars' is none of")]
    [InlineData("kind: wmts", "kind: tms", 3, "'tms' is none of xyz, wmts, mbtiles")]
    [InlineData("matrixSet: c", "matrixSet: z", 3, "'z' is none of c")]
    [InlineData("tk={key}", "tk=1", 3, "a key needs {key}")]
    [InlineData("{value: secret1234}", "{environment: LANDPLANNER_NO_SUCH_KEY}", 6, "LANDPLANNER_NO_SUCH_KEY")]
    [InlineData("https://t{0-7}", "ftp://t{0-7}", 3, "must begin with http")]
    [InlineData("layer: img", "colour: red", 7, "'colour' is none of")]
    [InlineData("attribution: 天地图", "maxLevel: 40\n    attribution: 天地图", 3, "maxLevel is a whole number")]
    [InlineData("  image:", "  none:", 3, "'none' is no name")]
    public void A_wrong_or_shifted_base_map_is_told_with_its_line(string old, string bad, int line, string reason)
    {
        var failure = Assert.Throws<TableException>(() => Read(Tianditu.Replace(old, bad, StringComparison.Ordinal)));

        Assert.Equal(line, failure.Line);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret1234", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_tiles_that_is_not_there_is_told()
    {
        var path = Write("basemaps: {own: {title: {zh: 本地, en: Own}, kind: mbtiles, file: none.mbtiles, attribution: 本地}}");

        Assert.Contains("none.mbtiles", Assert.Throws<Stores.WorkspaceException>(() => BaseMapSet.Open(path)).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<BaseMap> Read(string yaml) => BaseMapTableReader.Read(Write(yaml));

    private string Write(string yaml)
    {
        var path = _folder.File("basemaps.yaml");
        File.WriteAllText(path, yaml);
        return path;
    }
}
