using LandPlanner.Calendars;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/calendars/cn.csv</c>: spans of holidays and of worked weekends, each with the year it belongs to and the notice that set it.</summary>
internal sealed class CalendarTableReader
{
    private const string Source = "data/calendars/cn.csv";
    private const int MostDaysInARow = 31;

    private readonly Dictionary<DateOnly, bool> _worked = [];
    private readonly HashSet<int> _years = [];

    public static WorkingCalendar Read(string path)
    {
        var reader = new CalendarTableReader();
        foreach (var row in CsvTable.Read(path, "year", "from", "to", "kind", "name", "notice", "mark"))
            reader.Take(row);
        return new(reader._years, reader.Days(worked: false), reader.Days(worked: true), Source);
    }

    private IEnumerable<DateOnly> Days(bool worked) => _worked.Where(day => day.Value == worked).Select(day => day.Key);

    private void Take(CsvRow row)
    {
        var (year, from, to, worked) = (row.Integer(0), row.Date(1), row.Date(2), Worked(row));
        CheckProvenance(row);
        if (to < from || to.DayNumber - from.DayNumber >= MostDaysInARow)
            throw row.Wrong($"{from:yyyy-MM-dd} to {to:yyyy-MM-dd} is no span of holidays.");
        _years.Add(year);
        for (var day = from; day <= to; day = day.AddDays(1))
            Take(row, year, day, worked);
    }

    private void Take(CsvRow row, int year, DateOnly day, bool worked)
    {
        if (day.Year != year && (day.Year, day.Month) != (year - 1, 12))
            throw row.Wrong($"{day:yyyy-MM-dd} is neither in {year} nor in the December before.");
        if (worked && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            throw row.Wrong($"{day:yyyy-MM-dd} is worked anyway: it is a {day.DayOfWeek}.");
        if (!_worked.TryAdd(day, worked))
            throw row.Wrong($"{day:yyyy-MM-dd} is there twice.");
    }

    private static void CheckProvenance(CsvRow row)
    {
        _ = row.Text(4);
        _ = row.Text(5);
        _ = row.Confidence(6);
    }

    private static bool Worked(CsvRow row) => row.Text(3) switch
    {
        "working" => true,
        "holiday" => false,
        var other => throw row.Wrong($"'{other}' is neither 'holiday' nor 'working'."),
    };
}
