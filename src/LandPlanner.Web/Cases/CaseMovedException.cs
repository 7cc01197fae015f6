using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Web.Cases;

/// <summary>Somebody else moved or changed a case after it was shown. Nothing was changed.</summary>
/// <param name="now">The case as it stands.</param>
/// <param name="last">Its last move; null where it has none.</param>
public sealed class CaseMovedException(Case now, LedgerRow? last) : WorkspaceException($"{now.Number} was changed meanwhile by {last?.Text("by")}. Nothing was saved.")
{
    public Case Now { get; } = now;

    public LedgerRow? Last { get; } = last;
}
