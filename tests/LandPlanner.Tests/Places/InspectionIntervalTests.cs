using LandPlanner.Places;
using LandPlanner.Stores;

namespace LandPlanner.Tests.Places;

public sealed class InspectionIntervalTests
{
    [Theory]
    [InlineData("14 days", "2025-02-20", "2025-03-06")]
    [InlineData("1 week", "2024-02-26", "2024-03-04")]
    [InlineData("2 weeks", "2025-12-25", "2026-01-08")]
    [InlineData("1 month", "2025-01-31", "2025-02-28")]
    [InlineData("1 month", "2024-01-31", "2024-02-29")]
    [InlineData("3 months", "2025-11-30", "2026-02-28")]
    public void The_next_day_is_counted_by_the_calendar(string interval, string day, string next) =>
        Assert.Equal(DateOnly.Parse(next, null), InspectionInterval.Parse(interval).After(DateOnly.Parse(day, null)));

    [Theory]
    [InlineData("fortnight")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("1.5 weeks")]
    [InlineData("1001 days")]
    [InlineData("2 years")]
    [InlineData("")]
    public void What_is_no_interval_is_refused_with_a_sentence(string text) => Assert.Contains("is no interval", Assert.Throws<WorkspaceException>(() => InspectionInterval.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("1 day", "1天")]
    [InlineData("2 weeks", "2周")]
    [InlineData("3 months", "3个月")]
    public void It_is_written_as_it_is_read(string text, string chinese)
    {
        var interval = InspectionInterval.Parse(text);

        Assert.Equal((text, text, chinese), (interval.ToString(), interval.Say(true), interval.Say(false)));
    }
}
