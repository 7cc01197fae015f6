namespace LandPlanner.Calendars;

/// <summary>The time that the whole country keeps, eight hours ahead of UTC: deadlines and dates are days of it, wherever a machine stands and whatever its clock is set to.</summary>
public static class ChinaTime
{
    public static readonly TimeSpan FromUtc = TimeSpan.FromHours(8);

    /// <summary>The day it is at a moment.</summary>
    /// <param name="moment">UTC.</param>
    public static DateOnly DayOf(DateTime moment) => DateOnly.FromDateTime(moment + FromUtc);

    public static DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow().UtcDateTime);
}
