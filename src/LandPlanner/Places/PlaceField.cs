using LandPlanner.Ledgers;

namespace LandPlanner.Places;

/// <summary>What is written down of the places of one kind.</summary>
/// <param name="From">Names of fields of imported layers it is filled from, the preferred first; compared without regard to case.</param>
public sealed record PlaceField(LedgerField Field, IReadOnlyList<string> From);
