using LandPlanner.Areas;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.HPRtree;

namespace LandPlanner.Checks;

/// <summary>The shapes that may overlap others: all that overlap, and in a clean coverage hardly any besides.</summary>
/// <remarks>
/// A shape whose box meets no edge left over is covered equally often everywhere, and as often as each such neighbour
/// across an edge that cancels. So of shapes joined by such edges one speaks for all: if it overlaps nothing, none of
/// them does.
/// </remarks>
internal static class Suspects
{
    /// <returns>Ascending.</returns>
    public static int[] Of(
        IReadOnlyList<Geometry?> shapes, BoundaryEdges edges, EllipsoidalArea areas, ParallelOptions options)
    {
        var tree = new HPRtree<int>();
        for (var i = 0; i < shapes.Count; i++)
        {
            if (shapes[i] is { IsEmpty: false } shape)
                tree.Insert(shape.EnvelopeInternal, i);
        }

        tree.Build();
        var quiet = Quiet(shapes, edges, tree, options);
        var groups = new DisjointSets(shapes.Count);
        foreach (var (one, other) in edges.Cancelled)
        {
            if (quiet[one] && quiet[other])
                groups.Join(one, other);
        }

        var speakers = Enumerable.Range(0, shapes.Count).Where(i => quiet[i] && groups.RootOf(i) == i).ToArray();
        var covered = Overlapping(speakers, shapes, tree, areas, options);
        return
        [
            .. Enumerable.Range(0, shapes.Count)
                .Where(i => shapes[i] is { IsEmpty: false } && (!quiet[i] || covered.Contains(groups.RootOf(i)))),
        ];
    }

    /// <summary>Whether no edge left over comes near a shape.</summary>
    private static bool[] Quiet(
        IReadOnlyList<Geometry?> shapes, BoundaryEdges edges, HPRtree<int> tree, ParallelOptions options)
    {
        var quiet = new bool[shapes.Count];
        for (var i = 0; i < quiet.Length; i++)
            quiet[i] = shapes[i] is { IsEmpty: false };
        const int share = 1024;
        Parallel.For(0, (edges.LeftOver.Length + share - 1) / share, options, part =>
        {
            var last = Math.Min((part + 1) * share, edges.LeftOver.Length);
            for (var i = part * share; i < last; i++)
            {
                foreach (var near in tree.Query(edges.BoxOf(edges.LeftOver[i])))
                    quiet[near] = false;
            }
        });
        return quiet;
    }

    private static HashSet<int> Overlapping(
        int[] speakers, IReadOnlyList<Geometry?> shapes, HPRtree<int> tree, EllipsoidalArea areas,
            ParallelOptions options)
    {
        int[] others = [.. speakers.SelectMany(i => tree.Query(shapes[i]!.EnvelopeInternal)).Distinct().Order()];
        var a = PolygonSet.Build([.. speakers.Select(i => shapes[i])], areas, options);
        var b = PolygonSet.Build([.. others.Select(i => shapes[i])], areas, options);
        return
        [
            .. CrossTab.Stream(a, b, options.CancellationToken, Math.Max(0, options.MaxDegreeOfParallelism))
                .Where(pair => speakers[pair.A] != others[pair.B]).Select(pair => speakers[pair.A]),
        ];
    }

    private sealed class DisjointSets
    {
        private readonly int[] _parents;

        public DisjointSets(int count) => _parents = [.. Enumerable.Range(0, count)];

        public int RootOf(int member)
        {
            while (_parents[member] != member)
                member = _parents[member] = _parents[_parents[member]];
            return member;
        }

        /// <summary>The least member stays the root.</summary>
        public void Join(int one, int other)
        {
            var (a, b) = (RootOf(one), RootOf(other));
            _parents[Math.Max(a, b)] = Math.Min(a, b);
        }
    }
}
