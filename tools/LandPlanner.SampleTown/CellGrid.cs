namespace LandPlanner.SampleTown;

/// <summary>The regular grid on which the town is thought out, before its nodes are bent into shape.</summary>
/// <remarks>u runs east and v north, in metres from the middle of the town. A cell's index is row × columns + column.</remarks>
internal sealed record CellGrid(int Columns, int Rows, double CellMetres)
{
    /// <summary>Half the side of the square that holds the town and its surroundings.</summary>
    private const double ReachMetres = 5_700;

    /// <summary>What the town measures, in m².</summary>
    public const double TownSquareMetres = 60e6;

    public int Count => Columns * Rows;

    /// <summary>A grid fine enough that a patch of average size has some eighty cells.</summary>
    public static CellGrid For(int patches)
    {
        var cell = Math.Clamp(Math.Sqrt(TownSquareMetres / patches) / 9, 5, 16);
        var side = (int)Math.Ceiling(2 * ReachMetres / cell);
        return new(side, side, cell);
    }

    public double U(int cell) => (cell % Columns + 0.5 - Columns / 2.0) * CellMetres;

    public double V(int cell) => (cell / Columns + 0.5 - Rows / 2.0) * CellMetres;

    public int Column(double u) => (int)Math.Floor(u / CellMetres + Columns / 2.0);

    public int Row(double v) => (int)Math.Floor(v / CellMetres + Rows / 2.0);

    public bool Holds(int column, int row) => column >= 0 && row >= 0 && column < Columns && row < Rows;

    /// <summary>The cell at a place; -1 off the grid.</summary>
    public int CellAt(double u, double v) => Holds(Column(u), Row(v)) ? Row(v) * Columns + Column(u) : -1;

    /// <summary>The cell on one side: 0 south, 1 east, 2 north, 3 west; -1 off the grid.</summary>
    public int Neighbour(int cell, int side) => side switch
    {
        0 => cell >= Columns ? cell - Columns : -1,
        1 => (cell + 1) % Columns != 0 ? cell + 1 : -1,
        2 => cell + Columns < Count ? cell + Columns : -1,
        _ => cell % Columns != 0 ? cell - 1 : -1,
    };
}
