using System.Globalization;
using LandPlanner.Calendars;
using LandPlanner.Stores;

namespace LandPlanner.Cli;

/// <summary>Dates as the command line takes them.</summary>
internal static class Dates
{
    /// <summary>The day it is in China, wherever the machine stands and whatever its clock is set to.</summary>
    public static DateOnly Today => ChinaTime.Today(TimeProvider.System);

    /// <exception cref="WorkspaceException">It is not written yyyy-mm-dd.</exception>
    public static DateOnly Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new WorkspaceException($"'{text}' is no date; write it like 2023-12-31.");
}
