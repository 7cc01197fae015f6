namespace LandPlanner.Cli.Tests;

/// <summary>From findings and satellite batches to cases, on the command line.</summary>
public sealed class CaseIntakeTests : AtDesk
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Desk.ImportAsync(Desk.Strips("before", [(0, 300, "0103")]), "before", "land-use", "--vintage", "2023-12-31");
        await Desk.ImportAsync(Desk.Strips("now", [(0, 100, "0103"), (100, 200, "0601"), (200, 300, "0201")]), "now", "land-use", "--vintage", "2024-12-31");
        await Desk.ImportAsync(Desk.Strips("basic", [(0, 300, "0103")]), "basic", "basic-farmland");
    }

    [Fact]
    public async Task Findings_become_cases_once()
    {
        Assert.Contains("landplanner audit", await Desk.RefusedAsync("case", "from-findings"), StringComparison.Ordinal);
        await Desk.RunAsync("audit");

        var ahead = (await Desk.RunAsync("case", "from-findings", "--dry-run", "--json")).Json;
        Assert.Equal((2, true), (ahead.GetProperty("new").GetInt32(), ahead.GetProperty("dryRun").GetBoolean()));
        Assert.Empty((await Desk.RunAsync("case", "list", "--json")).Json.EnumerateArray());
        var one = (await Desk.RunAsync("case", "from-findings", "--rule", "basic-farmland-non-grain", "--json")).Json;
        Assert.Equal("suspect", Assert.Single(one.GetProperty("cases").EnumerateArray()).GetProperty("desk").GetProperty("verdict").GetString());
        var all = await Desk.RunAsync("case", "from-findings", "--json");
        Assert.Equal((0, 1), (all.ExitCode, all.Json.GetProperty("new").GetInt32()));
        var again = await Desk.RunAsync("case", "from-findings");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("0 cases opened", again.Output, StringComparison.Ordinal);
        Assert.Contains("(100 % of it, 100 % of the case)", again.Output, StringComparison.Ordinal);
        Assert.Contains("not a judgement", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_shows_the_sanctions_that_apply_with_their_range()
    {
        await Desk.RunAsync("audit");
        await Desk.RunAsync("case", "from-findings");

        var shown = (await Desk.RunAsync("case", "show", "AJ" + LandPlanner.Calendars.ChinaTime.Today(TimeProvider.System).Year + "-0001", "--json")).Json;

        var sanctions = shown.GetProperty("sanctions").EnumerateArray().ToDictionary(sanction => sanction.GetProperty("id").GetString()!);
        Assert.Equal(["reg-55", "reg-57", "bfr-33"], sanctions.Keys);
        var area = shown.GetProperty("area_m2").GetDecimal();
        Assert.Equal((100 * area, 1000 * area), (sanctions["reg-57"].GetProperty("lowYuan").GetDecimal(), sanctions["reg-57"].GetProperty("highYuan").GetDecimal()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, sanctions["reg-55"].GetProperty("lowYuan").ValueKind);
    }

    [Fact]
    public async Task A_batch_becomes_cases_once()
    {
        string[] batch = ["case", "batch", Desk.Squares("batch.shp", 12), "--batch", "5月", "--issued", "2024-06-01"];

        var ahead = await Desk.RunAsync([.. batch, "--dry-run"]);
        Assert.Equal(0, ahead.ExitCode);
        Assert.Contains("12 records read = 12 would be opened + 0 there already + 0 rejected", ahead.Output, StringComparison.Ordinal);
        var taken = await Desk.RunAsync([.. batch, "--json"]);
        Assert.Equal((0, "", 12), (taken.ExitCode, taken.Errors, taken.Json.GetProperty("new").GetInt32()));
        // 100 m of field, then factory: all squares of the first strip are unchanged.
        Assert.Equal(10, taken.Json.GetProperty("patches").EnumerateArray().Count(patch => patch.GetProperty("desk").GetProperty("verdict").GetString() == "unchanged"));
        Assert.Contains("The batch '5月' is here already", await Desk.RefusedAsync(batch), StringComparison.Ordinal);
        Assert.Equal(12, (await Desk.RunAsync("case", "list", "--batch", "5月", "--json")).Json.GetArrayLength());
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
    }
}
