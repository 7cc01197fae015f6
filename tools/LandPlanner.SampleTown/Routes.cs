namespace LandPlanner.SampleTown;

/// <summary>Lines drawn onto the grid as bands of cells that hang together over their sides.</summary>
internal sealed class Routes(CellGrid grid, Noise bends)
{
    /// <summary>A gently winding way between two places; bent more, the longer it is.</summary>
    public IEnumerable<(double U, double V)> Wind(double u1, double v1, double u2, double v2)
    {
        var length = Math.Sqrt((u2 - u1) * (u2 - u1) + (v2 - v1) * (v2 - v1));
        var steps = (int)(length / (grid.CellMetres / 3)) + 1;
        for (var step = 0; step <= steps; step++)
        {
            var share = (double)step / steps;
            var (u, v) = (double.Lerp(u1, u2, share), double.Lerp(v1, v2, share));
            var reach = Math.Sin(share * Math.PI) * Math.Min(150, 0.2 * length);
            yield return (u + reach * bends.At(u, v, 420, 2), v + reach * bends.At(u - 3000, v, 420, 2));
        }
    }

    /// <summary>The cells under a line, each sharing a side with the one before.</summary>
    public IEnumerable<int> Cells(IEnumerable<(double U, double V)> line)
    {
        var (lastColumn, lastRow) = (int.MinValue, 0);
        foreach (var (u, v) in line)
        {
            var (column, row) = (grid.Column(u), grid.Row(v));
            if (column == lastColumn && row == lastRow || !grid.Holds(column, row))
                continue;
            if (lastColumn != int.MinValue && column != lastColumn && row != lastRow && grid.Holds(lastColumn, row))
                yield return row * grid.Columns + lastColumn;
            (lastColumn, lastRow) = (column, row);
            yield return row * grid.Columns + column;
        }
    }
}
