using LandPlanner.Overlays;
using LandPlanner.Topology;

namespace LandPlanner.Projects.Matching;

/// <summary>Which plots lie near enough to each other to be one site, and which lie over each other and cannot be.</summary>
internal sealed class Neighbours
{
    private readonly HashSet<(int, int)> _over = [];
    private readonly int[][] _near;

    /// <param name="plots">The shapes of the plots.</param>
    /// <param name="gapMetres">In the plane, this included.</param>
    public Neighbours(PolygonSet plots, double gapMetres, double overMetres, CancellationToken ct)
    {
        var lying = CrossTab.Within(plots, ct).ToLookup(pair => pair.A);
        var beyond = new int[plots.Count][];
        // Each pair once, so that rounding cannot say yes to one and no to the other. One may lie within the other, away from its outline.
        Parallel.For(0, plots.Count, new ParallelOptions { CancellationToken = ct }, () => new List<int>(), (i, _, around) =>
        {
            around.Clear();
            if (plots.Root(i) is >= 0 and var root)
                plots.Tree.Find(plots.Nodes[root].Box.Widened(gapMetres * Grid.Scale + 1), around);
            var over = lying[i].Select(pair => pair.B).ToHashSet();
            beyond[i] = [.. around.Where(j => j > i && (over.Contains(j) || EdgeDistance.IsWithin(plots, i, j, gapMetres * Grid.Scale)))];
            return around;
        }, _ => { });
        var near = new List<int>[plots.Count];
        for (var i = 0; i < near.Length; i++)
            near[i] = [];
        foreach (var (i, others) in beyond.Index())
        {
            near[i].AddRange(others);
            foreach (var j in others)
                near[j].Add(i);
        }

        _near = Array.ConvertAll(near, others => others.Order().ToArray());
        foreach (var pair in lying.SelectMany(pairs => pairs).Where(pair => pair.SquareMetres > overMetres))
            _over.Add((pair.A, pair.B));
    }

    public IReadOnlyList<int> Near(int plot) => _near[plot];

    public bool IsOver(int one, int other) => _over.Contains(one < other ? (one, other) : (other, one));

    /// <summary>Whether one can go from each to each over near ones among them.</summary>
    public bool IsConnected(IReadOnlyList<int> plots)
    {
        var (reached, open) = (new HashSet<int> { plots[0] }, new Stack<int>([plots[0]]));
        while (open.TryPop(out var from))
        {
            foreach (var to in plots.Where(to => Array.BinarySearch(_near[from], to) >= 0 && reached.Add(to)))
                open.Push(to);
        }

        return reached.Count == plots.Count;
    }
}
