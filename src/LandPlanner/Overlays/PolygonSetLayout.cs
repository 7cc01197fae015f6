using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.Overlays;

/// <summary>The arrays of a <see cref="PolygonSet"/>.</summary>
/// <param name="RingStarts">For each ring its first vertex.</param>
/// <param name="RingEnds">For each ring the vertex that closes it.</param>
/// <param name="RingDoubles">For each ring twice its planar area in grid units squared.</param>
/// <param name="FirstRings">The first ring of each shape; at last the number of rings.</param>
/// <param name="TooLarge">The shapes, ascending, whose official area cannot be held.</param>
/// <param name="Roots">For each shape the root among the nodes, or −1.</param>
internal sealed record PolygonSetLayout(
    double[] Xs,
    double[] Ys,
    long[] Excesses,
    int[] RingStarts,
    int[] RingEnds,
    Int128[] RingDoubles,
    int[] FirstRings,
    int[] Roots,
    EdgeNode[] Nodes,
    int[] TooLarge,
    long Vertices)
{
    private const int ShapesPerBlock = 256;

    // Whole vectors are read from the last edge on.
    private const int Padding = 4;

    /// <exception cref="ArgumentException">A coordinate is not finite or too large.</exception>
    public static PolygonSetLayout Of(IReadOnlyList<Geometry?> shapes, EllipsoidalArea areas, ParallelOptions options)
    {
        var blocks = new PolygonSetBlock[(shapes.Count + ShapesPerBlock - 1) / ShapesPerBlock];
        var starts = VertexStarts(shapes, blocks.Length);
        var xs = GC.AllocateUninitializedArray<double>(starts[^1] + Padding);
        var ys = GC.AllocateUninitializedArray<double>(starts[^1] + Padding);
        var excesses = GC.AllocateUninitializedArray<long>(starts[^1]);
        xs.AsSpan(starts[^1]).Clear();
        ys.AsSpan(starts[^1]).Clear();
        ForEach(blocks.Length, options, i =>
        {
            var block = blocks[i] = new(starts[i], xs, ys, excesses, areas);
            for (var shape = i * ShapesPerBlock; shape < Math.Min((i + 1) * ShapesPerBlock, shapes.Count); shape++)
                block.Add(shapes[shape]);
        });
        return Join(blocks, shapes.Count, xs, ys, excesses, options);
    }

    private static PolygonSetLayout Join(
        PolygonSetBlock[] blocks, int shapes, double[] xs, double[] ys, long[] excesses, ParallelOptions options)
    {
        var (firstRings, firstNodes) = (new int[blocks.Length + 1], new int[blocks.Length + 1]);
        for (var i = 0; i < blocks.Length; i++)
        {
            firstRings[i + 1] = firstRings[i] + blocks[i].Rings;
            firstNodes[i + 1] = firstNodes[i] + blocks[i].Nodes;
        }

        var layout = new PolygonSetLayout(
            xs, ys, excesses, new int[firstRings[^1]], new int[firstRings[^1]], new Int128[firstRings[^1]], new int[shapes + 1],
            new int[shapes], new EdgeNode[firstNodes[^1]],
            [.. blocks.SelectMany((block, i) => block.TooLarge.Select(shape => i * ShapesPerBlock + shape))], blocks.Sum(block => block.Vertices));
        layout.FirstRings[shapes] = firstRings[^1];
        ForEach(blocks.Length, options, i => blocks[i].CopyTo(layout, i * ShapesPerBlock, firstRings[i], firstNodes[i]));
        return layout;
    }

    /// <summary>Where each block's vertices begin; at last how many there may be.</summary>
    private static int[] VertexStarts(IReadOnlyList<Geometry?> shapes, int blocks)
    {
        var starts = new int[blocks + 1];
        for (var i = 0; i < shapes.Count; i++)
            starts[i / ShapesPerBlock + 1] += shapes[i]?.NumPoints ?? 0;
        for (var i = 0; i < blocks; i++)
            starts[i + 1] = checked(starts[i] + starts[i + 1]);
        return starts;
    }

    /// <summary>An exception comes out as it was thrown.</summary>
    private static void ForEach(int count, ParallelOptions options, Action<int> body)
    {
        if (count == 1 || options.MaxDegreeOfParallelism == 1)
        {
            for (var i = 0; i < count; i++)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                body(i);
            }

            return;
        }

        try
        {
            Parallel.For(0, count, options, body);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is ArgumentException))
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
