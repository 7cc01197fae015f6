namespace LandPlanner.Overlays;

/// <summary>All pairs of shapes of two sets that have an area in common.</summary>
/// <remarks>
/// Each pair is measured alone and in the same way: the answer is the same to the last bit on any number of threads.
/// </remarks>
public static class CrossTab
{
    // Within a block shapes are taken as they lie on the ground, so that what they meet is still at hand.
    private const int ShapesPerBlock = 65_536;
    private const int ShapesPerTask = 64;

    // A shape that meets more is measured by all threads together.
    private const int PairsPerTask = 256;

    /// <summary>
    /// The pairs whose planar area is above <see cref="OverlapArea.ResidueSquareMetres"/>, ordered by A, then B.
    /// </summary>
    /// <param name="threads">The most threads to use; 0 means one for each processor.</param>
    /// <exception cref="ArgumentException">
    /// The sets lie in different planes, or both have shapes whose official area cannot be held (<see cref="PolygonSet.SquareMetres"/>).
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static IReadOnlyList<OverlapPair> Pairs(PolygonSet a, PolygonSet b, CancellationToken ct, int threads = 0)
    {
        var blocks = Blocks(a, b, threads, ct).ToList();
        return blocks.Count == 1 ? blocks[0] : [.. blocks.SelectMany(pairs => pairs)];
    }

    /// <summary>
    /// As <see cref="Pairs"/>, one block of shapes of <paramref name="a"/> after the other: only a block's pairs are
    /// held at once.
    /// </summary>
    public static IEnumerable<OverlapPair> Stream(PolygonSet a, PolygonSet b, CancellationToken ct, int threads = 0) =>
        Blocks(a, b, threads, ct).SelectMany(pairs => pairs);

    /// <summary>
    /// The pairs of shapes of one set that lie over each other, each once, the lower index as A; ordered by A, then B.
    /// </summary>
    /// <param name="threads">The most threads to use; 0 means one for each processor.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static IReadOnlyList<OverlapPair> Within(PolygonSet set, CancellationToken ct, int threads = 0)
    {
        if (set.TooLarge.Count > 1)
            throw set.TooLargeAt(set.TooLarge[0]);
        var blocks = StreamBlocks(set, set, isWithin: true, Options(threads, ct)).ToList();
        return blocks.Count == 1 ? blocks[0] : [.. blocks.SelectMany(pairs => pairs)];
    }

    private static IEnumerable<OverlapPair[]> Blocks(PolygonSet a, PolygonSet b, int threads, CancellationToken ct)
    {
        OverlapArea.RequireOnePlane(a, b);
        if (a.TooLarge.Count > 0 && b.TooLarge.Count > 0)
            throw a.TooLargeAt(a.TooLarge[0]);
        return StreamBlocks(a, b, isWithin: false, Options(threads, ct));
    }

    private static ParallelOptions Options(int threads, CancellationToken ct) => new()
    {
        CancellationToken = ct,
        MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount,
    };

    private static IEnumerable<OverlapPair[]> StreamBlocks(PolygonSet a, PolygonSet b, bool isWithin, ParallelOptions options)
    {
        var order = Enumerable.Range(0, a.Tree.Items).Select(a.Tree.At).ToArray();
        for (var first = 0; first < a.Count; first += ShapesPerBlock)
        {
            var end = Math.Min(first + ShapesPerBlock, a.Count);
            yield return Block(a, b, isWithin, first, end - first, [.. order.Where(i => i >= first && i < end)], options);
        }
    }

    /// <param name="isWithin">Whether the two are one set, and each pair is wanted once.</param>
    /// <param name="shapes">Those of a block, as they lie on the ground.</param>
    private static OverlapPair[] Block(
        PolygonSet a, PolygonSet b, bool isWithin, int first, int count, int[] shapes, ParallelOptions options)
    {
        var found = new OverlapPair[count][];
        var tasks = (shapes.Length + ShapesPerTask - 1) / ShapesPerTask;
        Parallel.For(0, tasks, options, () => new List<int>(), (task, _, others) =>
        {
            foreach (var shape in shapes.AsSpan(task * ShapesPerTask, Math.Min(ShapesPerTask, shapes.Length - task * ShapesPerTask)))
            {
                others.Clear();
                b.Tree.Find(a.Nodes[a.Root(shape)].Box, others);
                if (isWithin)
                    others.RemoveAll(other => other <= shape);
                found[shape - first] = Candidates(shape, others);
                if (others.Count <= PairsPerTask)
                    found[shape - first] = Measure(a, b, found[shape - first]);
            }

            return others;
        }, _ => { });
        foreach (var pairs in found)
        {
            if (pairs?.Length > PairsPerTask)
                MeasureTogether(a, b, pairs, options);
        }

        return [.. found.Where(pairs => pairs is not null).SelectMany(pairs => pairs).Where(pair => pair.PlanarSquareMetres > 0)];
    }

    private static OverlapPair[] Candidates(int shape, List<int> others)
    {
        others.Sort();
        var pairs = new OverlapPair[others.Count];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new(shape, others[i], 0, 0);
        return pairs;
    }

    private static OverlapPair[] Measure(PolygonSet a, PolygonSet b, OverlapPair[] pairs)
    {
        foreach (ref var pair in pairs.AsSpan())
            pair = OverlapArea.Measure(a, pair.A, b, pair.B);
        return pairs;
    }

    private static void MeasureTogether(PolygonSet a, PolygonSet b, OverlapPair[] pairs, ParallelOptions options) =>
        Parallel.For(0, (pairs.Length + ShapesPerTask - 1) / ShapesPerTask, options, task =>
        {
            var first = task * ShapesPerTask;
            foreach (ref var pair in pairs.AsSpan(first, Math.Min(ShapesPerTask, pairs.Length - first)))
                pair = OverlapArea.Measure(a, pair.A, b, pair.B);
        });
}
