namespace LandPlanner.Overlays;

/// <summary>Builds the trees of boxes over the edges of polygons, one behind the other in one array.</summary>
internal sealed class EdgeTree
{
    private const int Fan = 8;

    private readonly List<EdgeNode> _nodes = [];

    public int Count => _nodes.Count;

    public EdgeNode[] ToArray() => [.. _nodes];

    /// <summary>
    /// Adds the leaves of one ring whose vertices are <paramref name="first"/> to <paramref name="last"/>, the closing
    /// one with it.
    /// </summary>
    public void AddRing(int ring, int first, int last, long[] xs, long[] ys)
    {
        for (var start = first; start < last; start += Fan)
        {
            var end = Math.Min(start + Fan, last);
            var box = GridBox.Empty;
            for (var i = start; i <= end; i++)
                box = box.Join(new(xs[i], ys[i], xs[i], ys[i]));
            _nodes.Add(new(box, start, end, ring, IsLeaf: true));
        }
    }

    /// <summary>
    /// Sets parents over the leaves from <paramref name="first"/> on. The root is then the last node.
    /// </summary>
    public void Close(int first)
    {
        while (_nodes.Count - first > 1)
        {
            var end = _nodes.Count;
            for (var child = first; child < end; child += Fan)
                _nodes.Add(Parent(child, Math.Min(child + Fan, end)));
            first = end;
        }
    }

    private EdgeNode Parent(int first, int end)
    {
        var box = GridBox.Empty;
        for (var child = first; child < end; child++)
            box = box.Join(_nodes[child].Box);
        return new(box, first, end, Ring: -1, IsLeaf: false);
    }
}
