using System.Collections.Frozen;

namespace LandPlanner.Calendars;

/// <summary>
/// Which days are worked: Monday to Friday, less the holidays, and the Saturdays and Sundays that are worked in their stead (调休). It knows the years it was given
/// and no others; dates are whole days of the place whose calendar it is.
/// </summary>
/// <remarks>
/// A term begins the day after the event: the day itself does not count (民法典 §201), here as in <see cref="AddWorkingDays"/> and <see cref="WorkingDaysBetween"/>.
/// A year counts as known once its own notice is. That of the next year may still take days from its last December, as those of 2019 and 2023 did.
/// </remarks>
public sealed class WorkingCalendar
{
    private readonly FrozenSet<int> _years;
    private readonly FrozenSet<DateOnly> _holidays;
    private readonly FrozenSet<DateOnly> _makeUpDays;
    private readonly string _source;

    /// <param name="years">The years whose days are known.</param>
    /// <param name="holidays">Days off; weekends among them change nothing.</param>
    /// <param name="makeUpDays">Saturdays and Sundays that are worked.</param>
    /// <param name="source">The file to extend where a year is missing, for the message.</param>
    /// <exception cref="ArgumentException">A day is both.</exception>
    public WorkingCalendar(IEnumerable<int> years, IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays, string source)
    {
        _years = years.ToFrozenSet();
        _holidays = holidays.ToFrozenSet();
        _makeUpDays = makeUpDays.ToFrozenSet();
        _source = source;
        if (_holidays.Overlaps(_makeUpDays))
            throw new ArgumentException("A day cannot be both a holiday and a make-up day.", nameof(makeUpDays));
    }

    /// <summary>The years whose days are known, ascending.</summary>
    public IReadOnlyList<int> Years => [.. _years.Order()];

    /// <exception cref="CalendarMissingException">The year of <paramref name="day"/> is not known.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!_years.Contains(day.Year))
            throw new CalendarMissingException(day.Year, _source);
        return _makeUpDays.Contains(day) || (!IsWeekend(day) && !_holidays.Contains(day));
    }

    /// <summary>The <paramref name="days"/>-th working day after <paramref name="from"/>, which may itself be any day; <paramref name="from"/> for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is negative.</exception>
    /// <exception cref="CalendarMissingException">A year that was walked through is not known.</exception>
    public DateOnly AddWorkingDays(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = from;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    /// <summary>
    /// How many working days lie after <paramref name="from"/> up to and with <paramref name="to"/>, so that it undoes <see cref="AddWorkingDays"/>; negative, and counted
    /// from the other side, where <paramref name="to"/> is the earlier.
    /// </summary>
    /// <exception cref="CalendarMissingException">A year between them is not known.</exception>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -WorkingDaysBetween(to, from);
        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }

    /// <summary>The last day of the month <paramref name="monthsLater"/> months after that of <paramref name="day"/>, worked or not; needs no year to be known.</summary>
    public static DateOnly EndOfMonth(DateOnly day, int monthsLater) => new DateOnly(day.Year, day.Month, 1).AddMonths(monthsLater + 1).AddDays(-1);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
