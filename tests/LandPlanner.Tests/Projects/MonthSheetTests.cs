using LandPlanner.Projects;
using static LandPlanner.Tests.Projects.Towns;

namespace LandPlanner.Tests.Projects;

/// <summary>Tables as Excel puts them on the clipboard.</summary>
public class MonthSheetTests
{
    private static readonly MonthSheetOptions Bare = new(null, null, null);

    [Fact]
    public void A_row_a_project_with_a_column_a_month()
    {
        var sheet = Read(
            """
            2024年项目投资推进表（单位：万元）
            序号	项目编号	项目名称	总投资	1月计划	2月计划	计划合计	1月完成	2月完成
            1	A	甲	100	10	20.5	30.5	9	
            2	B	乙	-	5	0	5	—	3

            合计			100	15	20.5	35.5	9	3
            """);

        Assert.Empty(sheet.Complaints);
        Assert.Equal(
            [("A", 1, MonthMeasure.Plan, 10m), ("A", 2, MonthMeasure.Plan, 20.5m), ("A", 1, MonthMeasure.Actual, 9m), ("B", 1, MonthMeasure.Plan, 5m), ("B", 2, MonthMeasure.Plan, 0m), ("B", 2, MonthMeasure.Actual, 3m)],
            sheet.Cells.Select(cell => (cell.Project, cell.Month.Number, cell.Measure, cell.Amount!.Value.In(MoneyUnit.Wan))));
        Assert.All(sheet.Cells, cell => Assert.Equal(2024, cell.Month.Year));
        Assert.Equal(("A", Wan(100)), (Assert.Single(sheet.Totals).Project, sheet.Totals[0].Amount));
        Assert.Equal(["序号"], sheet.Ignored);
    }

    [Fact]
    public void A_row_a_month_with_plan_and_actual_beside_it()
    {
        var sheet = Read("项目名称\t月份\t计划（亿元）\t完成\t更正原因\n甲\t2024年3月\t0.5\t4,800\t\n甲\t202404\t\t1,200\t发票补录");

        Assert.Empty(sheet.Complaints);
        Assert.Equal(
            [(M(3), Wan(5_000), ""), (M(3), Wan(4_800), ""), (M(4), Wan(1_200), "发票补录")], sheet.Cells.Select(cell => (cell.Month, cell.Amount!.Value, cell.Reason)));
    }

    [Theory]
    [InlineData("编号\t2024-03", "says neither 计划 nor 完成")]
    [InlineData("编号\t3月计划", "is of no year")]
    [InlineData("编号\t计划", "names no month")]
    [InlineData("编号\t2024年3月计划\t2024-03计划", "is the same month as")]
    [InlineData("编号\t项目编号\t2024年3月计划", "means the same as")]
    [InlineData("单位\t进度", "No row of headings")]
    public void Headings_that_leave_something_open_are_told(string headings, string why) =>
        Assert.Contains(why, Assert.Single(Read(headings + "\nA\t1\t1").Complaints).Text, StringComparison.Ordinal);

    [Fact]
    public void What_the_table_leaves_open_can_be_said_for_the_whole_of_it()
    {
        var sheet = MonthSheet.Read(Cells("编号,3月,4月\nA,1,2"), new(2024, MonthMeasure.Actual, MoneyUnit.Yi));

        Assert.Empty(sheet.Complaints);
        Assert.Equal([(M(3), Wan(10_000)), (M(4), Wan(20_000))], sheet.Cells.Select(cell => (cell.Month, cell.Amount!.Value)));
    }

    // What stands above the headings; 1 is so many 万元.
    [Theory]
    [InlineData("温泉单元推进表", "1")]
    [InlineData("元旦前完成；总投资25.9亿元", "1")]
    [InlineData("建设单位：元亨公司", "1")]
    [InlineData("单位：亿元", "10000")]
    [InlineData("金额单位 元；截至6月", "0.0001")]
    [InlineData("推进表（亿元）", "10000")]
    [InlineData("推进表（单位：亩、亿元）", "10000")]
    public void A_unit_is_said_after_its_word_or_in_brackets_of_its_own(string title, string wan) =>
        Assert.Equal(Wan(decimal.Parse(wan, System.Globalization.CultureInfo.InvariantCulture)), Assert.Single(Read(title + "\n编号\t2024年1月计划\nA\t1").Cells).Amount);

    [Fact]
    public void A_unit_given_for_the_whole_table_is_taken_over_its_titles()
    {
        var sheet = MonthSheet.Read(Cells("单位：亿元\n编号\t2024年1月计划\t2024年1月完成（元）\nA\t1\t5000\n"), Bare with { Unit = MoneyUnit.Wan });

        Assert.Equal([Wan(1), Wan(0.5m)], sheet.Cells.Select(cell => cell.Amount!.Value));
    }

    [Theory]
    [InlineData("单位：万元\n附表（元）\n编号\t2024年1月计划", "Row 2, column A")]
    [InlineData("编号\t2024年1月计划（万元）（元）", "Row 1, column B")]
    public void Two_units_for_one_amount_are_told(string headings, string where) =>
        Assert.StartsWith(where, Assert.Single(Read(headings + "\nA\t1").Complaints).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Each_wrong_cell_is_told_by_row_and_column()
    {
        var sheet = Read("编号\t2024年1月计划\t2024年2月计划\nA\tx\t-5\n\t1\t1\nB\t0.0000001\t1");

        Assert.Equal(
            ["Row 2, column B", "Row 2, column C", "Row 3", "Row 4, column B"], sheet.Complaints.Select(complaint => complaint.ToString().Split(':')[0]));
    }

    [Theory]
    [InlineData("A\t10\t20\t30.000001\t1", "add up to 30万元")]
    [InlineData("A\t10\t20\t30\t1\n合计\t10\t20.01\t30\t1", "add up to 20万元")]
    [InlineData("A\t1\t1\t2\t1\n小计\t1\t1\t2\t1\nB\t1\t1\t2\t1\n小计\t2\t1\t2\t1", "add up to 1万元")]
    public void Totals_that_do_not_add_up_are_told(string rows, string why) =>
        Assert.Contains(why, Assert.Single(Faults(Read("编号\t2024年1月计划\t2024年2月计划\t年度计划\t2024年1月完成\n" + rows))).Text, StringComparison.Ordinal);

    [Fact]
    public void Subtotals_and_totals_that_add_up_pass()
    {
        var sheet = Read("编号\t2024年1月计划\t1-2月累计计划\nA\t1\t1\n小计\t1\t1\nB\t2\t2\nC\t3\t3\n小 计\t5\t5\n合 计\t6\t6");

        Assert.Empty(sheet.Complaints);
        Assert.Equal(3, sheet.Cells.Count);
    }

    [Theory]
    [InlineData("截至2月底累计完成", "3")]
    [InlineData("截至2月底完成", "3")]
    [InlineData("2024年2月累计完成", "3")]
    [InlineData("1-2月完成", "3")]
    [InlineData("2月至3月完成", "6")]
    [InlineData("3月累计完成", "7")]
    [InlineData("全年完成", "7")]
    public void A_sum_up_to_a_month_is_no_months_amount_and_is_that_of_the_months_it_holds(string heading, string right)
    {
        var headings = $"2024年\n编号\t1月完成\t2月完成\t3月完成\t{heading}\n";

        var sheet = Read($"{headings}A\t1\t2\t4\t{right}");

        Assert.Empty(Faults(sheet));
        Assert.Equal([(M(1), Wan(1)), (M(2), Wan(2)), (M(3), Wan(4))], sheet.Cells.Select(cell => (cell.Month, cell.Amount!.Value)));
        Assert.Contains($"add up to {right}万元", Assert.Single(Faults(Read($"{headings}A\t1\t2\t4\t{right}.5"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_beside_a_month_makes_no_sum_of_it() => Assert.Equal(M(3), Assert.Single(Read("编号\t2024年度3月计划\t截止日期\nA\t1\t年底\n", 2024).Cells).Month);

    [Fact]
    public void A_total_that_is_not_the_ledgers_is_told()
    {
        var finder = new ProjectFinder([Of("A", "industry", 100, [], [])]);

        Assert.Contains("costs 100.000001万元 in all, the ledger 100万元", new SheetTotal("A", Wan(100.000001m), 2, 3).Against(finder)!.Text, StringComparison.Ordinal);
        Assert.Null(new SheetTotal("A", Wan(100), 2, 3).Against(finder));
        Assert.Null(new SheetTotal("X", Wan(100), 2, 3).Against(finder));
    }

    [Fact]
    public void A_table_without_an_amount_says_so() => Assert.Contains("no amount", Assert.Single(Read("编号\t2024年1月计划\nA\t").Complaints).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(702, "ZZ")]
    [InlineData(703, "AAA")]
    public void Columns_are_called_as_spreadsheets_call_them(int column, string name) => Assert.Equal(name, TableComplaint.Name(column));

    /// <summary>What speaks against a table where the ledger has nothing of it yet.</summary>
    private static IEnumerable<TableComplaint> Faults(MonthSheet sheet) =>
        sheet.Complaints.Concat(sheet.Against(new([Of("A", "industry", null, [], []), Of("B", "industry", null, [], []), Of("C", "industry", null, [], [])])));

    private static MonthSheet Read(string pasted, int? year = null) => MonthSheet.Read(Cells(pasted), Bare with { Year = year });
}
