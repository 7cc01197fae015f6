using LandPlanner.Calendars;

namespace LandPlanner.Tests.Calendars;

/// <summary>A calendar of one year with one holiday (Monday 6 to Wednesday 8 March 2023) and one worked Saturday (the 11th).</summary>
public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = new([2023], [new(2023, 3, 6), new(2023, 3, 7), new(2023, 3, 8)], [new(2023, 3, 11)], "days.csv");

    [Theory]
    [InlineData("2023-03-03", true)]
    [InlineData("2023-03-04", false)]
    [InlineData("2023-03-05", false)]
    [InlineData("2023-03-06", false)]
    [InlineData("2023-03-09", true)]
    [InlineData("2023-03-11", true)]
    [InlineData("2023-03-12", false)]
    public void Weekdays_are_worked_but_holidays_and_weekends_only_where_made_up(string day, bool worked) =>
        Assert.Equal(worked, Calendar.IsWorkingDay(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData(0, "2023-03-03")]
    [InlineData(1, "2023-03-09")]
    [InlineData(3, "2023-03-11")]
    [InlineData(4, "2023-03-13")]
    public void The_day_of_the_event_does_not_count(int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), Calendar.AddWorkingDays(new(2023, 3, 3), days));

    [Theory]
    [InlineData("2023-03-03", "2023-03-03", 0)]
    [InlineData("2023-03-03", "2023-03-08", 0)]
    [InlineData("2023-03-03", "2023-03-13", 4)]
    [InlineData("2023-03-13", "2023-03-03", -4)]
    public void Days_between_leave_out_the_first_and_take_in_the_last(string from, string to, int expected) =>
        Assert.Equal(expected, Calendar.WorkingDaysBetween(DateOnly.Parse(from, null), DateOnly.Parse(to, null)));

    [Fact]
    public void A_year_that_is_not_known_is_refused_only_where_it_is_needed()
    {
        var friday = new DateOnly(2023, 12, 28);

        Assert.Equal(new(2023, 12, 29), Calendar.AddWorkingDays(friday, 1));
        var refusal = Assert.Throws<CalendarMissingException>(() => Calendar.AddWorkingDays(friday, 2));
        Assert.Equal(2024, refusal.Year);
        Assert.Contains("'days.csv'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("2024", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(new(2023, 1, 2), Calendar.AddWorkingDays(new(2022, 12, 31), 1));
    }

    [Fact]
    public void A_weekend_of_an_unknown_year_is_refused_too_since_it_might_be_worked() =>
        Assert.Throws<CalendarMissingException>(() => Calendar.IsWorkingDay(new(2024, 1, 6)));

    [Fact]
    public void A_day_cannot_be_both() =>
        Assert.Throws<ArgumentException>(() => new WorkingCalendar([2023], [new(2023, 3, 11)], [new(2023, 3, 11)], ""));

    [Theory]
    [InlineData("2024-01-31", 1, "2024-02-29")]
    [InlineData("2023-01-31", 1, "2023-02-28")]
    [InlineData("2025-12-01", 1, "2026-01-31")]
    [InlineData("2024-02-10", 0, "2024-02-29")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    public void A_month_ends_on_its_last_day_whatever_the_day_of_issue(string day, int later, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), WorkingCalendar.EndOfMonth(DateOnly.Parse(day, null), later));
}
