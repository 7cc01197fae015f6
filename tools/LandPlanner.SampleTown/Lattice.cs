using LandPlanner.Areas;

namespace LandPlanner.SampleTown;

/// <summary>Where the nodes of the grid lie on the earth: bent, smoothed along the borders of patches, and on the 0.1 mm grid.</summary>
/// <remarks>
/// x east, y north in EPSG:4529. A node moves by at most 0.2 of a cell while borders are smoothed, and the bend is gentle at the size of a cell, so each
/// cell stays a convex quadrilateral, no two cells overlap, and whatever is made of whole cells fits together without gaps.
/// </remarks>
internal sealed class Lattice
{
    private const double CentreEasting = 41_420_310;
    private const double CentreNorthing = 4_141_284;
    private const double LargestMove = 0.2;
    private const int Smoothings = 10;

    private readonly CellGrid _grid;
    private readonly EllipsoidalArea _areas;
    private readonly double[] _x;
    private readonly double[] _y;

    public Lattice(CellGrid grid, EllipsoidalArea areas, long seed, int[] patchOf)
    {
        (_grid, _areas) = (grid, areas);
        (_x, _y) = Smooth(patchOf);
        var bend = new Bend(seed);
        for (var node = 0; node < _x.Length; node++)
        {
            var (u, v) = ((_x[node] - grid.Columns / 2.0) * grid.CellMetres, (_y[node] - grid.Rows / 2.0) * grid.CellMetres);
            (u, v) = bend.At(u, v);
            (_x[node], _y[node]) = (Snap(CentreEasting + u), Snap(CentreNorthing + v));
        }
    }

    public CellGrid Grid => _grid;

    private int NodeColumns => _grid.Columns + 1;

    /// <summary>Onto the 0.1 mm grid.</summary>
    public static double Snap(double metres) => Math.Round(metres * 10_000) / 10_000;

    public (double X, double Y) Node(int column, int row) => (_x[row * NodeColumns + column], _y[row * NodeColumns + column]);

    /// <summary>The four corners of a cell, counter-clockwise from the south-west.</summary>
    public double[] Corners(int cell)
    {
        var south = cell / _grid.Columns * NodeColumns + cell % _grid.Columns;
        var north = south + NodeColumns;
        return [_x[south], _y[south], _x[south + 1], _y[south + 1], _x[north + 1], _y[north + 1], _x[north], _y[north]];
    }

    /// <summary>The official area of a cell in m², unrounded.</summary>
    public double SquareMetres(int cell) => _areas.SignedSquareMetresOf(Corners(cell));

    private (double[] Columns, double[] Rows) Smooth(int[] patchOf)
    {
        var across = new double[NodeColumns * (_grid.Rows + 1)];
        var along = new double[across.Length];
        for (var node = 0; node < across.Length; node++)
            (across[node], along[node]) = (node % NodeColumns, node / NodeColumns);
        var border = new BorderNodes(_grid, patchOf);
        for (var round = 0; round < Smoothings; round++)
            border.Relax(across, along, LargestMove);
        return (across, along);
    }
}
