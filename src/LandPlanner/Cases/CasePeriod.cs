using LandPlanner.Calendars;

namespace LandPlanner.Cases;

/// <summary>Days from one to another, both of them in it.</summary>
public readonly record struct CasePeriod
{
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public CasePeriod(DateOnly first, DateOnly last)
    {
        if (last < first)
            throw new ArgumentException("A period ends on or after the day it begins.", nameof(last));
        (First, Last) = (first, last);
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public static CasePeriod Year(int year) => new(new(year, 1, 1), new(year, 12, 31));

    public static CasePeriod Month(int year, int month) => new(new(year, month, 1), WorkingCalendar.EndOfMonth(new(year, month, 1), 0));

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>The months it touches, whole, in order.</summary>
    public IReadOnlyList<CasePeriod> Months()
    {
        var months = new List<CasePeriod>();
        for (var month = new DateOnly(First.Year, First.Month, 1); month <= Last; month = month.AddMonths(1))
            months.Add(Month(month.Year, month.Month));
        return months;
    }
}
