using System.Globalization;

namespace LandPlanner.Stores;

/// <summary>Dates and times as the stores and the history write them.</summary>
public static class Moments
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Write(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>In UTC, cut to whole milliseconds. A time of no known kind counts as UTC.</summary>
    public static string Write(DateTime value) =>
        (value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value).ToString(Format,
            CultureInfo.InvariantCulture);

    /// <exception cref="FormatException">Not "2025-11-23".</exception>
    public static DateOnly ReadDate(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Write(DateTime)"/> wrote, and the forms other programs write without fractions
    /// or with another offset.</summary>
    /// <exception cref="FormatException">Not an ISO 8601 time.</exception>
    public static DateTime ReadMoment(string text) => DateTime.Parse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The same moment in UTC, whole milliseconds.</summary>
    public static DateTime Cut(DateTime value)
    {
        var utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        return new(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }
}
