using System.Text.Json;
using ClosedXML.Excel;
using LandPlanner.Areas;
using LandPlanner.Reports.Excel;
using LandPlanner.Reports.Schemes;
using LandPlanner.Schemes;

namespace LandPlanner.Reports.Tests.Schemes;

public sealed class SchemeReportTests
{
    private static readonly SchemePart[] Parcels = [.. Enumerable.Range(1, 3).Select(id => new SchemePart("新增", id, $"地块{id}", new(22_222_25), null))];

    private static readonly SchemeResult Result = new(
        SchemeChecking.BoundaryAddition, "新增", 2024, Parcels, new(66_666_75),
        [
            new("consent", "村民同意", "Consent", "甲村", SchemeOutcome.Fail, null, new Ratio(79, 120), new Ratio(2, 3), [new("自然资规〔2020〕5号", "", "三分之二", "S")], "不足", "too few", [Parcels[0] with { Against = [new("永农", [7, 9])] }]),
            new("red-line", "未占用生态保护红线", "No red line", "", SchemeOutcome.NotKnown, null, null, null, [], "无法判断", "Not known", []),
        ])
    {
        Zones = new([new(new("01", "集中建设区", "Concentrated"), new(1_000_00), new(66_666_75), new(0)), new(new("02", "弹性发展区", "Flexible"), new(500_00), new(0), new(100_00))], new(66_566_75), new(100_00)),
    };

    [Fact]
    public void The_workbook_says_each_check_with_its_number_limit_and_basis()
    {
        using var book = Open(SchemeWorkbook.Write(Result));

        Assert.Equal(["审查结果", "涉及图斑", "地块", "分区面积"], book.Worksheets.Select(sheet => sheet.Name));
        var checks = book.Worksheet("审查结果");
        Assert.Equal(["村民同意 甲村", "不通过", "65.83%", "2/3", "不足", "自然资规〔2020〕5号"], Enumerable.Range(1, 6).Select(column => checks.Cell(4, column).GetString()));
        Assert.Equal(("无法判断", ""), (checks.Cell(5, 2).GetString(), checks.Cell(5, 3).GetString()));
        Assert.Equal("永农: 7, 9", book.Worksheet("涉及图斑").Cell(2, 7).GetString());
    }

    [Fact]
    public void The_mu_of_parcels_add_up_to_the_mu_of_their_sum()
    {
        using var book = Open(SchemeWorkbook.Write(Result));

        // 66,666.75 m² are 100.000125 mu; each third, 33.333375, rounds to 33.33: one has a hundredth more.
        var sheet = book.Worksheet("地块");
        Assert.Equal(100.00m, Enumerable.Range(2, 3).Sum(row => sheet.Cell(row, 4).GetValue<decimal>()));
    }

    [Fact]
    public void Zones_that_are_not_known_say_why()
    {
        var open = Result with { Zones = null, ZonesUnknown = new("没有分区代码", "no zone") };

        using var book = Open(SchemeWorkbook.Write(open));
        using var json = JsonDocument.Parse(SchemeJson.Write(open));

        Assert.Equal("没有分区代码", book.Worksheet("分区面积").Cell(1, 1).GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("zones").ValueKind);
        Assert.Equal("no zone", json.RootElement.GetProperty("zonesUnknown").GetProperty("en").GetString());
    }

    [Fact]
    public void Equal_results_give_equal_bytes_in_both_languages()
    {
        Assert.All([ReportLanguage.Chinese, ReportLanguage.English], language => Assert.Equal(SchemeWorkbook.Write(Result, language), SchemeWorkbook.Write(Result, language)));
        Assert.Equal(SchemeJson.Write(Result), SchemeJson.Write(Result));
    }

    private static XLWorkbook Open(byte[] bytes) => new(new MemoryStream(bytes));
}
