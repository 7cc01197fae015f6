using LandPlanner.Cases;
using LandPlanner.Ledgers;

namespace LandPlanner.Web.Cases;

/// <summary>A case with all that belongs to it.</summary>
/// <param name="Moves">In the order in which they were made.</param>
/// <param name="Evidence">In the order in which it was added.</param>
public sealed record CaseFile(Case Case, IReadOnlyList<LedgerRow> Moves, IReadOnlyList<LedgerRow> Evidence);
