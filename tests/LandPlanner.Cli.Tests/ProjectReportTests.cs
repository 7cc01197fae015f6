namespace LandPlanner.Cli.Tests;

/// <summary>A project of 100 万元 on the command line, and the sheets that come of it every month.</summary>
public sealed class ProjectReportTests : AtDesk
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await DoneAsync("project", "add", "name=文化广场", "kind=民生", "total=100", "--wkt", "POINT (500050 3300050)");
        await DoneAsync("project", "months", Table("项目名称\t2024年6月计划\t2024年7月计划\t2024年6月完成\n文化广场\t40\t60\t40"));
    }

    [Fact]
    public async Task The_monthly_sheet_goes_by_its_title_and_is_held_against_the_ledger()
    {
        var sheet = "2024年7月项目投资月报（单位：万元）\n项目名称\t年度计划投资\t本月完成投资\t累计完成投资\t年度完成率\n文化广场\t100\t50\t90\t90%";

        Assert.Contains("'累计完成投资' says 91万元", await Desk.RefusedAsync("project", "months", Table(sheet.Replace("\t90\t", "\t91\t", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("--month", await Desk.RefusedAsync("project", "months", Table(sheet), "--month", "2024-06"), StringComparison.Ordinal);
        await DoneAsync("project", "months", Table(sheet));

        // 90 of 100 by July, the month it is measured at, which the board of December says.
        Assert.Contains("2024-07", (await DoneAsync("project", "board", "--until", "2024-12")).Output, StringComparison.Ordinal);
        var all = (await DoneAsync("project", "board", "--until", "2024-12", "--json")).Json.GetProperty("all");
        Assert.Equal(("2024-07", -10m), (all.GetProperty("measuredAt").GetString(), all.GetProperty("deviation").GetDecimal()));
    }

    [Fact]
    public async Task Another_year_than_the_tables_is_refused() =>
        Assert.Contains("says 2024, and 2026 was given", await Desk.RefusedAsync("project", "months", Table("2024年计划\n项目名称\t8月计划\n文化广场\t0"), "--year", "2026"), StringComparison.Ordinal);

    [Fact]
    public async Task A_site_of_nothing_is_refused_in_a_sentence() =>
        Assert.Contains("The site is empty", await Desk.RefusedAsync("project", "add", "name=二", "kind=民生", "--wkt", "GEOMETRYCOLLECTION EMPTY"), StringComparison.Ordinal);

    [Fact]
    public async Task A_comma_that_is_no_group_is_no_amount() =>
        Assert.Contains("'1,5' is no amount", await Desk.RefusedAsync("project", "enter", "文化广场", "2024-08", "--plan", "1,5"), StringComparison.Ordinal);

    private async Task<Said> DoneAsync(params string[] arguments)
    {
        var said = await Desk.RunAsync(arguments);
        Assert.True(said.ExitCode == 0, $"{string.Join(' ', arguments)} ended with {said.ExitCode}: {said.Output} {said.Errors}");
        return said;
    }

    private string Table(string text)
    {
        var path = Desk.PathOf($"{Guid.NewGuid():N}.tsv");
        File.WriteAllText(path, text);
        return path;
    }
}
