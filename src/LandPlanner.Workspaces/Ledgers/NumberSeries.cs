using LandPlanner.Ledgers;

namespace LandPlanner.Workspaces.Ledgers;

/// <summary>The counter of a series as it was read: an edit that takes numbers from it stands only where nobody took any meanwhile.</summary>
internal sealed record NumberSeries(string Series, Ledger Counters, LedgerRow Row)
{
    /// <param name="count">None, too: the edit then holds that nobody was quicker.</param>
    public TakenNumbers Take(int count) => Take(count, new HashSet<string>());

    /// <param name="there">Numbers that rows brought with them from elsewhere: they are passed over.</param>
    public TakenNumbers Take(int count, IReadOnlySet<string> there)
    {
        var first = (Row.Integer("last") ?? 0) + 1;
        while (Enumerable.Range(0, count).Any(index => there.Contains(TakenNumbers.Write(Series, first + index))))
            first++;
        return new(Series, first, Counters.Update(Row.With("last", first + count - 1)));
    }
}
