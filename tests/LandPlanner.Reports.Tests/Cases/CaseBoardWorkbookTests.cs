using System.Text;
using System.Text.Json;
using ClosedXML.Excel;
using LandPlanner.Reports.Cases;
using LandPlanner.Reports.Excel;

namespace LandPlanner.Reports.Tests.Cases;

public sealed class CaseBoardWorkbookTests
{
    /// <summary>Of the four cases due in 2024 (E is merged), two are disposed of, one in time; C is overdue, D pending. Half of all: 100 % cannot be reached any more.</summary>
    [Fact]
    public void Figures_are_as_counted_by_hand()
    {
        using var workbook = Open(ReportLanguage.Chinese);
        var sheet = workbook.Worksheet("指标");

        var rows = sheet.RowsUsed().Where(row => row.RowNumber() > 4).ToDictionary(row => row.Cell(1).GetString(), row => row);
        Assert.Equal((2, 4, 0.5, 1), (rows["处置率"].Cell(2).GetValue<int>(), rows["处置率"].Cell(3).GetValue<int>(), rows["处置率"].Cell(4).GetDouble(), rows["处置率"].Cell(5).GetValue<int>()));
        Assert.Equal(("≥ 100 %", "未达标"), (rows["处置率"].Cell(6).GetString(), rows["处置率"].Cell(7).GetString()));
        Assert.Equal((0.25, "A"), (rows["按期处置率"].Cell(4).GetDouble(), rows["按期处置率"].Cell(8).GetString()));
        Assert.Equal((0.5, "达标"), (rows["超期率"].Cell(4).GetDouble(), rows["超期率"].Cell(7).GetString()));
        Assert.Equal(("—", ""), (rows["规定时限内处置率"].Cell(4).GetString(), rows["规定时限内处置率"].Cell(7).GetString()));
    }

    [Fact]
    public void Months_close_and_are_summed()
    {
        using var workbook = Open(ReportLanguage.Chinese);
        var sheet = workbook.Worksheet("按月");

        var february = sheet.Row(3);
        Assert.Equal("2024-02", february.Cell(1).GetString());
        Assert.Equal([2, 0, 0, 1, 1, 0, 2, 2], Enumerable.Range(2, 8).Select(column => february.Cell(column).GetValue<int>()));
        Assert.Equal(5, sheet.Row(8).Cell(3).GetValue<int>());
        Assert.Equal(8, sheet.LastRowUsed()!.RowNumber());
    }

    [Fact]
    public void The_list_begins_with_the_most_pressing()
    {
        using var workbook = Open(ReportLanguage.English);
        var sheet = workbook.Worksheet("Cases");

        Assert.Equal(["C", "D", "A", "B", "E"], Enumerable.Range(2, 5).Select(row => sheet.Cell(row, 1).GetString()));
        Assert.Equal(("Overdue", -61), (sheet.Cell(2, 4).GetString(), sheet.Cell(2, 6).GetValue<int>()));
        Assert.Equal("Satellite batch", sheet.Cell(2, 7).GetString());
    }

    [Fact]
    public void Groups_have_their_own_rates()
    {
        using var workbook = Open(ReportLanguage.Chinese);
        var sheet = workbook.Worksheet("分组");

        Assert.Equal(("上村", 2, 0, 1.0), (sheet.Cell(2, 1).GetString(), sheet.Cell(2, 2).GetValue<int>(), sheet.Cell(2, 4).GetValue<int>(), sheet.Cell(2, 7).GetDouble()));
        Assert.Equal(("下村", 3, 1, 0.0), (sheet.Cell(3, 1).GetString(), sheet.Cell(3, 2).GetValue<int>(), sheet.Cell(3, 4).GetValue<int>(), sheet.Cell(3, 7).GetDouble()));
    }

    [Fact]
    public void The_same_board_gives_the_same_bytes() =>
        Assert.Equal(CaseBoardWorkbook.Write(Boards.Year2024(), Boards.Names(), ""), CaseBoardWorkbook.Write(Boards.Year2024(), Boards.Names(), ""));

    [Fact]
    public void The_json_names_the_cases_behind_each_figure()
    {
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(CaseBoardJson.Write(Boards.Year2024())));

        var disposal = json.RootElement.GetProperty("figures")[0];
        Assert.Equal(("disposal", 0.5m, "notMet"), (disposal.GetProperty("figure").GetString(), disposal.GetProperty("share").GetDecimal(), disposal.GetProperty("verdict").GetString()));
        Assert.Equal(["A", "B"], disposal.GetProperty("countedNumbers").EnumerateArray().Select(number => number.GetString()));
        Assert.Equal(["D"], disposal.GetProperty("pendingNumbers").EnumerateArray().Select(number => number.GetString()));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("figures")[6].GetProperty("share").ValueKind);
        Assert.Equal(["A"], json.RootElement.GetProperty("months")[1].GetProperty("reopened").EnumerateArray().Select(number => number.GetString()));
    }

    private static XLWorkbook Open(ReportLanguage language) => new(new MemoryStream(CaseBoardWorkbook.Write(Boards.Year2024(), Boards.Names(language), "")));
}
