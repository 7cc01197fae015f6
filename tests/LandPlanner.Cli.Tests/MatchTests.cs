using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

/// <summary>Land for a project, from the need to the kept match. A strip of 100 m × 100 m is 15 mu.</summary>
public sealed class MatchTests(SharedCluster server) : AtDesk
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Land_is_found_kept_outdated_and_dropped(bool onServer)
    {
        var office = await OpenAsync(onServer);

        var found = await office.JsonAsync("match", "find", "冷链", "--area", "29-31", "--all");
        var text = (await office.RunAsync(0, "match", "find", "冷链", "--area", "29-31", "--lang", "zh")).Output;
        var kept = await office.JsonAsync("match", "keep", "冷链", "--area", "29-31", "--parcel", "tracts:1", "--parcel", "tracts:2", "--author", "周工");
        var taken = await office.JsonAsync("match", "find", "机械", "--area", "14-16");
        await office.RunAsync(0, "edit", "tracts", "1", "--set", "DKMC=甲乙", "--reason", "更名");
        var list = await office.JsonAsync("match", "list", "冷链");
        var number = list[0].GetProperty("number").GetString()!;
        await office.RunAsync(0, "match", "drop", number, "--reason", "选址调整");

        var offer = Assert.Single(found.GetProperty("offers").EnumerateArray());
        Assert.Equal([1, 2], offer.GetProperty("parcels").EnumerateArray().Select(parcel => parcel.GetProperty("id").GetInt32()));
        Assert.Equal("fits", offer.GetProperty("state").GetString());
        Assert.Contains(found.GetProperty("ruledOutParcels")[0].GetProperty("reasons").EnumerateArray(), reason => reason.GetProperty("id").GetString() == "basic-farmland-occupied" && reason.GetProperty("outcome").GetString() == "fail");
        Assert.Contains("由 2 个地块组成", text, StringComparison.Ordinal);
        Assert.Contains("节约集约用地", text, StringComparison.Ordinal);
        Assert.Equal(number, kept.GetProperty("number").GetString());
        Assert.Empty(taken.GetProperty("offers").EnumerateArray());
        Assert.Equal((true, "周工"), (list[0].GetProperty("outdated").GetBoolean(), list[0].GetProperty("keptBy").GetString()));
        Assert.Equal(2, (await office.JsonAsync("match", "find", "机械", "--area", "14-16")).GetProperty("offers").GetArrayLength());
        Assert.Equal(0, (await office.JsonAsync("match", "list")).GetArrayLength());
        Assert.Equal("dropped", (await office.JsonAsync("match", "list", "--all"))[0].GetProperty("state").GetString());
        await office.RunAsync(0, "verify");
    }

    [Fact]
    public async Task What_is_not_known_and_what_cannot_be_is_said()
    {
        var office = await OpenAsync(onServer: false);

        var open = await office.JsonAsync("match", "find", "冷链", "--area", "14-16", "--road", "200", "--slope", "2");

        Assert.All(open.GetProperty("offers").EnumerateArray(), offer => Assert.Equal("open", offer.GetProperty("state").GetString()));
        // The other project is a point, and has kept no land.
        Assert.EndsWith(" 机械", Assert.Single(open.GetProperty("unplacedProjects").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Contains("1 个项目只有点位或线位", (await office.RunAsync(0, "match", "find", "冷链", "--area", "14-16", "--lang", "zh")).Output, StringComparison.Ordinal);
        Assert.Contains("land_needed", (await office.RunAsync(2, "match", "find", "冷链")).Errors, StringComparison.Ordinal);
        Assert.Contains("upside down", (await office.RunAsync(2, "match", "find", "冷链", "--area", "31-29")).Errors, StringComparison.Ordinal);
        Assert.Contains("LAYER:ID", (await office.RunAsync(2, "match", "keep", "冷链", "--area", "14-16", "--parcel", "tracts")).Errors, StringComparison.Ordinal);
        Assert.Contains("Permanent basic farmland", (await office.RunAsync(2, "match", "keep", "冷链", "--area", "14-16", "--parcel", "tracts:3")).Errors, StringComparison.Ordinal);
        Assert.Contains("written by 'landplanner match", (await office.RunAsync(2, "import", Desk.PathOf("tracts.geojson"), "--layer", "用地匹配台账", "--role", "land-match", "--crs", "EPSG:4550")).Errors, StringComparison.Ordinal);
    }

    /// <summary>Two tracts that adjoin, one on farmland; two projects far away.</summary>
    private async Task<Office> OpenAsync(bool onServer)
    {
        var office = await Office.OpenAsync(Desk, server, onServer);
        await office.ImportStripsAsync("tracts", "tract-scheme", (0, 100, "DKMC=甲;ND=2024"), (100, 200, "DKMC=乙;ND=2024"), (300, 400, "DKMC=丙;ND=2024"));
        await office.ImportStripsAsync("farmland", "basic-farmland", (350, 500, "DLBM=0103"), (-1000, -900, "DLBM=0103"));
        await office.ImportStripsAsync("redline", "red-line", (-1000, -900, "MC=东"), (900, 1000, "MC=西"));
        await office.RunAsync(0, "project", "add", "name=冷链", "kind=industry", "--wkt", $"POINT ({Desk.East + 800} {Desk.North + 50})");
        await office.RunAsync(0, "project", "add", "name=机械", "kind=industry", "--wkt", $"POINT ({Desk.East + 820} {Desk.North + 50})");
        return office;
    }
}
