using System.Globalization;
using LandPlanner.Cases;
using LandPlanner.Ledgers;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/cases/sanctions.csv</c>.</summary>
internal static class SanctionTableReader
{
    public static SanctionTable Read(string path, LedgerForms forms)
    {
        var (rules, form) = (new List<SanctionRule>(), forms.Get("case"));
        foreach (var row in CsvTable.Read(path, "id", "law", "article", "act_zh", "act_en", "base", "low", "high", "kinds", "ground", "mark", "note"))
        {
            row.Confidence(10);
            var rule = Rule(row, form);
            rules.Add(rules.TrueForAll(other => other.Id != rule.Id) ? rule : throw row.Wrong($"'{rule.Id}' is there twice."));
        }

        return new(rules);
    }

    private static SanctionRule Rule(CsvRow row, LedgerForm form)
    {
        var (low, high) = (Amount(row, 6), Amount(row, 7));
        return low <= high
            ? new(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), Base(row), low, high, [.. row.List(8).Select(kind => Kind(row, form, kind))], Ground(row))
            : throw row.Wrong($"the range ends at {high}, before it begins at {low}.");
    }

    private static decimal Amount(CsvRow row, int column) =>
        decimal.TryParse(row.Text(column), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : throw row.Wrong($"'{row.Text(column)}' is no amount.");

    private static string Kind(CsvRow row, LedgerForm form, string kind) =>
        form.Get("kind").Choices.Any(choice => choice.Code == kind) ? kind : throw row.Wrong($"there is no kind '{kind}' in ledgers/case.yaml.");

    private static SanctionBase Base(CsvRow row) => row.Text(5) switch
    {
        "area" => SanctionBase.Area,
        "cultivation-fee" => SanctionBase.CultivationFee,
        "restoration-fee" => SanctionBase.RestorationFee,
        "income" => SanctionBase.Income,
        var other => throw row.Wrong($"the base '{other}' is none of area, cultivation-fee, restoration-fee, income."),
    };

    private static SanctionGround Ground(CsvRow row) => row.Text(9) switch
    {
        "any" => SanctionGround.Any,
        "farmland" => SanctionGround.Farmland,
        "basic-farmland" => SanctionGround.BasicFarmland,
        var other => throw row.Wrong($"the ground '{other}' is none of any, farmland, basic-farmland."),
    };
}
