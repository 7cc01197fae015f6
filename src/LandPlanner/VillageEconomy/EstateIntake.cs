using System.Globalization;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Stores;

namespace LandPlanner.VillageEconomy;

/// <summary>What becomes of an estate.</summary>
/// <param name="Before">Null for one that is new.</param>
/// <param name="Row">Of the table, counted from 1.</param>
public sealed record EstateChange(Estate? Before, Estate After, int Row);

/// <summary>What a table of estates would do, and all that speaks against it. Nothing is saved where anything does.</summary>
/// <param name="Standing">Those that stand in the ledger as they are.</param>
public sealed record EstateIntake(IReadOnlyList<EstateChange> Changes, IReadOnlyList<EstateChange> Standing, IReadOnlyList<TableComplaint> Complaints)
{
    /// <summary>What a new estate is called until it is given a number.</summary>
    public const string Unnumbered = "-";

    private static readonly string[] Counts = ["total", "registered"];

    public int Unchanged => Standing.Count;

    /// <param name="schema">Of rows that are new.</param>
    /// <param name="there">Estates of the ledger; a row of the table is that of its number, else that of its name, and of its village where it says one.</param>
    public static EstateIntake Check(NamedSheet sheet, LedgerForm form, FeatureSchema schema, IReadOnlyCollection<Estate> there, VillageNames villages)
    {
        var (complaints, changes, standing) = (new List<TableComplaint>(sheet.Complaints), new List<EstateChange>(), new List<EstateChange>());
        var (byName, byNumber, seen) = (there.ToLookup(estate => estate.Name), there.ToDictionary(estate => estate.Number), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in sheet.Rows)
        {
            var (number, name) = (row.Text("number"), row.Text("name"));
            var wrong = new List<string>();
            var village = villages.Find(row.Text("village"));
            var before = byNumber.GetValueOrDefault(number) ?? Named([.. byName[name].Where(estate => village is null || estate.Village.Length == 0 || estate.Village == village)], name, wrong);
            var after = Read(row, form, schema, before, villages, wrong);
            var key = before?.Number ?? $"{name} {village}".TrimEnd();
            if (!seen.TryAdd(key, row.Row))
                wrong.Say($"{name} is there twice: in row {seen[key]} already.");
            if (wrong.Count > 0)
                complaints.AddRange(wrong.Select(sentence => new TableComplaint(row.Row, 0, Sentence.Quote(sentence))));
            else if (before is not null && before.Row.Feature.Values.SequenceEqual(after.Row.Feature.Values))
                standing.Add(new(before, after, row.Row));
            else
                changes.Add(new(before, after, row.Row));
        }

        complaints.AddRange(sheet.Sums.SelectMany(sum => Counts.Select(field => Sum(sheet, sum, field))).OfType<TableComplaint>());
        return new(changes, standing, [.. complaints.OrderBy(complaint => complaint.Row).ThenBy(complaint => complaint.Column)]);
    }

    private static Estate? Named(List<Estate> named, string name, List<string> wrong)
    {
        if (named.Count > 1)
            wrong.Say($"'{name}' is the name of {string.Join(Sentence.Said(" and of "), named.Select(one => one.Number))}; give the number.");
        return named.Count == 1 ? named[0] : null;
    }

    private static Estate Read(NamedRow row, LedgerForm form, FeatureSchema schema, Estate? before, VillageNames villages, List<string> wrong)
    {
        var read = before?.Row ?? LedgerRow.New(schema, null).With("number", row.Text("number") is { Length: > 0 } wanted ? wanted : Unnumbered);
        foreach (var cell in row.Cells.Where(cell => cell.Field != "number" && (before is null || cell.Field != "name")))
        {
            try
            {
                var text = cell.Field == "village" ? villages.Find(cell.Text) ?? throw new LedgerEntryException(cell.Text, [Sentence.Said($"There is no village '{cell.Text}'; write it as the layer of villages has it.")]) : cell.Text;
                read = read.With(LedgerEntry.Read(form, [new(cell.Field, Counts.Contains(cell.Field) ? Plain(text) : text)]));
            }
            catch (LedgerEntryException unfit)
            {
                wrong.AddRange(unfit.Complaints);
            }
        }

        if (wrong.Count == 0)
            wrong.AddRange([.. LedgerEntry.Complaints(form, read), .. new Estate(read).Complaints(before)]);
        return new(read);
    }

    private static TableComplaint? Sum(NamedSheet sheet, NamedRow sum, string field)
    {
        if (Whole(sum.Text(field)) is not { } said)
            return null;
        var real = sheet.Rows.Where(sum.Adds).Sum(row => Whole(row.Text(field)) ?? 0);
        return real == said ? null : new(sum.Row, sum.Column(field), $"It says {said}, but the rows above add up to {real}.");
    }

    /// <summary>A count without its unit and the commas between its groups; as it is where a comma stands anywhere else, so that it is told.</summary>
    private static string Plain(string text) => DigitGroups.Joined(text.TrimEnd('户', '套')) ?? text;

    private static long? Whole(string text) => long.TryParse(Plain(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
