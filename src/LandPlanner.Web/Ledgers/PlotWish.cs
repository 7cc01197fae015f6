namespace LandPlanner.Web.Ledgers;

/// <summary>What somebody wants to take into a ledger.</summary>
/// <param name="TakesRemainders">Whether of what lies in part on ground the ledger has, the rest is taken.</param>
/// <param name="IsPreview">Whether it is only shown.</param>
public sealed record PlotWish(string Layer, bool TakesRemainders, bool IsPreview, string Author)
{
    /// <summary>Whether what was followed to its end is taken again from the same feature.</summary>
    public bool TakesAgain { get; init; }
}
