using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Farmland;

/// <summary>The ledgers of plots: what sets them apart.</summary>
/// <param name="FormId">Of <c>data/ledgers</c>.</param>
/// <param name="NumberPrefix">What the numbers begin with that it gives itself.</param>
/// <param name="Complaints">What may not be typed into a row, which it is told before and after.</param>
/// <param name="Settled">A row that was typed into, without what does not hold of it any more.</param>
public sealed record PlotLedger(
    string FormId, string NumberPrefix, Func<LedgerRow, LedgerRow, DateOnly, AbandonmentTable, IReadOnlyList<string>> Complaints, Func<LedgerRow, LedgerRow> Settled)
{
    public static readonly PlotLedger Abandoned = new("abandoned-plot", "LH", AbandonedPlot.Complaints, row => row);
    public static readonly PlotLedger Rectified = new("rectified-patch", "ZG", (before, after, _, _) => Completion.Complaints(before, after), Completion.Settled);
    public static readonly PlotLedger Restoration = new("restoration", "HF", (before, after, _, _) => Completion.Complaints(before, after), Completion.Settled);

    /// <summary>What may not be typed into a row on a day.</summary>
    public Func<LedgerRow, LedgerRow, IReadOnlyList<string>> ComplaintsOn(DateOnly today, FarmlandTables tables) => (before, after) => Complaints(before, after, today, tables.Abandonment);
}

/// <summary>Which layer to take plots from.</summary>
public sealed record PlotTakeRequest(PlotLedger Ledger, string Layer, RevisionNote Note)
{
    /// <summary>Whether plots are only shown, and nothing is written.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Whether of plots that lie in part on ground the ledger has, the rest is taken.</summary>
    public bool TakesRemainders { get; init; }
}
