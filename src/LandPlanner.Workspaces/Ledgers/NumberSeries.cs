using LandPlanner.Ledgers;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>The counter of a series as it was read: an edit that takes numbers from it stands only where nobody took any meanwhile.</summary>
internal sealed record NumberSeries(string Series, Ledger Counters, LedgerRow Row)
{
    /// <param name="count">None, too: the edit then holds that nobody was quicker.</param>
    public TakenNumbers Take(int count)
    {
        var last = Row.Integer("last") ?? 0;
        return new(Series, last + 1, Counters.Update(Row.With("last", last + count)));
    }
}
