using LandPlanner.Calendars;

namespace LandPlanner.Tests.Calendars;

public class DueRuleTests
{
    private static readonly WorkingCalendar Plain = new([2024], [], [], "");

    /// <summary>31 January 2024 is a Wednesday.</summary>
    [Theory]
    [InlineData("5 working-days", "2024-02-07")]
    [InlineData("1 working-day", "2024-02-01")]
    [InlineData("30 days", "2024-03-01")]
    [InlineData("month-end", "2024-01-31")]
    [InlineData("month-end+1", "2024-02-29")]
    [InlineData(" month-end+2 ", "2024-03-31")]
    public void A_rule_gives_the_last_day_in_time(string text, string expected)
    {
        Assert.True(DueRule.TryParse(text, out var rule));

        Assert.Equal(DateOnly.Parse(expected, null), rule.DueOn(new(2024, 1, 31), Plain));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("five days")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("3661 days")]
    [InlineData("5 Working-Days")]
    [InlineData("month-end-1")]
    [InlineData("month-end+")]
    [InlineData("month-end+121")]
    [InlineData("1 2 days")]
    public void Text_of_any_other_form_is_no_rule(string? text) => Assert.False(DueRule.TryParse(text, out _));

    [Theory]
    [InlineData("5 working-days")]
    [InlineData("30 days")]
    [InlineData("month-end")]
    [InlineData("month-end+1")]
    public void A_rule_is_written_as_it_is_read(string text)
    {
        Assert.True(DueRule.TryParse(text, out var rule));

        Assert.Equal(text, rule.ToString());
    }

    [Fact]
    public void Only_working_days_need_a_calendar()
    {
        var issued = new DateOnly(2031, 5, 5);

        Assert.Equal(new(2031, 6, 30), new DueRule(DueRuleKind.MonthEnd, 1).DueOn(issued, Plain));
        Assert.Equal(new(2031, 5, 15), new DueRule(DueRuleKind.Days, 10).DueOn(issued, Plain));
        Assert.Throws<CalendarMissingException>(() => new DueRule(DueRuleKind.WorkingDays, 1).DueOn(issued, Plain));
    }
}
