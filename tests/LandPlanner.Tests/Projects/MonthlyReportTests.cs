using LandPlanner.Projects;
using static LandPlanner.Tests.Projects.Towns;

namespace LandPlanner.Tests.Projects;

/// <summary>The sheet that comes every month: one month and what was done until then. The ledger has 40 and 60 万元 of 2023, 1,000 of January to July 2024.</summary>
public class MonthlyReportTests
{
    private static readonly ProjectFile Ledger = WithLastYear(Of("A", "industry", null, [], [100, 100, 100, 100, 200, 200, 200]));

    [Theory]
    [InlineData("8月完成", "累计完成", "1150")]
    [InlineData("8月完成", "累计完成", "1250")]
    [InlineData("8月完成", "本年累计完成", "1150")]
    [InlineData("8月完成", "1-8月完成", "1150")]
    [InlineData("8月完成", "截至8月底累计完成", "1250")]
    [InlineData("8月完成", "全年完成", "1150")]
    [InlineData("本月完成投资", "累计完成投资", "1250")]
    [InlineData("当月完成", "累计完成", "1150")]
    public void A_sum_until_then_is_held_against_the_ledger_and_the_row(string month, string sum, string said)
    {
        var sheet = Read($"2024年8月项目进度表（单位：万元）\n编号\t{month}\t{sum}\t年度完成率\nA\t150\t{said}\t65%");

        Assert.Empty(Faults(sheet));
        Assert.Equal((new Month(2024, 8), Wan(150)), (Assert.Single(sheet.Cells).Month, sheet.Cells[0].Amount));
    }

    [Fact]
    public void A_sum_that_neither_makes_up_is_told_with_what_they_make()
    {
        Assert.Equal(
            "Row 3, column C: '累计完成' says 1,151万元, but with those of the ledger the months from 2024-01 to 2024-08 add up to 1,150万元, and all to 2024-08 to 1,250万元.",
            Assert.Single(Faults(Read("2024年\n编号\t8月完成\t累计完成\nA\t150\t1151"))).ToString());
        // A span is of its year alone.
        Assert.Single(Faults(Read("2024年\n编号\t8月完成\t1-8月完成\nA\t150\t1250")));
    }

    [Fact]
    public void Rows_of_the_same_table_make_up_a_sum_too()
    {
        var sheet = Read("编号\t月份\t完成\t累计完成\nA\t2024-08\t150\t1150\nA\t2024-09\t50\t1200");

        Assert.Empty(Faults(sheet));
        Assert.Single(Faults(Read("编号\t月份\t完成\t累计完成\nA\t2024-08\t150\t1150\nA\t2024-09\t50\t1150")));
    }

    // A day in a title is when the sheet was filled in.
    [Theory]
    [InlineData("2024年8月项目进度表", "2024-08")]
    [InlineData("２０２４年１-８月项目进度表", "2024-08")]
    [InlineData("填报日期：2024年9月5日　2024年8月", "2024-08")]
    public void This_month_is_that_of_the_title(string title, string month) =>
        Assert.Equal(month, Assert.Single(Read($"{title}\n编号\t本月完成\nA\t1").Cells).Month.ToString());

    [Fact]
    public void This_month_is_asked_for_where_no_title_says_it_or_two_do()
    {
        Assert.Contains("(--month)", Assert.Single(Read("项目进度表\n编号\t本月完成\nA\t1").Complaints).Text, StringComparison.Ordinal);
        Assert.Contains("stand 2024-07 and 2024-08", Assert.Single(Read("2024年7月\n2024年8月\n编号\t本月完成\nA\t1").Complaints).Text, StringComparison.Ordinal);
        Assert.Contains("stands 2024-08, and 2024-07 was given", Assert.Single(Read("2024年8月\n编号\t本月完成\nA\t1", month: new(2024, 7)).Complaints).Text, StringComparison.Ordinal);
        Assert.Equal(M(7), Assert.Single(Read("编号\t完成\nA\t1", month: M(7)).Cells).Month);
    }

    [Fact]
    public void A_year_that_is_given_against_that_of_the_table_is_told()
    {
        Assert.Contains("says 2024, and 2026 was given", Assert.Single(Read("2024年项目投资推进表\n编号\t1月计划\nA\t1", year: 2026).Complaints).Text, StringComparison.Ordinal);
        Assert.Empty(Read("2024年项目投资推进表\n编号\t1月计划\nA\t1", year: 2024).Complaints);
        // Columns that say their own year go by no other.
        Assert.Empty(Read("2024年项目投资推进表\n编号\t2024年1月计划\nA\t1", year: 2026).Complaints);
    }

    private static ProjectFile WithLastYear(ProjectFile file) =>
        file with { Months = file.Months.With(MonthMeasure.Actual, new(2023, 11), Wan(40)).With(MonthMeasure.Actual, new(2023, 12), Wan(60)) };

    private static IEnumerable<TableComplaint> Faults(MonthSheet sheet) => sheet.Complaints.Concat(sheet.Against(new([Ledger])));

    private static MonthSheet Read(string pasted, int? year = null, Month? month = null) => MonthSheet.Read(Cells(pasted), new(year, null, null) { Month = month });
}
