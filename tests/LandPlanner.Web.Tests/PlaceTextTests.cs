using LandPlanner.Crs;
using LandPlanner.Web.Searches;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Web.Tests;

public sealed class PlaceTextTests
{
    private static readonly TableSet Tables = TableSet.Open();

    /// <summary>The test point of the domain reference §8: 122.1E 37.4N is E 420310.2237, N 4141283.6965 in EPSG:4550.</summary>
    [Theory]
    [InlineData("420310.2237, 4141283.6965")]
    [InlineData("4141283.6965 420310.2237")]
    [InlineData("4141283.6965，41420310.2237")]
    [InlineData("122.1, 37.4")]
    [InlineData("37.4 122.1")]
    [InlineData("122.1°E, 37.4°N")]
    [InlineData("东经122.1度 北纬37.4度")]
    [InlineData("X=4141283.6965, Y=420310.2237")]
    public void A_pair_is_read_in_either_order_in_metres_or_degrees(string text)
    {
        var place = Places(4550).Parse(text);

        Assert.Equal(420_310.2237, place!.Value.X, 0.001);
        Assert.Equal(4_141_283.6965, place.Value.Y, 0.001);
    }

    [Fact]
    public void A_plane_with_the_zone_in_its_easting_keeps_it() => Assert.Equal(41_420_310.2237, Places(4529).Parse("420310.2237, 4141283.6965")!.Value.X, 0.001);

    [Theory]
    [InlineData("420310")]
    [InlineData("CPKF2024-03")]
    [InlineData("12, 13")]
    [InlineData("4141283, 4141283")]
    [InlineData("40420310, 4141283")]
    [InlineData("2.3522, 48.8566")]
    [InlineData("")]
    public void What_is_no_place_of_this_plane_is_none(string text) => Assert.Null(Places(4550).Parse(text));

    private static PlaceText Places(int plane) => new(Tables.Crs.Get(new CrsCode(plane)), Tables.Crs.Get(new CrsCode(4490)));
}
