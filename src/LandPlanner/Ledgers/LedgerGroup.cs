using LandPlanner.Areas;

namespace LandPlanner.Ledgers;

/// <summary>Rows that say the same of something, counted and summed.</summary>
/// <param name="Key">What they say; empty where they say nothing.</param>
/// <param name="Mu">To 2 decimals, so that the groups of one table add up to the mu of its total.</param>
public sealed record LedgerGroup(string Key, int Rows, Area Area, decimal Mu)
{
    private const int Decimals = 2;

    /// <summary>By key, code point by code point, the empty one last.</summary>
    public static IReadOnlyList<LedgerGroup> By(IEnumerable<LedgerRow> rows, Func<LedgerRow, string> key, Func<LedgerRow, Area> area)
    {
        var groups = rows.GroupBy(key, StringComparer.Ordinal).OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var areas = groups.Select(group => group.Aggregate(Area.Zero, (sum, row) => sum + area(row))).ToArray();
        var mu = AreaClosure.Mu(areas, Decimals);
        return [.. groups.Select((group, i) => new LedgerGroup(group.Key, group.Count(), areas[i], mu[i]))];
    }

    /// <summary>All rows as one group without a key.</summary>
    public static LedgerGroup Of(IReadOnlyCollection<LedgerRow> rows, Func<LedgerRow, Area> area)
    {
        var sum = rows.Aggregate(Area.Zero, (sum, row) => sum + area(row));
        return new("", rows.Count, sum, sum.Mu(Decimals));
    }
}
