namespace LandPlanner.Overlays;

/// <summary>All pairs of shapes of two sets that have an area in common.</summary>
/// <remarks>
/// Each pair is measured alone and in the same way: the answer is the same to the last bit on any number of threads.
/// </remarks>
public static class CrossTab
{
    private const int ShapesPerBlock = 512;
    private const int PairsPerTask = 32;

    /// <summary>
    /// The pairs whose planar area is above <see cref="OverlapArea.ResidueSquareMetres"/>, ordered by A, then B.
    /// </summary>
    /// <param name="threads">The most threads to use; 0 means one for each processor.</param>
    /// <exception cref="ArgumentException">The sets lie in different planes.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static IReadOnlyList<OverlapPair> Pairs(PolygonSet a, PolygonSet b, CancellationToken ct, int threads = 0) =>
        [.. Stream(a, b, ct, threads)];

    /// <summary>
    /// As <see cref="Pairs"/>, one block of shapes of <paramref name="a"/> after the other: only a block's pairs are
    /// held at once.
    /// </summary>
    public static IEnumerable<OverlapPair> Stream(PolygonSet a, PolygonSet b, CancellationToken ct, int threads = 0)
    {
        OverlapArea.RequireOnePlane(a, b);
        var most = threads > 0 ? threads : Environment.ProcessorCount;
        return StreamBlocks(a, b, new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = most });
    }

    private static IEnumerable<OverlapPair> StreamBlocks(PolygonSet a, PolygonSet b, ParallelOptions options)
    {
        for (var first = 0; first < a.Count; first += ShapesPerBlock)
        {
            var pairs = Candidates(a, first, Math.Min(first + ShapesPerBlock, a.Count), b, options);
            Measure(a, b, pairs, options);
            foreach (var pair in pairs)
            {
                if (pair.PlanarSquareMetres > OverlapArea.ResidueSquareMetres)
                    yield return pair;
            }
        }
    }

    /// <summary>The pairs of a block whose boxes overlap, in order.</summary>
    private static OverlapPair[] Candidates(PolygonSet a, int first, int end, PolygonSet b, ParallelOptions options)
    {
        var found = new List<int>[end - first];
        Parallel.For(first, end, options, i =>
        {
            var others = found[i - first] = [];
            if (a.Root(i) >= 0)
                b.Tree.Find(a.Nodes[a.Root(i)].Box, others);
            others.Sort();
        });
        return [.. found.SelectMany((others, i) => others.Select(j => new OverlapPair(first + i, j, 0, 0)))];
    }

    private static void Measure(PolygonSet a, PolygonSet b, OverlapPair[] pairs, ParallelOptions options)
    {
        var tasks = (pairs.Length + PairsPerTask - 1) / PairsPerTask;
        Parallel.For(0, tasks, options, task =>
        {
            var first = task * PairsPerTask;
            foreach (ref var pair in pairs.AsSpan(first, Math.Min(PairsPerTask, pairs.Length - first)))
                pair = OverlapArea.Measure(a, pair.A, b, pair.B);
        });
    }
}
