using LandPlanner.Areas;

namespace LandPlanner.Ledgers;

/// <summary>Rows that say the same of something, counted and summed.</summary>
/// <param name="Key">What they say; empty where they say nothing.</param>
/// <param name="Mu">To 2 decimals, so that the groups of one table add up to the mu of its total.</param>
public sealed record LedgerGroup(string Key, int Rows, Area Area, decimal Mu)
{
    private const int Decimals = 2;

    /// <summary>How much of the area was accepted; null where nothing is asked to be.</summary>
    public Area? Accepted { get; init; }

    /// <summary><see cref="Accepted"/> to 2 decimals, so that the groups of one table add up.</summary>
    public decimal? AcceptedMu { get; init; }

    /// <summary>By key, code point by code point, the empty one last.</summary>
    /// <param name="accepted">What was accepted of a row; null where that is not asked.</param>
    public static IReadOnlyList<LedgerGroup> By(IEnumerable<LedgerRow> rows, Func<LedgerRow, string> key, Func<LedgerRow, Area> area, Func<LedgerRow, Area>? accepted = null)
    {
        var groups = rows.GroupBy(key, StringComparer.Ordinal).OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        var (areas, mu) = Sums(area);
        var (acceptedAreas, acceptedMu) = accepted is null ? ([], []) : Sums(accepted);
        return
        [
            .. groups.Select((group, i) => new LedgerGroup(group.Key, group.Count(), areas[i], mu[i])
            {
                Accepted = accepted is null ? null : acceptedAreas[i],
                AcceptedMu = accepted is null ? null : acceptedMu[i],
            }),
        ];

        (Area[] Areas, IReadOnlyList<decimal> Mu) Sums(Func<LedgerRow, Area> of)
        {
            var sums = groups.Select(group => Sum(group, of)).ToArray();
            return (sums, AreaClosure.Mu(sums, Decimals));
        }
    }

    /// <summary>All rows as one group without a key.</summary>
    public static LedgerGroup Of(IReadOnlyCollection<LedgerRow> rows, Func<LedgerRow, Area> area, Func<LedgerRow, Area>? accepted = null)
    {
        var (sum, part) = (Sum(rows, area), accepted is null ? (Area?)null : Sum(rows, accepted));
        return new("", rows.Count, sum, sum.Mu(Decimals)) { Accepted = part, AcceptedMu = part?.Mu(Decimals) };
    }

    private static Area Sum(IEnumerable<LedgerRow> rows, Func<LedgerRow, Area> area) => rows.Aggregate(Area.Zero, (sum, row) => sum + area(row));
}
