namespace LandPlanner.Areas;

/// <summary>Rounds a table so that it still closes in both directions.</summary>
/// <remarks>
/// Each cell, row sum, column sum and the whole goes to one of its two neighbouring multiples, and what is a multiple
/// stays: such a rounding always exists (M. Bacharach, "Matrix Rounding Problems", Management Science 12, 1966). It is
/// found by shifting along cycles of cells that are not whole yet until one becomes whole (L. H. Cox, "A Constructive
/// Procedure for Unbiased Controlled Rounding", JASA 82, 1987), here always by the shorter way, so that the same table
/// gives the same answer. All in whole numbers.
/// </remarks>
public static class ControlledRounding
{
    /// <summary>Cells in multiples of <paramref name="unit"/>.</summary>
    /// <param name="cells">May be negative.</param>
    /// <param name="unit">At least 1.</param>
    public static long[,] Round(long[,] cells, long unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(unit, 1);
        var (rows, columns) = (cells.GetLength(0), cells.GetLength(1));
        var parts = WithSlack(cells, unit);
        while (Cycle(parts, unit) is { } cycle)
            Shift(parts, cycle, unit);
        var rounded = new long[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                rounded[i, j] = (cells[i, j] - Modulo(cells[i, j], unit) + parts[i, j]) / unit;
        }

        return rounded;
    }

    /// <summary>What each cell has beyond a multiple, with a row and a column more that fill every line up to one.</summary>
    private static long[,] WithSlack(long[,] cells, long unit)
    {
        var (rows, columns) = (cells.GetLength(0), cells.GetLength(1));
        var parts = new long[rows + 1, columns + 1];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                parts[i, j] = Modulo(cells[i, j], unit);
                parts[i, columns] = Modulo(parts[i, columns] - parts[i, j], unit);
                parts[rows, j] = Modulo(parts[rows, j] - parts[i, j], unit);
                parts[rows, columns] = Modulo(parts[rows, columns] + parts[i, j], unit);
            }
        }

        return parts;
    }

    /// <summary>Cells that are not whole, each in one line with the next, round to the first; null where all are whole.</summary>
    private static List<(int Row, int Column)>? Cycle(long[,] parts, long unit)
    {
        if (First(parts, unit) is not { } at)
            return null;
        var path = new List<(int Row, int Column)> { at };
        var (rowEntered, columnEntered) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        for (var along = true; ; along = !along)
        {
            // A line with one cell that is not whole has another, since the line's sum is whole. Met a second time, it
            // closes the way from where it was left.
            var entered = along ? rowEntered : columnEntered;
            var line = along ? at.Row : at.Column;
            if (entered.TryGetValue(line, out var start))
                return path[(start + 1)..];
            entered[line] = path.Count - 1;
            at = Next(parts, unit, at, along);
            path.Add(at);
        }
    }

    private static (int Row, int Column)? First(long[,] parts, long unit)
    {
        for (var i = 0; i < parts.GetLength(0); i++)
        {
            for (var j = 0; j < parts.GetLength(1); j++)
            {
                if (IsOpen(parts[i, j], unit))
                    return (i, j);
            }
        }

        return null;
    }

    private static (int Row, int Column) Next(long[,] parts, long unit, (int Row, int Column) at, bool along)
    {
        for (var k = 0; k < parts.GetLength(along ? 1 : 0); k++)
        {
            var next = along ? (at.Row, k) : (k, at.Column);
            if (next != at && IsOpen(parts[next.Item1, next.Item2], unit))
                return next;
        }

        throw new InvalidOperationException("A line's sum is not whole.");
    }

    private static void Shift(long[,] parts, List<(int Row, int Column)> cycle, long unit)
    {
        var (up, down) = (long.MaxValue, long.MaxValue);
        for (var k = 0; k < cycle.Count; k++)
        {
            var part = parts[cycle[k].Row, cycle[k].Column];
            up = Math.Min(up, k % 2 == 0 ? unit - part : part);
            down = Math.Min(down, k % 2 == 0 ? part : unit - part);
        }

        var step = up <= down ? up : -down;
        for (var k = 0; k < cycle.Count; k++)
            parts[cycle[k].Row, cycle[k].Column] += k % 2 == 0 ? step : -step;
    }

    private static bool IsOpen(long part, long unit) => part > 0 && part < unit;

    private static long Modulo(long value, long unit) => ((value % unit) + unit) % unit;
}
