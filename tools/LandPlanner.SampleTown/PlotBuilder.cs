using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.SampleTown;

/// <summary>A block of whole cells, and above it a row of which only the southern share belongs to it.</summary>
internal sealed record Window(CellGrid Grid, int Column, int Row, int Width, int Height, double Share)
{
    public IEnumerable<int> WholeCells => CellsOf(Row, Row + Height);

    /// <summary>The row of cells on the north side, taken in part or, where the share is 0, only touched.</summary>
    public IEnumerable<int> TopCells => CellsOf(Row + Height, Row + Height + 1);

    private IEnumerable<int> CellsOf(int south, int north) =>
        from row in Enumerable.Range(south, north - south)
        from column in Enumerable.Range(Column, Width)
        select row * Grid.Columns + column;
}

/// <summary>Builds plots out of cells of the lattice, to the size asked for.</summary>
internal sealed class PlotBuilder(Lattice lattice, EllipsoidalArea areas)
{
    private static readonly GeometryFactory Shapes = new();

    /// <summary>
    /// The window from a corner cell that measures <paramref name="squareMetres"/>; null where it would leave the grid or end in a sliver of its last row.
    /// </summary>
    public Window? Fit(int column, int row, int width, double squareMetres)
    {
        var grid = lattice.Grid;
        var height = 0;
        while (grid.Holds(column, row + height + 1) && grid.Holds(column + width, row))
        {
            var inRow = Enumerable.Range(column, width).Sum(at => lattice.SquareMetres((row + height) * grid.Columns + at));
            if (inRow > squareMetres)
                return height > 0 && squareMetres / inRow is > 0.25 and < 0.9 ? new(grid, column, row, width, height, squareMetres / inRow) : null;
            squareMetres -= inRow;
            height++;
        }

        return null;
    }

    /// <summary>The plot of a window, its share moved until the official area is as near to <paramref name="squareMetres"/> as the grid allows.</summary>
    public Plot BuildTo(Window window, double squareMetres)
    {
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            if (areas.SquareMetresOf(Outline(window with { Share = middle })) < squareMetres)
                low = middle;
            else
                high = middle;
        }

        return Build(window with { Share = high });
    }

    public Plot Build(Window window)
    {
        var shape = Outline(window);
        var whole = window.WholeCells.Select(cell => new Piece(cell, lattice.SquareMetres(cell)));
        var top = window.Share > 0 ? window.TopCells.Select(cell => new Piece(cell, areas.SignedSquareMetresOf(SouthernPart(cell, window.Share)))) : [];
        return new(shape, [.. whole, .. top], areas.Of(shape));
    }

    /// <summary>The share of a window's top row that nowhere reaches farther north than <paramref name="metres"/>.</summary>
    public double ShareUpTo(Window window, double metres) => metres / Enumerable.Range(window.Column, window.Width + 1)
        .Max(column => Node(column, window.Row + window.Height).Distance(Node(column, window.Row + window.Height + 1)));

    /// <summary>The share of a window's top row that measures <paramref name="squareMetres"/>.</summary>
    public double ShareOf(Window window, double squareMetres)
    {
        var share = squareMetres / window.TopCells.Sum(lattice.SquareMetres);
        for (var round = 0; round < 8; round++)
            share *= squareMetres / window.TopCells.Sum(cell => areas.SignedSquareMetresOf(SouthernPart(cell, share)));
        return share;
    }

    private Polygon Outline(Window window)
    {
        var (west, east, south, north) = (window.Column, window.Column + window.Width, window.Row, window.Row + window.Height);
        List<Coordinate> ring =
        [
            .. Enumerable.Range(west, window.Width).Select(column => Node(column, south)),
            .. Enumerable.Range(south, window.Height).Select(row => Node(east, row)),
        ];
        if (window.Share > 0)
            ring.Add(Node(east, north));
        for (var column = east; column >= west; column--)
            ring.Add(window.Share > 0 ? Between(Node(column, north), Node(column, north + 1), window.Share) : Node(column, north));
        for (var row = window.Share > 0 ? north : north - 1; row >= south; row--)
            ring.Add(Node(west, row));
        return Shapes.CreatePolygon([.. ring]);
    }

    private double[] SouthernPart(int cell, double share)
    {
        var corners = lattice.Corners(cell);
        var east = Between(new(corners[2], corners[3]), new(corners[4], corners[5]), share);
        var west = Between(new(corners[0], corners[1]), new(corners[6], corners[7]), share);
        return [corners[0], corners[1], corners[2], corners[3], east.X, east.Y, west.X, west.Y];
    }

    private Coordinate Node(int column, int row)
    {
        var (x, y) = lattice.Node(column, row);
        return new(x, y);
    }

    private static Coordinate Between(Coordinate south, Coordinate north, double share) =>
        new(Lattice.Snap(double.Lerp(south.X, north.X, share)), Lattice.Snap(double.Lerp(south.Y, north.Y, share)));
}
