using System.Globalization;

namespace LandPlanner.Cli.Tests;

public sealed class PlaceHistoryTests : AtDesk
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "地块", "reference");
        await Desk.ImportAsync(Desk.Squares("b.shp", 2), "地块", "reference", "--replace");
    }

    [Fact]
    public async Task A_place_lists_what_lay_there_with_begin_and_end()
    {
        var said = await Desk.RunAsync("history", "--at", "500005,3300005", "--json");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        var versions = said.Json.GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal([1, 4], versions.Select(version => version.GetProperty("id").GetInt32()));
        Assert.Equal([2, 3], versions.Select(version => version.GetProperty("begin").GetProperty("revision").GetInt32()));
        Assert.Equal(3, versions[0].GetProperty("end").GetProperty("revision").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, versions[1].GetProperty("end").ValueKind);
        Assert.Equal("1", versions[0].GetProperty("attributes").GetProperty("TBBH").GetString());

        var table = (await Desk.RunAsync("history", "--at", "500005,3300005", "--layer", "地块")).Output;
        Assert.Contains("TBBH=1", table, StringComparison.Ordinal);
        Assert.Contains("still there", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Degrees_are_taken_for_degrees_and_said_to_be()
    {
        // 500005,3300005 of EPSG:4550 by PROJ (gdaltransform).
        var said = await Desk.RunAsync("history", "--at", "123.0000518,29.8185996", "--json");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        Assert.True(said.Json.GetProperty("fromDegrees").GetBoolean());
        Assert.Equal(500_005, said.Json.GetProperty("x").GetDouble(), 0.1);
        Assert.Equal(3_300_005, said.Json.GetProperty("y").GetDouble(), 0.1);
        Assert.Contains("from longitude and latitude", (await Desk.RunAsync("history", "--at", "123.0000518,29.8185996")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_keeps_what_was_there_on_it()
    {
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.NotEmpty((await Desk.RunAsync("history", "--at", "500005,3300005", "--on", today, "--json")).Json.GetProperty("versions").EnumerateArray());
        var before = await Desk.RunAsync("history", "--at", "500005,3300005", "--on", "2001-01-01");

        Assert.Equal(0, before.ExitCode);
        Assert.Contains("No feature lay there", before.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_where_nothing_lay_says_so()
    {
        var said = await Desk.RunAsync("history", "--at", "600000,3400000");

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        Assert.Contains("No feature lay there", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'here' is no place", "history", "--at", "here")]
    [InlineData("is no place", "history", "--at", "1,2,3")]
    [InlineData("is no place", "history", "--at", "NaN,3300005")]
    [InlineData("easting, first", "history", "--at", "29.8,105.0")]
    [InlineData("is no date", "history", "--at", "500005,3300005", "--on", "yesterday")]
    [InlineData("--at X,Y", "history", "--on", "2024-01-01")]
    [InlineData("no layer 'nowhere'", "history", "--at", "500005,3300005", "--layer", "nowhere")]
    public async Task Bad_input_gets_a_sentence(string because, params string[] arguments) =>
        Assert.Contains(because, await Desk.RefusedAsync(arguments), StringComparison.Ordinal);
}
