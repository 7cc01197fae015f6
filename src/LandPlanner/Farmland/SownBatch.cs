using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Farmland;

/// <summary>A line of a table of entries: what stands under each field it has.</summary>
/// <param name="Line">As the file counts its lines, from 1.</param>
public sealed record SownLine(int Line, IReadOnlyList<KeyValuePair<string, string>> Texts);

/// <summary>What is wrong with a line. Full sentences.</summary>
public sealed record SownComplaint(int Line, IReadOnlyList<string> Sentences);

/// <summary>Entries of sown crops on their way into the ledger: all of them, or none where there is a complaint.</summary>
/// <param name="Rows">Of lines without complaint, in the order of the file, numbered.</param>
public sealed record SownBatch(IReadOnlyList<(int Line, LedgerRow Row)> Rows, IReadOnlyList<SownComplaint> Complaints)
{
    /// <param name="there">The rows the ledger has.</param>
    /// <param name="villages">The areas of all villages by name; empty where any name goes.</param>
    public static SownBatch Read(
        IEnumerable<SownLine> lines, LedgerForm form, FeatureSchema schema, IReadOnlyCollection<LedgerRow> there, CropTable crops, IReadOnlyDictionary<string, Area> villages, DateOnly today)
    {
        var numbers = new LedgerNumbering(Prefix, there.Select(row => row.Text("number")));
        var taken = there.Where(SownCrop.IsEntry).GroupBy(SownCrop.KeyOf).ToDictionary(group => group.Key, group => Sentence.Said($"'{group.First().Text("number")}' of the ledger"));
        var (rows, complaints) = (new List<(int, LedgerRow)>(), new List<SownComplaint>());
        foreach (var line in lines)
        {
            var (row, sentences) = Read(line, form, schema, crops, villages, today);
            if (sentences.Count == 0 && !taken.TryAdd(SownCrop.KeyOf(row), Sentence.Said($"line {line.Line}")))
                sentences = [Sentence.Said($"{Said(row)} is there already, as {taken[SownCrop.KeyOf(row)]}; to correct it, change that.")];
            if (sentences.Count > 0)
                complaints.Add(new(line.Line, sentences));
            else
                rows.Add((line.Line, row.With("number", numbers.Next())));
        }

        return new(rows, complaints);
    }

    /// <summary>As far as it can be read, with all that is wrong with it.</summary>
    private static (LedgerRow Row, IReadOnlyList<string> Complaints) Read(
        SownLine line, LedgerForm form, FeatureSchema schema, CropTable crops, IReadOnlyDictionary<string, Area> villages, DateOnly today)
    {
        var (row, complaints, unread) = (LedgerRow.New(schema, null).With([new("by", SownCrop.ByEntry), new("number", "-")]), new List<string>(), new List<string>());
        foreach (var text in line.Texts)
        {
            try
            {
                row = row.With(LedgerEntry.Read(form, [text]));
            }
            catch (LedgerEntryException unfit)
            {
                complaints.AddRange(unfit.Complaints);
                unread.Add(text.Key);
            }
        }

        try
        {
            return (SownCrop.Typed(form, row, crops, villages, today), complaints);
        }
        catch (LedgerEntryException unfit)
        {
            // What could not be read is not missing besides.
            complaints.AddRange(unfit.Complaints.Where(complaint => !unread.Any(field => complaint.StartsWith($"'{field}'", StringComparison.OrdinalIgnoreCase))));
            return (row, complaints);
        }
    }

    /// <summary>What the numbers of the ledger begin with.</summary>
    public const string Prefix = "ZZ";

    private static string Said(LedgerRow row) =>
        $"{row.Text("village")}{(row.Text("plot").Length > 0 ? " " + row.Text("plot") : "")}, {row.Integer("year")}-{row.Integer("month"):00}, {row.Text("season")}, {row.Text("crop")}";
}
