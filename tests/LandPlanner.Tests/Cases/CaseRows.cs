using LandPlanner.Cases;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Tests.Cases;

/// <summary>Cases as the ledger would hold them.</summary>
internal static class CaseRows
{
    public static readonly TableSet Tables = TableSet.Open();

    public static CaseProcess Process => Tables.CaseProcess;

    private static FeatureSchema Schema => Tables.Ledgers.Get("case").Schema;

    public static Case Of(long id, params (string Field, object? Value)[] values)
    {
        var row = LedgerRow.New(Schema, null).With(
        [
            new("number", FormattableString.Invariant($"AJ2024-{id:0000}")), new("state", "issued"), new("issued_on", new DateOnly(2024, 1, 1)),
            .. values.Select(value => new KeyValuePair<string, object?>(value.Field, value.Value)),
        ]);
        return new(row with { Feature = row.Feature with { Id = id } });
    }
}
