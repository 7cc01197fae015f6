using LandPlanner.Ledgers;

namespace LandPlanner.Cases;

/// <summary>A row of the ledger of moves, as far as stocks ask: which case came into which state when. Opening is a step too.</summary>
/// <param name="Id">Of the row: later steps have greater ids.</param>
/// <param name="From">The id of the state it was in; empty for a case that begins. A case whose first step comes from a state is a part of another that was split.</param>
/// <param name="To">The id of the state.</param>
public sealed record CaseStep(long Id, string Number, string From, string To, DateOnly On)
{
    public static CaseStep Of(LedgerRow row) => new(row.Id, row.Text("case_number"), row.Text("from_state"), row.Text("to_state"), row.Date("on") ?? default);
}
