using LandPlanner.Testing;

namespace LandPlanner.Cli.Tests;

/// <summary>Cases on the command line, from opening to closure.</summary>
public sealed class CaseTests : AtDesk
{
    // The middle of the first square at 500 000, 3 300 000 of EPSG:4550: on the meridian 123E; the latitude as PROJ has it
    // (echo "3300005 500005" | cs2cs -f %.9f EPSG:4550 EPSG:4490).
    private const double Longitude = 123.000051727;
    private const double Latitude = 29.818599624;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");
    }

    [Fact]
    public async Task A_case_walks_from_opening_to_closure_and_every_move_stands_in_its_record()
    {
        await OpenAsync();
        await MoveAsync("assign", "--on", "2024-05-07", "--set", "unit=自然资源所", "--set", "person=李四");
        await DoneAsync("case", "compare", "AJ2024-0001");
        await MoveAsync("compare", "--on", "2024-05-08");
        await MoveAsync("gather", "--on", "2024-05-10", "--evidence", $"wide={Photo("全景.jpg", 1)}", "--evidence", $"close={Photo("近景.jpg", 2)}");
        await MoveAsync("submit", "--on", "2024-05-11");
        await MoveAsync("return", "--on", "2024-05-12", "--note", "照片模糊");
        await MoveAsync("supplement", "--on", "2024-05-13", "--note", "重拍", "--evidence", $"close={Photo("近景2.jpg", 3, new(2024, 5, 13, 9, 0, 0, China))}");
        await MoveAsync("submit", "--on", "2024-05-13");
        await MoveAsync("forward", "--on", "2024-05-14");
        await MoveAsync("judge-illegal", "--on", "2024-05-20", "--note", "未批先建", "--evidence", $"judgement={Document("判定书.pdf")}");
        await MoveAsync("rectify", "--on", "2024-05-21", "--set", "measure=demolish", "--set", "due_on=2024-06-20");
        await MoveAsync("report", "--on", "2024-06-15", "--evidence", $"after={Photo("整改后.jpg", 4, new(2024, 6, 14, 16, 0, 0, China))}");
        var closed = await MoveAsync("accept", "--on", "2024-06-18", "--evidence", $"acceptance={Document("验收单.pdf")}");

        Assert.Equal(("inspection", "closed"), (closed.GetProperty("from").GetString(), closed.GetProperty("to").GetString()));
        var shown = (await Desk.RunAsync("case", "show", "AJ2024-0001", "--json")).Json;
        Assert.Equal(("2024-06-15", "2024-06-18", 1), (shown.GetProperty("disposed_on").GetString(), shown.GetProperty("closed_on").GetString(), shown.GetProperty("returns").GetInt32()));
        Assert.Equal(
            ["open", "assign", "compare", "gather", "submit", "return", "supplement", "submit", "forward", "judge-illegal", "rectify", "report", "accept"],
            shown.GetProperty("moves").EnumerateArray().Select(move => move.GetProperty("move").GetString()));
        Assert.Equal(6, shown.GetProperty("evidence").GetArrayLength());
        Assert.Equal(["archive", "reopen"], shown.GetProperty("next").EnumerateArray().Select(move => move.GetString()));
        Assert.Equal(0, (await Desk.RunAsync("verify")).ExitCode);
        Assert.Empty((await Desk.RunAsync("case", "list", "--open", "--json")).Json.EnumerateArray());
    }

    [Fact]
    public async Task The_same_ground_again_is_told_and_opens_nothing()
    {
        await OpenAsync();

        var again = await Desk.RunAsync("case", "open", "--feature", "a:1", "--title", "又一处", "--source", "audit", "--json");

        Assert.Equal((1, 0), (again.ExitCode, again.Json.GetProperty("opened").GetInt32()));
        var match = Assert.Single(again.Json.GetProperty("cases")[0].GetProperty("matches").EnumerateArray());
        Assert.Equal(("AJ2024-0001", 1.0), (match.GetProperty("number").GetString(), match.GetProperty("share").GetDouble()));
    }

    [Fact]
    public async Task What_cannot_be_done_is_a_sentence_and_changes_nothing()
    {
        await OpenAsync();

        Assert.Contains("does not start from '已下发' (issued); from there: assign", await Desk.RefusedAsync("case", "move", "AJ2024-0001", "accept"), StringComparison.Ordinal);
        Assert.Contains("AJ2024-0009", await Desk.RefusedAsync("case", "move", "AJ2024-0009", "assign"), StringComparison.Ordinal);
        Assert.Contains("hop", await Desk.RefusedAsync("case", "move", "AJ2024-0001", "hop"), StringComparison.Ordinal);
        Assert.Contains("'state' is kept by the program", await Desk.RefusedAsync("case", "move", "AJ2024-0001", "assign", "--set", "state=closed"), StringComparison.Ordinal);
        Assert.Contains("'issued_on' is set twice", await Desk.RefusedAsync("case", "open", "--feature", "a:2", "--title", "x", "--source", "audit", "--issued", "2024-05-06", "--set", "issued_on=2024-05-07"), StringComparison.Ordinal);
        Assert.Contains("无位置.jpg tells no place", await Desk.RefusedAsync("case", "attach", "AJ2024-0001", "--evidence", $"wide={new PhotoFile().Write(Desk.PathOf("无位置.jpg"))}"), StringComparison.Ordinal);
        Assert.Contains("cannot be read", await Desk.RefusedAsync("case", "attach", "AJ2024-0001", "--evidence", $"wide={Desk.PathOf("没有.jpg")}"), StringComparison.Ordinal);
        Assert.Contains("is a ledger", await Desk.RefusedAsync("edit", "图斑台账", "1", "--delete"), StringComparison.Ordinal);
        Assert.Contains("is a ledger", await Desk.RefusedAsync("restore", "图斑台账", "--revision", "1"), StringComparison.Ordinal);
        Assert.Contains("is a ledger", await Desk.RefusedAsync("import", Desk.Squares("b.shp", 1), "--layer", "图斑台账", "--role", "case", "--replace"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_in_working_days_of_a_year_without_a_calendar_is_refused()
    {
        var sentence = await Desk.RefusedAsync("case", "open", "--feature", "a:1", "--title", "x", "--source", "hotline", "--issued", "2009-05-06");

        Assert.Contains("2009", sentence, StringComparison.Ordinal);
        Assert.Contains("data/calendars/cn.csv", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_are_listed_as_asked()
    {
        await OpenAsync();
        await DoneAsync("case", "open", "--feature", "a:2", "--title", "热线", "--source", "hotline", "--issued", "2024-05-06", "--set", "person=周工");

        Assert.Equal(["AJ2024-0002", "AJ2024-0001"], await NumbersAsync());
        Assert.Equal(["AJ2024-0001", "AJ2024-0002"], await NumbersAsync("--sort", "number"));
        Assert.Equal(["AJ2024-0002"], await NumbersAsync("--mine", "--author", "周工"));
        Assert.Equal(["AJ2024-0001"], await NumbersAsync("--source", "卫片"));
        Assert.Equal(["AJ2024-0002"], await NumbersAsync("--text", "热线"));
        Assert.Equal(["AJ2024-0002"], await NumbersAsync("--due-by", "2024-05-13"));
        Assert.Equal(["AJ2024-0002", "AJ2024-0001"], await NumbersAsync("--overdue"));
        Assert.Contains("no source 'moon'", await Desk.RefusedAsync("case", "list", "--source", "moon"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_cut_short_says_so_beside_its_rows()
    {
        await OpenAsync();
        await DoneAsync("case", "open", "--feature", "a:2", "--title", "二", "--source", "satellite", "--issued", "2024-05-06");

        var cut = await Desk.RunAsync("case", "list", "--limit", "1", "--json");

        Assert.Equal((0, 1), (cut.ExitCode, cut.Json.GetArrayLength()));
        Assert.Contains("Only the first 1 are listed, there are more: raise --limit.", cut.Errors, StringComparison.Ordinal);
        Assert.Equal("", (await Desk.RunAsync("case", "list", "--limit", "2")).Errors);
    }

    [Fact]
    public async Task A_part_shows_the_moves_of_the_whole_with_its_number()
    {
        await OpenAsync();
        await DoneAsync("case", "split", "AJ2024-0001", "--line", "LINESTRING (500004 3299990, 500004 3300020)", "--note", "两户");

        var shown = await Desk.RunAsync("case", "show", "AJ2024-0001-1");

        Assert.Matches(@"2024-05-06\s+\S+ \(AJ2024-0001\)", shown.Output);
    }

    [Fact]
    public async Task Ground_of_a_closed_case_is_told_with_the_day_and_what_to_do()
    {
        await OpenAsync();
        await MoveAsync("assign", "--on", "2024-05-07", "--set", "unit=自然资源所", "--set", "person=李四");
        await DoneAsync("case", "compare", "AJ2024-0001");
        await MoveAsync("compare", "--on", "2024-05-08");
        await MoveAsync("gather", "--on", "2024-05-10", "--evidence", $"wide={Photo("全景.jpg", 1)}", "--evidence", $"close={Photo("近景.jpg", 2)}");
        await MoveAsync("submit", "--on", "2024-05-11");
        await MoveAsync("forward", "--on", "2024-05-14");
        await MoveAsync("judge-legal", "--on", "2024-05-20", "--note", "已批", "--evidence", $"judgement={Document("判定书.pdf")}");
        await MoveAsync("close", "--on", "2024-05-21", "--note", "已批");

        var opened = await Desk.RunAsync("case", "open", "--feature", "a:1", "--title", "又一处", "--source", "audit");
        var batch = await Desk.RunAsync("case", "batch", Desk.Squares("b.shp", 1), "--batch", "6月", "--issued", "2024-06-01");
        var json = (await Desk.RunAsync("case", "batch", Desk.Squares("b.shp", 1), "--batch", "6月", "--issued", "2024-06-01", "--dry-run", "--json")).Json;

        Assert.Contains("closed on 2024-05-21: reopen it", opened.Output, StringComparison.Ordinal);
        Assert.Contains("closed on 2024-05-21: reopen it", batch.Output, StringComparison.Ordinal);
        Assert.Contains("1 of those there already are closed", batch.Output, StringComparison.Ordinal);
        var match = json.GetProperty("patches")[0].GetProperty("matches")[0];
        Assert.Equal((1, "closed", "2024-05-21"), (json.GetProperty("closed").GetInt32(), match.GetProperty("state").GetString(), match.GetProperty("closedOn").GetString()));
    }

    private async Task<IReadOnlyList<string?>> NumbersAsync(params string[] more) =>
        [.. (await Desk.RunAsync(["case", "list", "--json", .. more])).Json.EnumerateArray().Select(one => one.GetProperty("number").GetString())];

    private Task OpenAsync() => DoneAsync("case", "open", "--feature", "a:1", "--title", "图斑一", "--source", "satellite", "--issued", "2024-05-06");

    private async Task<System.Text.Json.JsonElement> MoveAsync(string move, params string[] more)
    {
        var said = await Desk.RunAsync(["case", "move", "AJ2024-0001", move, "--json", .. more]);
        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        return said.Json;
    }

    private async Task DoneAsync(params string[] arguments)
    {
        var said = await Desk.RunAsync(arguments);
        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
    }

    private static TimeSpan China => TimeSpan.FromHours(8);

    private string Photo(string name, int shade, DateTimeOffset? taken = null) => new PhotoFile
    {
        Shade = shade,
        LongitudeDegrees = Longitude,
        LatitudeDegrees = Latitude,
        AzimuthDegrees = 120,
        TakenAt = taken ?? new(2024, 5, 9, 10, 0, 0, China),
    }.Write(Desk.PathOf(name));

    private string Document(string name)
    {
        File.WriteAllText(Desk.PathOf(name), "%PDF-1.4 样例");
        return Desk.PathOf(name);
    }
}
