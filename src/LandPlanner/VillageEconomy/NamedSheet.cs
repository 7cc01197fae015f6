using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Projects;

namespace LandPlanner.VillageEconomy;

/// <summary>A cell that stands for something.</summary>
/// <param name="Year">Of its heading; null where that names none.</param>
/// <param name="Unit">Likewise.</param>
/// <param name="Column">Counted from 1.</param>
public sealed record NamedCell(string Field, string Text, int? Year, MoneyUnit? Unit, int Column);

/// <param name="Row">Counted from 1, as a spreadsheet does.</param>
/// <param name="Cells">Those that hold something.</param>
/// <param name="After">Of a sum: the row that its parts lie below, 0 for all rows above it. A 小计 adds up what stands since the last.</param>
public sealed record NamedRow(int Row, IReadOnlyList<NamedCell> Cells, int After = 0)
{
    /// <summary>Whether a row is one of those that this sum adds up.</summary>
    public bool Adds(NamedRow part) => part.Row > After && part.Row < Row;

    /// <summary>Empty where nothing stands there.</summary>
    public string Text(string field) => Cells.FirstOrDefault(cell => cell.Field == field)?.Text ?? "";

    public int Column(string field) => Cells.FirstOrDefault(cell => cell.Field == field)?.Column ?? 0;
}

/// <summary>A table whose columns stand for fields, with headings below whatever titles there are.</summary>
/// <param name="Rows">In their order.</param>
/// <param name="Sums">Rows of totals (合计, 总计, 小计).</param>
/// <param name="Year">That the titles above the headings name; null for none.</param>
/// <param name="Unit">Likewise.</param>
/// <param name="UnitComplaints">Where titles, or a heading, name more units than one: a fault unless one was given for the whole table.</param>
/// <param name="Ignored">Headings that stand for nothing.</param>
public sealed partial record NamedSheet(
    IReadOnlyList<NamedRow> Rows, IReadOnlyList<NamedRow> Sums, int? Year, MoneyUnit? Unit, IReadOnlyList<TableComplaint> UnitComplaints, IReadOnlyList<string> Ignored,
    IReadOnlyList<TableComplaint> Complaints)
{
    private const string PartSum = "小计";

    private static readonly string[] SumWords = ["合计", "总计", PartSum, "total"];

    // What stands in a cell of which nothing is known.
    private static readonly string[] Nothing = ["", "-", "—", "–", "/", "——"];

    /// <param name="rows">The texts of the cells; rows may be of different lengths.</param>
    /// <param name="required">Fields without which a row is not the one of headings.</param>
    /// <param name="fieldOfYear">What a heading that is only a year stands for; empty for nothing.</param>
    public static NamedSheet Read(IReadOnlyList<IReadOnlyList<string>> rows, ColumnNames names, IReadOnlyList<string> required, string fieldOfYear)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var headings = rows[i].Select(heading => names.Read(heading, fieldOfYear)).ToList();
            if (required.All(field => headings.Exists(heading => heading.Field == field)))
                return Below(rows, i, headings, fieldOfYear);
        }

        return new([], [], null, null, [], [], [new(0, 0, $"No row of headings was found: there must be columns for {string.Join(" and ", required)}; data/villages/columns.yaml says what they may be called.")]);
    }

    private static (MoneyUnit? Unit, IReadOnlyList<TableComplaint> Complaints) Units(
        IReadOnlyList<IReadOnlyList<string>> rows, int header, List<(string Field, int? Year, MoneyUnit? Unit)> headings, string amounts)
    {
        var said = rows.Take(header).SelectMany((row, i) => row.SelectMany((text, j) => MoneyUnits.Said(text).Select(unit => (Unit: unit, Text: text.Trim(), Row: i + 1, Column: j + 1)))).ToList();
        var others = said.Where(one => one.Unit != said[0].Unit && headings.Exists(heading => heading.Field == amounts && heading.Unit is null)).Select(one => new TableComplaint(
            one.Row, one.Column, $"'{one.Text}' says {one.Unit.Title(english: false)}, and above it stands {said[0].Unit.Title(english: false)}: say which it is for the whole table (--unit)."));
        var mixed = rows[header].Select((heading, index) => (heading, index)).Where(cell => headings[cell.index].Field.Length > 0 && MoneyUnits.Said(cell.heading).Count > 1)
            .Select(cell => new TableComplaint(header + 1, cell.index + 1, $"'{cell.heading.Trim()}' names several units: {string.Join(", ", MoneyUnits.Said(cell.heading).Select(unit => unit.Title(english: false)))}."));
        return (said.Select(one => (MoneyUnit?)one.Unit).FirstOrDefault(), [.. others, .. mixed]);
    }

    private static NamedSheet Below(IReadOnlyList<IReadOnlyList<string>> rows, int header, List<(string Field, int? Year, MoneyUnit? Unit)> headings, string fieldOfYear)
    {
        var complaints = headings.Select((heading, index) => (heading.Field, heading.Year, Column: index + 1)).Where(column => column.Field.Length > 0)
            .GroupBy(column => (column.Field, column.Year)).Where(same => same.Count() > 1)
            .Select(same => new TableComplaint(header + 1, same.Last().Column, $"It means the same as column {TableComplaint.Name(same.First().Column)}. Leave one of them.")).ToList();
        var (read, sums, lastPart) = (new List<NamedRow>(), new List<NamedRow>(), 0);
        for (var i = header + 1; i < rows.Count && complaints.Count == 0; i++)
        {
            var cells = rows[i].Select((text, index) => (Text: text.Trim(), Index: index)).Where(cell => cell.Index < headings.Count && headings[cell.Index].Field.Length > 0 && !Nothing.Contains(cell.Text))
                .Select(cell => new NamedCell(headings[cell.Index].Field, cell.Text, headings[cell.Index].Year, headings[cell.Index].Unit, cell.Index + 1)).ToList();
            if (cells.Count > 0)
                Take(rows[i], new(i + 1, cells));
        }

        if (read.Count == 0 && complaints.Count == 0)
            complaints.Add(new(0, 0, "There is nothing below the headings."));
        var (titles, units) = (string.Join(' ', rows.Take(header).SelectMany(row => row)), Units(rows, header, headings, fieldOfYear));
        return new(
            read, sums, YearWord().Match(titles) is { Success: true } year ? int.Parse(year.Groups[1].Value, CultureInfo.InvariantCulture) : null, units.Unit, units.Complaints,
            [.. rows[header].Where((heading, index) => headings[index].Field.Length == 0 && heading.Trim().Length > 0)], complaints);

        void Take(IReadOnlyList<string> texts, NamedRow row)
        {
            if (SumWord(texts) is not { } word)
            {
                read.Add(row);
                return;
            }

            sums.Add(word == PartSum ? row with { After = lastPart } : row);
            lastPart = word == PartSum ? row.Row : lastPart;
        }
    }

    /// <summary>The word by which a row says that it is a sum; null for none.</summary>
    private static string? SumWord(IReadOnlyList<string> cells) => cells.Select(cell => string.Concat(cell.Where(letter => !char.IsWhiteSpace(letter))).ToLowerInvariant()).FirstOrDefault(SumWords.Contains);

    [GeneratedRegex(@"(?<!\d)((?:19|20)\d{2})\s*年")]
    private static partial Regex YearWord();
}
