using LandPlanner.Stores;

namespace LandPlanner.Ledgers;

/// <summary>What somebody wants to write into a ledger cannot stand there. Nothing was written.</summary>
/// <param name="entry">Which entry of which ledger.</param>
/// <param name="complaints">Full sentences, all of them at once.</param>
public sealed class LedgerEntryException(string entry, IReadOnlyList<string> complaints)
    : WorkspaceException($"{entry}: {string.Join(" ", complaints)} Nothing was saved.")
{
    public IReadOnlyList<string> Complaints { get; } = complaints;
}
