using LandPlanner.Ledgers;

namespace LandPlanner.Cases;

/// <summary>A row of the ledger of moves, as far as stocks ask: which case came into which state when. Opening is a step too.</summary>
/// <param name="Id">Of the row: later steps have greater ids.</param>
/// <param name="To">The id of the state.</param>
public sealed record CaseStep(long Id, string Number, string To, DateOnly On)
{
    public static CaseStep Of(LedgerRow row) => new(row.Id, row.Text("case_number"), row.Text("to_state"), row.Date("on") ?? default);
}
