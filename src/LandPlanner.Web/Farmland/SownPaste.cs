using LandPlanner.Areas;
using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Web.Ledgers;
using LandPlanner.Workspaces.Sheets;

namespace LandPlanner.Web.Farmland;

/// <summary>What is wrong with a pasted table at a line, in a column.</summary>
/// <param name="Line">As it was pasted, from 1.</param>
/// <param name="Column">Its place in the table; −1 for the line as a whole.</param>
internal sealed record PasteLack(int Line, int Column, string Sentence);

/// <summary>A table pasted from a spreadsheet, on its way into the ledger of sown crops.</summary>
/// <param name="Sheet">With a header: the usual one where the first line is none.</param>
/// <param name="Fields">What each column is; null for one that is not used.</param>
/// <param name="Missing">Fields without a column that every entry must tell.</param>
internal sealed record SownPaste(SheetFile Sheet, IReadOnlyList<LedgerField?> Fields, IReadOnlyList<LedgerField> Missing, IReadOnlyList<PasteLack> Lacks)
{
    /// <summary>The columns of a table without a header.</summary>
    public static readonly IReadOnlyList<string> Usual = ["year", "month", "season", "village", "crop", "area_mu", "plot", "reporter"];

    /// <param name="columns">By what people call a column: the ledger's field.</param>
    /// <param name="villages">The areas of all villages by name; empty where any name goes.</param>
    /// <param name="there">The rows the ledger has.</param>
    public static SownPaste Of(
        string text, LedgerForm form, IReadOnlyDictionary<string, string> columns, IReadOnlyDictionary<string, Area> villages, IEnumerable<LedgerRow> there, EntryLacks entry, SownLacks sown)
    {
        var sheet = Headed(SheetFile.OfText(text), form, columns);
        List<LedgerField?> fields = [.. sheet.Header.Select(name => columns.GetValueOrDefault(name) is { } field ? form.Get(field) : null)];
        bool IsRequired(LedgerField field) => field is { IsRequired: true, IsKept: false } || field.Name == "month";
        List<LedgerField> missing = [.. form.Fields.Where(field => IsRequired(field) && !fields.Contains(field))];
        var lacks = new List<PasteLack>();
        var taken = there.Where(SownCrop.IsEntry).GroupBy(SownCrop.KeyOf).ToDictionary(group => group.Key, group => group.First().Text("number"));
        foreach (var (line, cells) in sheet.Lines)
        {
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var column = 0; column < fields.Count; column++)
            {
                if (fields[column] is not { } field)
                    continue;
                var cell = texts[field.Name] = column < cells.Length ? cells[column] : "";
                if (entry.Of(field, cell, IsRequired(field)) is { } sentence)
                    lacks.Add(new(line, column, sentence));
            }

            lacks.AddRange(sown.Of(texts, villages).Select(lack => new PasteLack(line, fields.FindIndex(field => field?.Name == lack.Field), lack.Sentence)));
            if (lacks.Count > 0 && lacks[^1].Line == line)
                continue;
            if (!taken.TryAdd(sown.KeyOf(texts), Languages.Say($"第 {line} 行", $"line {line}")))
                lacks.Add(new(line, -1, sown.Twice(taken[sown.KeyOf(texts)])));
        }

        return new(sheet, fields, missing, lacks);
    }

    /// <summary>With what the engine found besides, of lines without a lack of their own.</summary>
    public SownPaste With(SownBatch batch) => this with
    {
        Lacks =
        [
            .. Lacks.Concat(batch.Complaints.Where(complaint => Lacks.All(lack => lack.Line != complaint.Line)).SelectMany(complaint => complaint.Sentences.Select(sentence => new PasteLack(complaint.Line, -1, sentence))))
                .OrderBy(lack => lack.Line),
        ],
    };

    private static SheetFile Headed(SheetFile pasted, LedgerForm form, IReadOnlyDictionary<string, string> columns) =>
        pasted.Header.Count == 0 || pasted.Header.Any(columns.ContainsKey) ? pasted
        : new([.. Usual.Take(Math.Max(pasted.Header.Count, 1)).Select(field => form.Get(field).TitleZh)], [(1, [.. pasted.Header]), .. pasted.Lines]);
}
