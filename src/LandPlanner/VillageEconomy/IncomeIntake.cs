using System.Globalization;
using LandPlanner.Projects;
using LandPlanner.Stores;

namespace LandPlanner.VillageEconomy;

/// <summary>How a table of incomes is to be read where it does not say so itself.</summary>
/// <param name="Year">Of rows that say none; null where each does.</param>
/// <param name="Unit">Of all amounts, whatever the table says; null to go by the table, and by 万元 where it says none.</param>
public sealed record IncomeOptions(int? Year, MoneyUnit? Unit);

/// <summary>The income of a village and year as it stands in a table.</summary>
/// <param name="Row">Counted from 1; 0 for none.</param>
public sealed record IncomeEntry(string Village, int Year, Money Amount, string Source, string Note, int Row, int Column);

/// <summary>What a table of incomes would do, and all that speaks against it. Nothing is saved where anything does.</summary>
/// <param name="Entries">New ones, in the order of the table.</param>
/// <param name="Unchanged">How many stand in the ledger already, to the cent.</param>
public sealed record IncomeIntake(IReadOnlyList<IncomeEntry> Entries, int Unchanged, IReadOnlyList<TableComplaint> Complaints)
{
    public const string AmountField = "amount";

    private const int FirstYear = 1980;

    /// <param name="there">Rows that the ledger has.</param>
    /// <param name="today">No income is entered for a year that has not begun.</param>
    public static IncomeIntake Check(NamedSheet sheet, IncomeOptions options, IReadOnlyCollection<VillageIncome> there, VillageNames villages, DateOnly today)
    {
        var complaints = new List<TableComplaint>(sheet.Complaints.Concat(options.Unit is null ? sheet.UnitComplaints : []));
        var entries = new List<IncomeEntry>();
        foreach (var row in sheet.Rows)
        {
            if (villages.Find(row.Text("village")) is not { } village)
                complaints.Add(new(row.Row, row.Column("village"), row.Text("village").Length == 0 ? (Sentence)"It names no village." : $"There is no village '{row.Text("village")}'; write it as the layer of villages has it."));
            else
                entries.AddRange(row.Cells.Where(cell => cell.Field == AmountField).Select(cell => Read(sheet, options, today, row, village, cell, complaints)).OfType<IncomeEntry>());
        }

        CheckSums(sheet, options, complaints);
        var (fresh, unchanged) = Against(entries, there, complaints);
        return new(fresh, unchanged, [.. complaints.OrderBy(complaint => complaint.Row).ThenBy(complaint => complaint.Column)]);
    }

    private static IncomeEntry? Read(NamedSheet sheet, IncomeOptions options, DateOnly today, NamedRow row, string village, NamedCell cell, List<TableComplaint> complaints)
    {
        var said = row.Text("year").TrimEnd('年', '度');
        var year = cell.Year ?? (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var own) ? own : said.Length > 0 ? (int?)null : sheet.Year ?? options.Year);
        if (year is not { } known || known < FirstYear || known > today.Year)
        {
            complaints.Add(new(row.Row, year is null ? row.Column("year") : cell.Column, year is null
                ? said.Length > 0 ? (Sentence)$"'{said}' is no year." : "It is of no year: say it in a column 年度, in the heading, above it, or for the whole table (--year)."
                : $"{year} is no year that can be told of: it is {FirstYear} at least, and {today.Year} at most."));
            return null;
        }

        try
        {
            return new(village, known, Money.Parse(cell.Text, options.Unit ?? cell.Unit ?? sheet.Unit ?? MoneyUnit.Wan), row.Text("source"), row.Text("note"), row.Row, cell.Column);
        }
        catch (MoneyFormatException unfit)
        {
            complaints.Add(new(row.Row, cell.Column, Sentence.Quote(unfit.Message)));
            return null;
        }
    }

    /// <summary>A sum below must be that of the rows above it; a 小计 of those since the last.</summary>
    private static void CheckSums(NamedSheet sheet, IncomeOptions options, List<TableComplaint> complaints)
    {
        foreach (var (sum, cell) in sheet.Sums.SelectMany(sum => sum.Cells.Where(cell => cell.Field == AmountField).Select(cell => (sum, cell))))
        {
            if (Amount(cell) is not { } said)
            {
                complaints.Add(new(sum.Row, cell.Column, $"'{cell.Text}' is no amount."));
                continue;
            }

            var parts = sheet.Rows.Where(sum.Adds).SelectMany(row => row.Cells).Where(other => other.Column == cell.Column).Select(Amount).OfType<Money>();
            if (Money.Sum(parts) is var real && real != said)
                complaints.Add(new(sum.Row, cell.Column, $"It says {said}, but the rows above add up to {real}."));
        }

        Money? Amount(NamedCell cell)
        {
            try
            {
                return Money.Parse(cell.Text, options.Unit ?? cell.Unit ?? sheet.Unit ?? MoneyUnit.Wan);
            }
            catch (MoneyFormatException)
            {
                return null;
            }
        }
    }

    private static (List<IncomeEntry> Fresh, int Unchanged) Against(List<IncomeEntry> entries, IReadOnlyCollection<VillageIncome> there, List<TableComplaint> complaints)
    {
        var known = there.ToDictionary(income => (income.Village, income.Year));
        var (seen, fresh, unchanged) = (new Dictionary<(string, int), IncomeEntry>(), new List<IncomeEntry>(), 0);
        foreach (var entry in entries)
        {
            if (!seen.TryAdd((entry.Village, entry.Year), entry))
                complaints.Add(new(entry.Row, entry.Column, $"{entry.Village} {entry.Year} is there twice: in row {seen[(entry.Village, entry.Year)].Row} already."));
            else if (!known.TryGetValue((entry.Village, entry.Year), out var stands))
                fresh.Add(entry);
            else if (stands.Amount == entry.Amount)
                unchanged++;
            else
                complaints.Add(new(entry.Row, entry.Column, $"{entry.Village} {entry.Year} is in the ledger already with {stands.Amount}. To correct it, use 'village income set' with a reason."));
        }

        return (fresh, unchanged);
    }
}
