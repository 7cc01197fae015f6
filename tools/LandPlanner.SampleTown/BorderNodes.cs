namespace LandPlanner.SampleTown;

/// <summary>The nodes on borders between patches, and the nodes next to each along those borders.</summary>
internal sealed class BorderNodes
{
    private readonly int _nodeColumns;
    private readonly List<(int Node, int[] Next)> _nodes = [];

    /// <param name="keys">Keys of the cells; a side between two keys is a border.</param>
    public BorderNodes(CellGrid grid, int[] keys)
    {
        _nodeColumns = grid.Columns + 1;
        for (var row = 1; row < grid.Rows; row++)
        {
            for (var column = 1; column < grid.Columns; column++)
                Add(grid, keys, column, row);
        }
    }

    /// <summary>Draws each node towards its neighbours, within <paramref name="most"/> of its place in the plain grid.</summary>
    public void Relax(double[] across, double[] along, double most)
    {
        var moved = new (double Across, double Along)[_nodes.Count];
        for (var i = 0; i < moved.Length; i++)
        {
            var (node, next) = _nodes[i];
            var (column, row) = (node % _nodeColumns, node / _nodeColumns);
            var (sumAcross, sumAlong) = (0.0, 0.0);
            foreach (var other in next)
                (sumAcross, sumAlong) = (sumAcross + across[other], sumAlong + along[other]);
            moved[i] = (
                Math.Clamp((across[node] + sumAcross / next.Length) / 2, column - most, column + most),
                Math.Clamp((along[node] + sumAlong / next.Length) / 2, row - most, row + most));
        }

        for (var i = 0; i < moved.Length; i++)
            (across[_nodes[i].Node], along[_nodes[i].Node]) = moved[i];
    }

    private void Add(CellGrid grid, int[] keys, int column, int row)
    {
        var northEast = row * grid.Columns + column;
        var (northWest, southEast, southWest) = (northEast - 1, northEast - grid.Columns, northEast - grid.Columns - 1);
        var node = row * _nodeColumns + column;
        Span<int> next = stackalloc int[4];
        var count = 0;
        if (IsBorder(keys, northWest, northEast))
            next[count++] = node + _nodeColumns;
        if (IsBorder(keys, southWest, southEast))
            next[count++] = node - _nodeColumns;
        if (IsBorder(keys, southEast, northEast))
            next[count++] = node + 1;
        if (IsBorder(keys, southWest, northWest))
            next[count++] = node - 1;
        if (count > 0)
            _nodes.Add((node, next[..count].ToArray()));
    }

    private static bool IsBorder(int[] keys, int one, int other) => keys[one] != keys[other];
}
