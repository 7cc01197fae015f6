using LandPlanner.Calendars;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

/// <summary>Dates counted by hand on the State Council's notices for 2019 to 2026.</summary>
public class CalendarTableTests
{
    private static readonly WorkingCalendar Calendar = TableSet.Open().Calendar;

    /// <summary>
    /// 2024: 4 and 18 February (Sundays) worked, 10 to 17 off, New Year's Eve the 9th worked. 2026: 14 and 28 February (Saturdays) worked, 15 to 23 off.
    /// 2025: 26 January (Sunday) and 8 February (Saturday) worked, 28 January to 4 February off. 2020: off until 2 February, as extended.
    /// </summary>
    [Theory]
    [InlineData("2024-02-02", 5, "2024-02-08")]
    [InlineData("2024-02-02", 7, "2024-02-18")]
    [InlineData("2024-02-02", 10, "2024-02-21")]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-13", 5, "2026-02-27")]
    [InlineData("2026-02-13", 7, "2026-03-02")]
    [InlineData("2025-01-24", 3, "2025-02-05")]
    [InlineData("2025-01-24", 6, "2025-02-08")]
    [InlineData("2020-01-23", 1, "2020-02-03")]
    public void Terms_run_over_spring_festival(string from, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), Calendar.AddWorkingDays(DateOnly.Parse(from, null), days));

    [Theory]
    [InlineData("2025-12-30", 5, "2026-01-07")]
    [InlineData("2022-12-29", 3, "2023-01-04")]
    [InlineData("2023-12-29", 1, "2024-01-02")]
    [InlineData("2024-12-31", 1, "2025-01-02")]
    [InlineData("2019-12-31", 2, "2020-01-03")]
    public void Terms_run_over_the_end_of_a_year(string from, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), Calendar.AddWorkingDays(DateOnly.Parse(from, null), days));

    [Theory]
    [InlineData("2019-04-30", 1, "2019-05-05")]
    [InlineData("2021-09-17", 2, "2021-09-22")]
    [InlineData("2021-09-30", 2, "2021-10-09")]
    [InlineData("2022-09-30", 2, "2022-10-09")]
    [InlineData("2023-09-28", 3, "2023-10-09")]
    [InlineData("2024-02-28", 2, "2024-03-01")]
    [InlineData("2024-09-13", 2, "2024-09-18")]
    [InlineData("2026-09-18", 1, "2026-09-20")]
    [InlineData("2026-09-24", 4, "2026-10-08")]
    public void Terms_run_over_the_other_holidays(string from, int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), Calendar.AddWorkingDays(DateOnly.Parse(from, null), days));

    [Fact]
    public void A_chain_of_terms_over_spring_festival_ends_as_one_term_of_their_sum()
    {
        var first = Calendar.AddWorkingDays(new(2026, 2, 10), 5);
        var second = Calendar.AddWorkingDays(first, 5);

        Assert.Equal((new(2026, 2, 24), new(2026, 3, 2)), (first, second));
        Assert.Equal(second, Calendar.AddWorkingDays(new(2026, 2, 10), 10));
        Assert.Equal(10, Calendar.WorkingDaysBetween(new(2026, 2, 10), second));
    }

    /// <summary>
    /// What is made up keeps the balance: days of the year less Saturdays and Sundays less the statutory holidays (11, from 2025 on 13). In 2020 the extension took two
    /// more: 31 January, and 1 February that was to be worked.
    /// </summary>
    [Theory]
    [InlineData(2020, 366 - 104 - 11 - 2)]
    [InlineData(2021, 365 - 104 - 11)]
    [InlineData(2022, 365 - 105 - 11)]
    [InlineData(2024, 366 - 104 - 11)]
    [InlineData(2025, 365 - 104 - 13)]
    [InlineData(2026, 365 - 104 - 13)]
    public void A_year_has_the_working_days_that_the_law_leaves_it(int year, int expected)
    {
        Assert.Equal(expected, Enumerable.Range(0, 366).Select(new DateOnly(year, 1, 1).AddDays).Where(day => day.Year == year).Count(Calendar.IsWorkingDay));
    }

    [Fact]
    public void A_year_without_its_notice_is_refused_with_the_file_to_extend()
    {
        Assert.Equal([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026], Calendar.Years);
        Assert.Equal(new(2026, 12, 31), Calendar.AddWorkingDays(new(2026, 12, 30), 1));
        var refusal = Assert.Throws<CalendarMissingException>(() => Calendar.AddWorkingDays(new(2026, 12, 30), 2));
        Assert.Contains("data/calendars/cn.csv", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024,2024-01-01,2024-01-01,", "2024,2024-01-01,2024-01-00,", "'2024-01-00' is not a date")]
    [InlineData("2024,2024-01-01,2024-01-01,", "2024,2024-01-02,2024-01-01,", "no span of holidays")]
    [InlineData("2024,2024-01-01,2024-01-01,", "2024,2024-01-01,2024-02-10,", "no span of holidays")]
    [InlineData("2024,2024-01-01,2024-01-01,", "2024,2023-11-30,2023-11-30,", "neither in 2024 nor in the December before")]
    [InlineData("2024,2024-01-01,2024-01-01,", "2024,2025-01-01,2025-01-01,", "neither in 2024 nor in the December before")]
    [InlineData("2024-01-01,holiday", "2024-01-01,working", "is worked anyway: it is a Monday")]
    [InlineData("2024-01-01,holiday", "2024-01-01,free", "'free' is neither 'holiday' nor 'working'")]
    [InlineData("2024,2024-02-10,", "2024,2024-02-04,", "2024-02-04 is there twice")]
    [InlineData("元旦,国办发明电〔2023〕7号,S", "元旦,国办发明电〔2023〕7号,X", "'X' is none of S")]
    [InlineData("元旦,国办发明电〔2023〕7号,S", "元旦,,S", "cell 6 is empty")]
    public void A_bad_row_is_one_sentence_with_file_and_line(string old, string bad, string reason)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace("calendars/cn.csv", old, bad);

        var failure = Assert.Throws<TableException>(() => data.Tables.Calendar);

        Assert.Equal(path, failure.Path);
        Assert.True(failure.Line > 0);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }
}
