using System.Text;
using System.Text.Json;

namespace LandPlanner.Cli.Tests;

/// <summary>Boards and sheets of cases on the command line.</summary>
public sealed class CaseBoardTests : AtDesk
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Desk.ImportAsync(Desk.Squares("a.shp", 3), "a", "reference");
        await OpenAsync("a:1", "satellite", "2024-05-06");
        await OpenAsync("a:2", "hotline", "2024-06-03");
    }

    /// <summary>月清: issued in May, due by the end of June; five working days after Monday 3 June 2024 end on Tuesday the 11th, Monday being the Dragon Boat holiday. Neither was disposed of.</summary>
    [Fact]
    public async Task A_board_tells_rates_and_months()
    {
        var board = (await Desk.RunAsync("case", "board", "--year", "2024", "--json")).Json;

        var overdue = Figure(board, "overdue");
        Assert.Equal((2, 2, "notMet"), (overdue.GetProperty("counted").GetInt32(), overdue.GetProperty("of").GetInt32(), overdue.GetProperty("verdict").GetString()));
        Assert.Equal(0, Figure(board, "disposal").GetProperty("share").GetDecimal());
        Assert.Equal([0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2], board.GetProperty("months").EnumerateArray().Select(month => month.GetProperty("stockAtEnd").GetInt32()));
        Assert.Equal(["hotline", "satellite"], board.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("word").GetString()));
    }

    [Fact]
    public async Task A_board_is_for_the_days_and_cases_asked_for()
    {
        var june = (await Desk.RunAsync("case", "board", "--from", "2024-06-01", "--until", "2024-06-11", "--source", "热线信访", "--by", "urgency", "--json")).Json;

        Assert.Equal(1, june.GetProperty("counts").GetProperty("all").GetInt32());
        Assert.Equal(["AJ2024-0002"], Figure(june, "overdue").GetProperty("countedNumbers").EnumerateArray().Select(number => number.GetString()));
        Assert.Equal("overdue", Assert.Single(june.GetProperty("groups").EnumerateArray()).GetProperty("word").GetString());
    }

    [Fact]
    public async Task A_board_is_written_as_workbook_chart_and_json()
    {
        var said = await Desk.RunAsync("case", "board", "--year", "2024", "--out", Desk.PathOf("board"));

        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
        Assert.Contains("Overdue 2", said.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["cases-20240101-20241231.json", "cases-20240101-20241231.png", "cases-20240101-20241231.svg", "cases-20240101-20241231.xlsx"],
            Directory.EnumerateFiles(Desk.PathOf("board")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("either --year, or both", "--from", "2024-01-01")]
    [InlineData("lies after", "--from", "2024-02-01", "--until", "2024-01-01")]
    [InlineData("no year", "--year", "24")]
    [InlineData("no source 'rumour'", "--source", "rumour")]
    public async Task A_board_that_cannot_be_is_refused(string expected, params string[] arguments)
    {
        var said = await Desk.RunAsync(["case", "board", .. arguments]);

        Assert.NotEqual(0, said.ExitCode);
        Assert.Contains(expected, said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_is_a_pdf_and_a_missing_case_leaves_none()
    {
        var said = await Desk.RunAsync("case", "sheet", "AJ2024-0001", "--out", Desk.PathOf("one.pdf"), "--json");
        var missing = await Desk.RunAsync("case", "sheet", "AJ2024-0009", "--out", Desk.PathOf("none.pdf"));

        Assert.Equal(new FileInfo(Desk.PathOf("one.pdf")).Length, said.Json.GetProperty("bytes").GetInt64());
        Assert.Equal("%PDF", Encoding.ASCII.GetString(File.ReadAllBytes(Desk.PathOf("one.pdf"))[..4]));
        Assert.Contains("There is no case 'AJ2024-0009'", missing.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Desk.PathOf("none.pdf")));
    }

    private static JsonElement Figure(JsonElement board, string figure) => board.GetProperty("figures").EnumerateArray().Single(one => one.GetProperty("figure").GetString() == figure);

    private async Task OpenAsync(string feature, string source, string issued)
    {
        var said = await Desk.RunAsync("case", "open", "--feature", feature, "--title", "图斑", "--source", source, "--issued", issued);
        Assert.Equal((0, ""), (said.ExitCode, said.Errors));
    }
}
