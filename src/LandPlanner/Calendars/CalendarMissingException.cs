using LandPlanner.Stores;

namespace LandPlanner.Calendars;

/// <summary>The working days of a year are asked for and not known.</summary>
public sealed class CalendarMissingException(int year, string source)
    : WorkspaceException(
        $"The working days of {year} are not known, so the date cannot be told. Add the holidays and make-up days of {year} to '{source}', from the State Council's notice for that year.")
{
    public int Year { get; } = year;
}
