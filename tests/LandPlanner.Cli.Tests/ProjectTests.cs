using System.Text.Json;

namespace LandPlanner.Cli.Tests;

/// <summary>Projects on the command line, from an imported layer to the board.</summary>
public sealed class ProjectTests : AtDesk
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Desk.ImportAsync(Projects(), "重点项目", "project");
    }

    [Fact]
    public async Task A_layer_becomes_projects_whose_months_come_by_table_and_whose_board_adds_up()
    {
        var taken = (await DoneAsync("project", "take", "重点项目", "--json")).Json;
        Assert.Equal(["ZD-001", "ZD-002"], Numbers(taken.GetProperty("projects")));
        var table = Table("编号\t总投资\t2024年1月计划\t2024年2月计划\t2024年1月完成\nZD-001\t100\t60\t40\t60\nZD-002\t50\t10\t40\t4\n合计\t150\t70\t80\t64");

        var preview = (await DoneAsync("project", "months", table, "--preview", "--json")).Json;
        Assert.Equal((6, JsonValueKind.Null), (preview.GetProperty("changes").GetArrayLength(), preview.GetProperty("revision").ValueKind));
        await DoneAsync("project", "months", table);
        await DoneAsync("project", "milestone", "ZD-002", "开工", "--planned", "2024-01-10", "--actual", "2024-01-12");
        await DoneAsync("project", "set", "ZD-002", "leader=王镇长", "land_held=1.5", "problems=缺用地指标");

        var board = (await DoneAsync("project", "board", "--until", "2024-01", "--out", Desk.PathOf("report"), "--json")).Json;
        // 100 and 50 万元 in 分; ZD-002 is 6 of 50 behind, 12 points.
        Assert.Equal((2, 150_000_000L, 70_000_000L, 64_000_000L), (Number(board, "count"), Long(board, "total"), Long(board, "planSoFar"), Long(board, "actualSoFar")));
        Assert.Equal(["green", "yellow"], board.GetProperty("projects").EnumerateArray().Select(one => one.GetProperty("light").GetString()));
        Assert.Equal(-12m, board.GetProperty("projects")[1].GetProperty("deviation").GetDecimal());
        Assert.Equal(1000m, board.GetProperty("projects")[1].GetProperty("landHeld").GetDecimal());
        Assert.True(File.Exists(Path.Combine(Desk.PathOf("report"), "projects-2024-01.xlsx")));
        Assert.True(File.Exists(Path.Combine(Desk.PathOf("report"), "projects-2024-01.pdf")));

        var yellow = (await DoneAsync("project", "list", "--light", "yellow", "--until", "2024-01", "--json")).Json;
        Assert.Equal(["ZD-002"], Numbers(yellow));
        var curve = (await DoneAsync("project", "curve", "ZD-002", "--until", "2024-01", "--out", Desk.PathOf("report"), "--json")).Json;
        Assert.Equal(12, curve.GetProperty("points").GetArrayLength());
        Assert.True(File.Exists(Path.Combine(Desk.PathOf("report"), "curve-ZD-002.svg")));
        Assert.Contains("王镇长", (await DoneAsync("project", "show", "ZD-002")).Output, StringComparison.Ordinal);
        await DoneAsync("verify");
    }

    [Fact]
    public async Task A_day_of_a_milestone_that_was_a_mistake_is_emptied_with_a_reason()
    {
        await DoneAsync("project", "take", "重点项目");
        await DoneAsync("project", "milestone", "ZD-002", "开工", "--planned", "2024-01-10", "--actual", "2024-01-12");

        Assert.Contains("done on 2024-01-12. Another day, or none, needs a reason", await Desk.RefusedAsync("project", "milestone", "ZD-002", "开工", "--actual", "none"), StringComparison.Ordinal);
        var change = (await DoneAsync("project", "milestone", "ZD-002", "开工", "--actual", "none", "--reason", "误录", "--json")).Json.GetProperty("changes")[0];
        Assert.Equal(("2024-01-10", JsonValueKind.Null), (change.GetProperty("planned").GetString(), change.GetProperty("actual").ValueKind));
        await DoneAsync("project", "milestone", "--from", Table("编号\t节点\t计划\t原因\nZD-002\t开工\t清空\t录错项目"));

        var shown = (await DoneAsync("project", "show", "ZD-002", "--json")).Json;
        Assert.Empty(shown.GetProperty("milestones").EnumerateArray());
        await DoneAsync("verify");
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_both_entries_stay()
    {
        await DoneAsync("project", "take", "重点项目");
        await DoneAsync("project", "enter", "ZD-001", "2024-01", "--plan", "60", "--actual", "50");

        Assert.Contains("A correction needs a reason", await Desk.RefusedAsync("project", "enter", "ZD-001", "2024-01", "--actual", "55万元"), StringComparison.Ordinal);
        await DoneAsync("project", "enter", "ZD-001", "2024-01", "--actual", "55万元", "--reason", "补录发票");

        var shown = (await DoneAsync("project", "show", "ZD-001", "--json")).Json;
        Assert.Equal([60_000_000, 50_000_000, 55_000_000], shown.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("amount_fen").GetInt64()));
    }

    [Theory]
    [InlineData("编号\t月份\t2024年1月完成\t完成\nZD-001\t2024-01\t1\t1", "is there twice")]
    [InlineData("编号\t2024年1月计划\nZD-001\t1\n合计\t2", "合计 says 2万元, but the rows above add up to 1万元")]
    [InlineData("编号\t2024年1月计划\nZD-001\t100.01", "0.01万元 more than its total investment")]
    [InlineData("编号\t2024年1月计划\nZD-009\t1", "There is no project 'ZD-009'")]
    [InlineData("编号\t2024年3月计划\t2024年2月完成\nZD-001\t1\t1", "lies before the start of ZD-001")]
    public async Task A_table_that_cannot_stand_is_told_and_changes_nothing(string table, string why)
    {
        await DoneAsync("project", "take", "重点项目");
        var path = Table(table);

        Assert.Contains(why, await Desk.RefusedAsync("project", "months", path), StringComparison.Ordinal);
        Assert.Equal(2, (await Desk.RunAsync("project", "months", path, "--preview")).ExitCode);
    }

    [Fact]
    public async Task The_ledger_is_closed_to_plain_edits()
    {
        await DoneAsync("project", "take", "重点项目");

        Assert.Contains("landplanner project", await Desk.RefusedAsync("edit", "项目台账", "1", "--set", "name=x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_is_added_by_hand_where_only_a_place_is_known()
    {
        var added = (await DoneAsync("project", "add", "name=文化广场", "kind=民生", "total=0.012亿元", "--wkt", "POINT (500050 3300050)", "--json")).Json;

        Assert.Equal((120_000_000L, "livelihood"), (added.GetProperty("total_fen").GetInt64(), added.GetProperty("kind").GetString()));
        Assert.Contains("项目台账（点）", (await DoneAsync("layers")).Output, StringComparison.Ordinal);
    }

    private static int Number(JsonElement board, string name) => board.GetProperty("all").GetProperty(name).GetInt32();

    private static long Long(JsonElement board, string name) => board.GetProperty("all").GetProperty(name).GetInt64();

    private static IEnumerable<string?> Numbers(JsonElement projects) => projects.EnumerateArray().Select(one => one.GetProperty("number").GetString());

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

    /// <summary>Two squares with 100 and 50 万元.</summary>
    private string Projects()
    {
        static string Feature(int i, string number, string name, int wan) => FormattableString.Invariant(
            $$$"""{"type":"Feature","properties":{"XMBH":"{{{number}}}","XMMC":"{{{name}}}","XMLX":"重点","TZE":{{{wan}}}},"geometry":{"type":"Polygon","coordinates":[[[{{{Desk.East + i}}},{{{Desk.North}}}],[{{{Desk.East + i + 50}}},{{{Desk.North}}}],[{{{Desk.East + i + 50}}},{{{Desk.North + 50}}}],[{{{Desk.East + i}}},{{{Desk.North + 50}}}],[{{{Desk.East + i}}},{{{Desk.North}}}]]]}}""");
        var path = Desk.PathOf("重点项目.geojson");
        File.WriteAllText(
            path,
            $$$"""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4550"}},"features":[{{{Feature(0, "ZD-001", "装备园", 100)}}},{{{Feature(100, "ZD-002", "康养城", 50)}}}]}""");
        return path;
    }
}
