namespace LandPlanner.Overlays;

/// <summary>
/// A packed Hilbert R-tree over boxes: built once, flat; says which of them have an area in common with a box.
/// </summary>
internal sealed class PackedTree
{
    private const int Fan = 8;

    // Items in Hilbert order, then one level of parents after another; the root is last.
    private readonly Node[] _nodes;

    private PackedTree(Node[] nodes, int items) => (_nodes, Items) = (nodes, items);

    /// <summary>How many boxes it holds: those that were not empty.</summary>
    public int Items { get; }

    /// <param name="boxes">Empty ones are never found.</param>
    /// <param name="threads">The most threads to use; 0 means one for each processor.</param>
    public static PackedTree Over(GridBox[] boxes, int threads)
    {
        var order = InHilbertOrder(boxes, threads);
        var levels = new List<int> { order.Length };
        while (levels[^1] > 1)
            levels.Add((levels[^1] + Fan - 1) / Fan);
        var nodes = new Node[levels.Sum()];
        for (var i = 0; i < order.Length; i++)
            nodes[i] = new(boxes[order[i]], order[i], -1);
        for (var (first, level) = (0, 1); level < levels.Count; first += levels[level - 1], level++)
            AddParents(nodes, first, first + levels[level - 1]);
        return new(nodes, order.Length);
    }

    /// <summary>The index of an item by its place along the curve: neighbours on the ground are near each other.</summary>
    public int At(int place) => _nodes[place].First;

    /// <summary>
    /// Adds the indices of the boxes that share an area with <paramref name="box"/>, in no order to rely on.
    /// </summary>
    public void Find(in GridBox box, List<int> found)
    {
        if (_nodes.Length > 0 && _nodes[^1].Box.Overlaps(box))
            Find(_nodes[^1], box, found);
    }

    /// <summary>The least that a measure of items comes to, none of which is less than the square of its box's distance from <paramref name="box"/>.</summary>
    /// <param name="measure">Told an item's index and the least so far; where it finds nothing less it may give that back.</param>
    /// <returns>+∞ where the tree holds nothing.</returns>
    public double Nearest(in GridBox box, Func<int, double, double> measure) =>
        _nodes.Length == 0 ? double.PositiveInfinity : Nearest(_nodes[^1], box, measure, double.PositiveInfinity);

    private double Nearest(in Node node, in GridBox box, Func<int, double, double> measure, double least)
    {
        if (node.IsItem)
            return Math.Min(least, measure(node.First, least));
        var children = _nodes.AsSpan(node.First, node.End - node.First);
        Span<double> squares = stackalloc double[children.Length];
        for (var i = 0; i < squares.Length; i++)
            squares[i] = children[i].Box.Squared(box);
        for (var left = squares.Length; left > 0; left--)
        {
            var next = 0;
            for (var i = 1; i < squares.Length; i++)
                next = squares[i] < squares[next] ? i : next;
            if (squares[next] >= least)
                break;
            squares[next] = double.PositiveInfinity;
            least = Nearest(children[next], box, measure, least);
        }

        return least;
    }

    private void Find(in Node node, in GridBox box, List<int> found)
    {
        if (node.IsItem)
        {
            found.Add(node.First);
            return;
        }

        foreach (ref readonly var child in _nodes.AsSpan(node.First, node.End - node.First))
        {
            if (child.Box.Overlaps(box))
                Find(child, box, found);
        }
    }

    private static void AddParents(Node[] nodes, int first, int end)
    {
        for (var (child, parent) = (first, end); child < end; child += Fan, parent++)
        {
            var childrenEnd = Math.Min(child + Fan, end);
            var box = GridBox.Empty;
            for (var i = child; i < childrenEnd; i++)
                box = box.Join(nodes[i].Box);
            nodes[parent] = new(box, child, childrenEnd);
        }
    }

    private static int[] InHilbertOrder(GridBox[] boxes, int threads)
    {
        var whole = GridBox.Empty;
        foreach (var box in boxes)
            whole = whole.Join(box);
        var items = Enumerable.Range(0, boxes.Length).Where(i => !boxes[i].IsEmpty).ToArray();
        var places = new ulong[items.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount };
        Parallel.For(0, (items.Length + 4095) / 4096, options, block =>
        {
            for (var i = block * 4096; i < Math.Min((block + 1) * 4096, items.Length); i++)
                places[i] = (ulong)Place(boxes[items[i]], whole) << 32 | (uint)items[i];
        });
        Array.Sort(places);
        return Array.ConvertAll(places, place => (int)(uint)place);
    }

    /// <summary>Where the middle of a box lies along the curve.</summary>
    private static uint Place(in GridBox box, in GridBox whole) => HilbertCurve.Place(
        Share(box.MinX, box.MaxX, whole.MinX, whole.MaxX), Share(box.MinY, box.MaxY, whole.MinY, whole.MaxY));

    /// <summary>Where the middle of a side lies between the ends of the whole, on the curve's own grid.</summary>
    private static uint Share(double min, double max, double wholeMin, double wholeMax) =>
        (uint)(((min + max) / 2 - wholeMin) / Math.Max(1, wholeMax - wholeMin) * HilbertCurve.Last);

    /// <param name="First">An item: its index; else the first child.</param>
    /// <param name="End">An item: −1; else one past the last child.</param>
    private readonly record struct Node(GridBox Box, int First, int End)
    {
        public bool IsItem => End < 0;
    }
}
