using System.Net;
using System.Net.Http.Headers;

namespace LandPlanner.Browser.Tests.Http;

/// <summary>How tiles are kept by browsers, and when they are fetched anew.</summary>
public sealed class TileTests(SampleWorkspace town)
{
    private const string Layer = "规划地块";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tile_with_its_revision_is_kept_for_good_and_without_it_asked_for_again()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var visitor = new Visitor(server);
        var (tile, revision, of) = (await TileAsync(visitor), await RevisionAsync(visitor), (await visitor.JsonAsync("/api/workspace")).GetProperty("tiles").GetString());

        using var kept = await visitor.GetAsync($"{tile}@{revision}&of={of}");
        using var old = await visitor.GetAsync($"{tile}@{revision - 1}&of={of}");
        using var elsewhere = await visitor.GetAsync($"{tile}@{revision}&of=another");
        using var plain = await visitor.GetAsync(tile);

        Assert.Contains("immutable", kept.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.All([old, elsewhere, plain], answer => Assert.True(answer.Headers.CacheControl!.NoCache));
        Assert.Equal("application/vnd.mapbox-vector-tile", kept.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_same_tile_again_is_not_sent_again()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var visitor = new Visitor(server);
        var tile = await TileAsync(visitor);
        using var first = await visitor.GetAsync(tile);

        using var again = await visitor.GetAsync(tile, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        using var other = await visitor.GetAsync(tile, request => request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse("\"other\"")));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK), (first.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task Where_nothing_lies_the_tile_has_no_content()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var visitor = new Visitor(server);

        using var answer = await visitor.GetAsync($"/tiles/gk/10/0/0.mvt?layers={Layer}");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task A_tile_of_several_layers_is_their_tiles_in_a_row()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        using var visitor = new Visitor(server);
        async Task<byte[]> BytesAsync(string tile) => await (await visitor.GetAsync(tile)).Content.ReadAsByteArrayAsync(Ct);
        var tile = await TileAsync(visitor);
        var place = tile[..tile.IndexOf('=', StringComparison.Ordinal)];

        var (one, two, both) = (await BytesAsync($"{place}={Layer}"), await BytesAsync($"{place}=村庄"), await BytesAsync($"{place}={Layer},村庄"));
        Assert.NotEmpty(two);
        Assert.Equal(one.Concat(two), both);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_an_edit_the_tiles_it_touches_are_other_tiles_and_the_rest_are_not(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        using var planner = new Visitor(server);
        await planner.ReadPageAsync();
        var extent = (await planner.LayerAsync("地类图斑2024")).GetProperty("extent").EnumerateArray().Select(number => number.GetDouble()).ToArray();
        var (x, y) = ((extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2);
        var (near, far) = (At("地类图斑2024", x + 25, y + 25), At("地类图斑2024", x + 2500, y));
        var before = (await TagAsync(planner, near), await TagAsync(planner, far));

        using var saved = await planner.PostAsync("/api/edits", new { Key = "k", Layer = "地类图斑2024", Geometry = Polygons.Square(x, y, 50), Values = new Dictionary<string, string>() });
        saved.EnsureSuccessStatusCode();
        var after = (await TagAsync(planner, near), await TagAsync(planner, far));

        Assert.NotEqual(before.Item1, after.Item1);
        Assert.Equal(before.Item2, after.Item2);
    }

    private static async Task<string> TagAsync(Visitor visitor, string tile)
    {
        using var answer = await visitor.GetAsync(tile);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.ETag!.Tag;
    }

    private static async Task<long> RevisionAsync(Visitor visitor) => (await visitor.LayerAsync(Layer)).GetProperty("revision").GetInt64();

    /// <summary>The tile with the middle of a layer, small enough for a patch to be seen.</summary>
    private static async Task<string> TileAsync(Visitor visitor, string layer = Layer)
    {
        var extent = (await visitor.LayerAsync(layer)).GetProperty("extent").EnumerateArray().Select(number => number.GetDouble()).ToArray();
        return At(layer, (extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2, level: 5);
    }

    // Level 12 has a metre a pixel, 512 pixels a tile; the origin is that of EPSG:4550, 2²⁰ m west of its false easting and 2²³ m north.
    private static string At(string layer, double x, double y, int level = 12)
    {
        var side = 512 * Math.Pow(2, 12 - level);
        return $"/tiles/gk/{level}/{(int)((x - 500_000 + (1 << 20)) / side)}/{(int)(((1 << 23) - y) / side)}.mvt?layers={layer}";
    }
}
