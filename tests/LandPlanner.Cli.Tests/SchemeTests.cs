using System.Text.Json;
using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

/// <summary>A tract scheme from the first check to a clean one. Strips of 100 m height; 40 of 100 m are 40 %.</summary>
public sealed class SchemeTests(SharedCluster server) : IAsyncLifetime
{
    private Desk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await Desk.SetAsync();

    public ValueTask DisposeAsync()
    {
        _desk.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_scheme_is_checked_entered_and_checked_again(bool onServer)
    {
        var office = await Office.OpenAsync(_desk, server, onServer);
        await office.ImportStripsAsync("scheme", "tract-scheme", (0, 50, "DKMC=甲;ND=2024;GHDLBM=0803"), (50, 100, "DKMC=乙;ND=2024;GHDLBM=0701"));
        await office.ImportStripsAsync("villages", "village", (-10, 200, "ZLDWMC=甲村"));
        await office.ImportStripsAsync("zone", "urban-boundary", (-10, 90, "GHFQDM=01"), (90, 200, "GHFQDM=02"));

        var first = await CheckAsync(office);
        await office.RunAsync(0, "scheme", "consent", "set", "scheme", "甲村", "body=members", "total=3", "agreed=2");
        await office.RunAsync(0, "scheme", "year", "set", "scheme2021", "2023", "planned_mu=10", "done_mu=5");
        await office.RunAsync(0, "scheme", "supply", "set", "2023", "task=unmet");
        var second = await CheckAsync(office);

        Assert.Equal(("fail", "pass", "notKnown", "notKnown", "notKnown"), (first["scope"], first["public-share"], first["consent"], first["plan-progress"], first["stock-task"]));
        Assert.Equal(("pass", "pass", "fail"), (second["consent"], second["plan-progress"], second["stock-task"]));
        Assert.Equal(["tract-scheme-scheme.geojson", "tract-scheme-scheme.json", "tract-scheme-scheme.xlsx"], Directory.GetFiles(office.PathOf("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var drawn = JsonDocument.Parse(await File.ReadAllTextAsync(office.PathOf("out/tract-scheme-scheme.geojson"), TestContext.Current.CancellationToken)).RootElement.GetProperty("features").EnumerateArray();
        Assert.Contains(drawn, feature => feature.GetProperty("properties").GetProperty("check").GetString() == "scope" && feature.GetProperty("properties").GetProperty("name").GetString() == "乙");
        await office.RunAsync(0, "verify");
    }

    [Fact]
    public async Task Boundary_additions_say_the_zones_before_and_after()
    {
        var office = await Office.OpenAsync(_desk, server, onServer: false);
        await office.ImportStripsAsync("additions", "boundary-addition", (50, 150, "DKMC=甲"));
        await office.ImportStripsAsync("boundary", "urban-boundary", (0, 100, "GHFQDM=01"));

        var zones = (await office.RunAsync(0, "boundary", "check", "additions", "--json")).Json.GetProperty("zones");

        Assert.Equal(zones.GetProperty("after").GetDecimal(), zones.GetProperty("before").GetDecimal() + zones.GetProperty("outside").GetDecimal());
        Assert.InRange(zones.GetProperty("outside").GetDecimal(), 4_990, 5_010);
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        var office = await Office.OpenAsync(_desk, server, onServer: false);
        await office.ImportStripsAsync("scheme", "tract-scheme", (0, 50, "DKMC=甲;ND=2024;GHDLBM=9999"));

        Assert.Contains("'9999'", (await office.RunAsync(2, "scheme", "check", "scheme")).Errors, StringComparison.Ordinal);
        Assert.Contains("tract-scheme", (await office.RunAsync(2, "boundary", "check", "scheme")).Errors, StringComparison.Ordinal);
        Assert.Contains("4 cannot have agreed of 3", (await office.RunAsync(2, "scheme", "consent", "set", "scheme", "甲村", "body=members", "total=3", "agreed=4")).Errors, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string?>> CheckAsync(Office office) =>
        (await office.RunAsync(1, "scheme", "check", "scheme", "--out", office.PathOf("out"), "--json")).Json.GetProperty("checks").EnumerateArray()
            .ToDictionary(check => check.GetProperty("id").GetString()!, check => check.GetProperty("outcome").GetString());
}
