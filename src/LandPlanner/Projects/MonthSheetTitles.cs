using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Ledgers;

namespace LandPlanner.Projects;

/// <summary>What stands above the headings of a table of months: of which year and month it is, and in which unit its amounts are.</summary>
internal sealed partial class MonthSheetTitles
{
    private readonly List<TableComplaint> _complaints = [];

    private MonthSheetTitles(MonthSheetOptions given) => Options = given;

    /// <summary>As they were given, with what the titles say where nothing was.</summary>
    public MonthSheetOptions Options { get; private set; }

    public IReadOnlyList<TableComplaint> Complaints => _complaints;

    /// <param name="asksYear">Whether a column goes by the year of the titles, so that another than was given is a fault.</param>
    /// <param name="asksMonth">Likewise for the month.</param>
    public static MonthSheetTitles Read(IEnumerable<IReadOnlyList<string>> rows, MonthSheetOptions given, bool asksYear, bool asksMonth)
    {
        var titles = new MonthSheetTitles(given);
        var cells = rows.SelectMany((row, i) => row.Select((text, j) => (Text: HalfWidth.Of(text).Trim(), Row: i + 1, Column: j + 1))).ToList();
        titles.ReadUnits(cells, given);
        titles.ReadYear([.. cells.SelectMany(cell => YearWord().Matches(cell.Text).Select(match => (Number(match, "y"), cell.Text, cell.Row, cell.Column)))], given, asksYear);
        titles.ReadMonth([.. cells.SelectMany(cell => MonthWord().Matches(cell.Text).Select(match => (Number(match, "m"), Number(match, "y"), cell.Row, cell.Column))).Where(said => said.Item1 is >= 1 and <= 12)], given, asksMonth);
        return titles;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private void ReadUnits(IEnumerable<(string Text, int Row, int Column)> cells, MonthSheetOptions given)
    {
        if (given.Unit is not null)
            return;
        foreach (var (unit, text, row, column) in cells.SelectMany(cell => MoneyUnits.Said(cell.Text).Select(unit => (unit, cell.Text, cell.Row, cell.Column))))
        {
            if ((Options.Unit ?? unit) != unit)
                _complaints.Add(new(row, column, $"'{text}' says {unit.Title(english: false)}, and above it stands {Options.Unit!.Value.Title(english: false)}: say which it is for the whole table (--unit)."));
            Options = Options with { Unit = Options.Unit ?? unit };
        }
    }

    private void ReadYear(IReadOnlyList<(int Year, string Text, int Row, int Column)> said, MonthSheetOptions given, bool isAsked)
    {
        if (given.Year is not { } year)
            Options = Options with { Year = said.Select(one => (int?)one.Year).FirstOrDefault() ?? given.Month?.Year };
        else if (isAsked && said.Count > 0 && said.All(one => one.Year != year))
            _complaints.Add(new(said[0].Row, said[0].Column, $"'{said[0].Text}' says {said[0].Year}, and {year} was given for the table (--year): leave out or mend the one that is wrong."));
    }

    private void ReadMonth(IReadOnlyList<(int Month, int Year, int Row, int Column)> said, MonthSheetOptions given, bool isAsked)
    {
        var months = said.Select(one => new Month(one.Year, one.Month)).Distinct().ToList();
        if (given.Month is null && months.Count > 1 && isAsked)
            _complaints.Add(new(said[0].Row, said[0].Column, $"Above the headings stand {string.Join(" and ", months)}: say which month it is (--month)."));
        else if (given.Month is { } month && isAsked && months.Count > 0 && !months.Contains(month))
            _complaints.Add(new(said[0].Row, said[0].Column, $"Above the headings stands {months[0]}, and {month} was given for the table (--month): leave out or mend the one that is wrong."));
        Options = Options with { Month = given.Month ?? months.Select(one => (Month?)one).FirstOrDefault() };
    }

    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d{2})\s*年")]
    private static partial Regex YearWord();

    // 2024年8月, 2024年1-8月: the last month it tells of. A day, as in 填报日期：2024年9月5日, is none.
    [GeneratedRegex(@"(?<!\d)(?<y>(?:19|20)\d{2})\s*年\s*(?:\d{1,2}\s*月?\s*[-~至—]\s*)?(?<m>\d{1,2})\s*月(?!\s*\d)")]
    private static partial Regex MonthWord();
}
