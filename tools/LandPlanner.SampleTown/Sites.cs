namespace LandPlanner.SampleTown;

/// <summary>Finds places for plots, none over another.</summary>
internal sealed class Sites(Ground ground, long seed, string subject)
{
    private const int MostTries = 60_000;

    private readonly CellGrid _grid = ground.Grid;
    private readonly Chance _chance = new(seed, subject);
    private readonly bool[] _taken = new bool[ground.Grid.Count];

    public PlotBuilder Builder { get; } = new(ground.Lattice, ground.Areas);

    /// <summary>
    /// A plot of a size around a place (farther away the longer the search takes) whose cells, the partly taken row included, satisfy <paramref name="fits"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The town has no such place.</exception>
    public Plot Find(double squareMetres, double u, double v, double radius, Func<IReadOnlyList<int>, bool> fits)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var (cell, reach) = (TryCell(u, v, radius * (1 + attempt / 1500.0)), Math.Sqrt(squareMetres) / _grid.CellMetres);
            var width = Math.Max(2, (int)Math.Round(reach * _chance.Between(0.7, 1.4)));
            if (cell < 0 || ground.Survey.Of[cell] < 0 || _taken[cell])
                continue;
            if (Builder.Fit(cell % _grid.Columns, cell / _grid.Columns, width, squareMetres) is not { } window)
                continue;
            int[] cells = [.. window.WholeCells, .. window.TopCells];
            if (IsFree(cells) && fits(cells))
            {
                Take(cells);
                return Builder.BuildTo(window, squareMetres);
            }
        }

        throw new InvalidOperationException($"The town has no place for a plot of {squareMetres:F0} m².");
    }

    /// <summary>A window of cells and the row above it, anywhere in the town, that satisfies <paramref name="fits"/>.</summary>
    /// <exception cref="InvalidOperationException">The town has no such place.</exception>
    public Window FindWindow(int width, int height, Func<Window, bool> fits)
    {
        for (var attempt = 0; attempt < 20 * MostTries; attempt++)
        {
            var (column, row) = (_chance.Below(_grid.Columns - width), _chance.Below(_grid.Rows - height - 1));
            var window = new Window(_grid, column, row, width, height, 0);
            if (IsFree([.. window.WholeCells, .. window.TopCells]) && fits(window))
                return window;
        }

        throw new InvalidOperationException($"The town has no place for a window of {width} by {height} cells.");
    }

    public void Take(IEnumerable<int> cells)
    {
        foreach (var cell in cells)
            _taken[cell] = true;
    }

    public bool IsFree(IReadOnlyList<int> cells) => !cells.Any(cell => _taken[cell]);

    private int TryCell(double u, double v, double radius)
    {
        var (sin, cos) = Math.SinCos(_chance.Between(0, Math.Tau));
        var away = radius * Math.Sqrt(_chance.Unit());
        return _grid.CellAt(u + away * cos, v + away * sin);
    }
}
