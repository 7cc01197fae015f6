using LandPlanner.Ledgers;
using LandPlanner.Projects;

namespace LandPlanner.VillageEconomy;

/// <summary>What the collective of a village took in in a year.</summary>
public sealed record VillageIncome(LedgerRow Row)
{
    public string Village => Row.Text("village");

    public int Year => (int)Row.Integer("year")!.Value;

    public Money Amount => new(Row.Integer("amount_fen")!.Value);

    public string Source => Row.Text("source");
}
