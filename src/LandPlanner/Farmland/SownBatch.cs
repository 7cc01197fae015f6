using LandPlanner.Features;
using LandPlanner.Ledgers;

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
    public static SownBatch Read(
        IEnumerable<SownLine> lines, LedgerForm form, FeatureSchema schema, IReadOnlyCollection<LedgerRow> there, CropTable crops, IReadOnlySet<string> villages)
    {
        var numbers = new LedgerNumbering(Prefix, there.Select(row => row.Text("number")));
        var taken = there.Where(SownCrop.IsEntry).GroupBy(SownCrop.KeyOf).ToDictionary(group => group.Key, group => $"'{group.First().Text("number")}' of the ledger");
        var (rows, complaints) = (new List<(int, LedgerRow)>(), new List<SownComplaint>());
        foreach (var line in lines)
        {
            try
            {
                var row = LedgerRow.New(schema, null).With(LedgerEntry.Read(form, line.Texts)).With([new("by", SownCrop.ByEntry), new("number", "-")]);
                row = SownCrop.Typed(form, row, crops, villages);
                if (!taken.TryAdd(SownCrop.KeyOf(row), $"line {line.Line}"))
                    complaints.Add(new(line.Line, [$"{Said(row)} is there already, as {taken[SownCrop.KeyOf(row)]}; to correct it, change that."]));
                else
                    rows.Add((line.Line, row.With("number", numbers.Next())));
            }
            catch (LedgerEntryException unfit)
            {
                complaints.Add(new(line.Line, unfit.Complaints));
            }
        }

        return new(rows, complaints);
    }

    /// <summary>What the numbers of the ledger begin with.</summary>
    public const string Prefix = "ZZ";

    private static string Said(LedgerRow row) =>
        $"{row.Text("village")}{(row.Text("plot").Length > 0 ? " " + row.Text("plot") : "")}, {row.Integer("year")}-{row.Integer("month"):00}, {row.Text("season")}, {row.Text("crop")}";
}
