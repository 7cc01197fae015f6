namespace LandPlanner.Overlays;

/// <summary>Builds the trees of boxes over the edges of polygons, one behind the other in one list.</summary>
internal sealed class EdgeTree
{
    private readonly List<EdgeNode> _nodes = [];

    public int Count => _nodes.Count;

    /// <summary>
    /// Copies the nodes to where they stay, so that they name each other and their rings by their places there.
    /// </summary>
    public void CopyTo(EdgeNode[] nodes, int firstNode, int firstRing)
    {
        for (var i = 0; i < _nodes.Count; i++)
        {
            var node = _nodes[i];
            nodes[firstNode + i] = node.IsLeaf
                ? node with { Ring = node.Ring + firstRing }
                : node with { First = node.First + firstNode, End = node.End + firstNode };
        }
    }

    /// <summary>
    /// Adds the leaves of one ring whose vertices are <paramref name="first"/> to <paramref name="last"/>, the closing
    /// one with it.
    /// </summary>
    /// <returns>Twice the planar area within the ring.</returns>
    public Int128 AddRing(int ring, int first, int last, double[] xs, double[] ys)
    {
        var doubles = Int128.Zero;
        for (var start = first; start < last; start += EdgeNode.LeafEdges)
        {
            var end = Math.Min(start + EdgeNode.LeafEdges, last);
            var box = GridBox.Of(xs[start], ys[start], xs[start], ys[start]);
            for (var i = start + 1; i <= end; i++)
                box = box.Join(new(xs[i], ys[i], xs[i], ys[i]));
            var leaf = new EdgeNode(box, doubles, start, end, ring);
            _nodes.Add(leaf);
            doubles = SweptArea.Doubles(leaf, end, xs, ys);
        }

        return doubles;
    }

    /// <summary>
    /// Sets parents over the leaves from <paramref name="first"/> on. The root is then the last node.
    /// </summary>
    public void Close(int first)
    {
        while (_nodes.Count - first > 1)
        {
            var end = _nodes.Count;
            for (var child = first; child < end; child += EdgeNode.Fan)
                _nodes.Add(Parent(child, Math.Min(child + EdgeNode.Fan, end)));
            first = end;
        }
    }

    private EdgeNode Parent(int first, int end)
    {
        var box = GridBox.Empty;
        for (var child = first; child < end; child++)
            box = box.Join(_nodes[child].Box);
        return new(box, 0, first, end, Ring: -1);
    }
}
