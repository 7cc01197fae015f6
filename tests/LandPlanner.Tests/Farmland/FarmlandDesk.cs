using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Tests.Audits;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Tests.Farmland;

/// <summary>The tables and forms of this checkout, and rows written short.</summary>
internal static class FarmlandDesk
{
    public static readonly TableSet Data = TableSet.Open();

    public static AbandonmentTable Abandonment => Data.Farmland.Abandonment;

    /// <summary>A row of a ledger, "field=value; …", each by its field's type.</summary>
    public static LedgerRow Row(string formId, string values, string? wkt = null, long id = 0)
    {
        var form = Data.Ledgers.Get(formId);
        var texts = values.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
        var row = LedgerRow.New(form.Schema, wkt is null ? null : World.Shape(wkt)).With(LedgerEntry.Read(form, texts, byProgram: true));
        return row with { Feature = row.Feature with { Id = id } };
    }
}
