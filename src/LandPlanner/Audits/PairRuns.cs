using LandPlanner.Overlays;

namespace LandPlanner.Audits;

/// <summary>Takes pairs that are ordered by A apart.</summary>
internal static class PairRuns
{
    /// <summary>The pairs of each A from 0 up to <paramref name="count"/> in turn, also of those that have none.</summary>
    public static IEnumerable<(int Index, ArraySegment<OverlapPair> Pairs)> Of(IReadOnlyList<OverlapPair> all, int count)
    {
        var (pairs, start) = (all as OverlapPair[] ?? [.. all], 0);
        for (var index = 0; index < count; index++)
        {
            var end = start;
            while (end < pairs.Length && pairs[end].A == index)
                end++;
            yield return (index, new(pairs, start, end - start));
            start = end;
        }
    }
}
