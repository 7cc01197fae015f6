using LandPlanner.Farmland;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Farmland;

/// <summary>The ledgers of plots: what sets them apart.</summary>
/// <param name="FormId">Of <c>data/ledgers</c>.</param>
/// <param name="NumberPrefix">What the numbers begin with that it gives itself.</param>
/// <param name="Complaints">What may not be typed into a row, which it is told before and after.</param>
public sealed record PlotLedger(string FormId, string NumberPrefix, Func<LedgerRow, LedgerRow, IReadOnlyList<string>> Complaints)
{
    public static readonly PlotLedger Abandoned = new("abandoned-plot", "LH", AbandonedPlot.Complaints);
    public static readonly PlotLedger Rectified = new("rectified-patch", "ZG", Completion.Complaints);
    public static readonly PlotLedger Restoration = new("restoration", "HF", Completion.Complaints);
}

/// <summary>Which layer to take plots from.</summary>
public sealed record PlotTakeRequest(PlotLedger Ledger, string Layer, RevisionNote Note)
{
    /// <summary>Whether plots are only shown, and nothing is written.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Whether of plots that lie in part on ground the ledger has, the rest is taken.</summary>
    public bool TakesRemainders { get; init; }
}
