namespace LandPlanner.Overlays;

/// <summary>
/// A packed Hilbert R-tree over boxes: built once, flat; says which of them have an area in common with a box.
/// </summary>
internal sealed class PackedTree
{
    private const int Fan = 16;

    // Items in Hilbert order, then one level of parents after another; the root is last.
    private readonly Node[] _nodes;

    /// <param name="boxes">Empty ones are never found.</param>
    public PackedTree(GridBox[] boxes)
    {
        var nodes = new List<Node>(boxes.Length + boxes.Length / (Fan - 1) + 1);
        nodes.AddRange(InHilbertOrder(boxes).Select(i => new Node(boxes[i], i, -1)));
        for (var first = 0; nodes.Count - first > 1;)
            first = AddParents(nodes, first);
        _nodes = [.. nodes];
    }

    /// <summary>
    /// Adds the indices of the boxes that share an area with <paramref name="box"/>, in no order to rely on.
    /// </summary>
    public void Find(in GridBox box, List<int> found)
    {
        if (_nodes.Length > 0)
            Find(_nodes.Length - 1, box, found);
    }

    private void Find(int index, in GridBox box, List<int> found)
    {
        ref readonly var node = ref _nodes[index];
        if (!node.Box.Overlaps(box))
            return;
        if (node.IsItem)
            found.Add(node.First);
        for (var child = node.First; child < node.End; child++)
            Find(child, box, found);
    }

    private static int AddParents(List<Node> nodes, int first)
    {
        var end = nodes.Count;
        for (var child = first; child < end; child += Fan)
        {
            var childrenEnd = Math.Min(child + Fan, end);
            var box = GridBox.Empty;
            for (var i = child; i < childrenEnd; i++)
                box = box.Join(nodes[i].Box);
            nodes.Add(new(box, child, childrenEnd));
        }

        return end;
    }

    private static int[] InHilbertOrder(GridBox[] boxes)
    {
        var whole = boxes.Where(box => !box.IsEmpty).Aggregate(GridBox.Empty, (sum, box) => sum.Join(box));
        var items = Enumerable.Range(0, boxes.Length).Where(i => !boxes[i].IsEmpty).ToArray();
        var places = Array.ConvertAll(items, i => HilbertCurve.Place(
            Share(boxes[i].MinX, boxes[i].MaxX, whole.MinX, whole.MaxX),
            Share(boxes[i].MinY, boxes[i].MaxY, whole.MinY, whole.MaxY)));
        Array.Sort(places, items);
        return items;
    }

    /// <summary>Where the middle of a side lies between the ends of the whole, on the curve's own grid.</summary>
    private static uint Share(long min, long max, long wholeMin, long wholeMax)
    {
        var span = Math.Max(1, wholeMax - wholeMin);
        return (uint)((double)(min - wholeMin + (max - min) / 2) / span * HilbertCurve.Last);
    }

    /// <param name="First">An item: its index; else the first child.</param>
    /// <param name="End">An item: −1; else one past the last child.</param>
    private readonly record struct Node(GridBox Box, int First, int End)
    {
        public bool IsItem => End < 0;
    }
}
