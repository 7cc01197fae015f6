using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.VillageEconomy;

namespace LandPlanner.Workspaces.Tables;

/// <summary>Reads <c>data/villages/columns.yaml</c>.</summary>
internal static class VillageTablesReader
{
    private static readonly string[] Income = ["village", "year", IncomeIntake.AmountField, "source", "reason", "note"];

    /// <exception cref="TableException">The table is missing or wrong.</exception>
    public static VillageTables Read(string path, LedgerForms ledgers)
    {
        var yaml = YamlTable.Read(path);
        yaml.AllowKeys(yaml.Root, "income", "titles");
        var estates = ledgers.Get("estate").Fields.Where(field => field is { IsKept: false } || field.Name == "number").ToList();
        return new(Columns(yaml, "income", ledgers.Get("village-income"), Income), Columns(yaml, "titles", ledgers.Get("estate"), [.. estates.Select(field => field.Name)]));
    }

    private static ColumnNames Columns(YamlTable yaml, string key, LedgerForm form, IReadOnlyList<string> fields)
    {
        var node = yaml.Required(yaml.Root, key);
        yaml.AllowKeys(node, [.. fields]);
        var own = form.Fields.Where(field => fields.Contains(field.Name)).SelectMany(field => new[] { field.Name, field.TitleZh, field.TitleEn }.Select(name => KeyValuePair.Create(name, field.Name)));
        try
        {
            return new(own.Concat(yaml.Entries(node).SelectMany(entry => yaml.Texts(entry.Value).Select(name => KeyValuePair.Create(name, entry.Key)))));
        }
        catch (ArgumentException twice)
        {
            throw yaml.Wrong(node, Sentence.Quote(twice.Message));
        }
    }
}
