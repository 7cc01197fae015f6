using NetTopologySuite.Geometries;

namespace LandPlanner.SampleTown;

/// <summary>Turns sets of cells into polygons along the lattice.</summary>
/// <remarks>
/// Rings that meet at a node are led apart there, so each polygon is valid; polygons side by side share each vertex of their common border bit for bit.
/// </remarks>
internal sealed class RegionTracer(Lattice lattice)
{
    private static readonly GeometryFactory Shapes = new();
    private readonly CellGrid _grid = lattice.Grid;

    /// <summary>
    /// The shape of each key from 0 to <paramref name="count"/> − 1: a polygon, or a multipolygon where its cells lie apart; null where it has none.
    /// </summary>
    public Geometry?[] Trace(int[] keys, int count)
    {
        var pieces = Components.Find(_grid, keys);
        var polygons = TracePieces(pieces);
        var parts = new List<Polygon>[count];
        for (var piece = 0; piece < polygons.Length; piece++)
            (parts[keys[pieces.Firsts[piece]]] ??= []).Add(polygons[piece]);
        return Array.ConvertAll(parts, Join);
    }

    private static Geometry? Join(List<Polygon>? parts) => parts switch
    {
        null => null,
        [var only] => only,
        _ => Shapes.CreateMultiPolygon([.. parts]),
    };

    private Polygon[] TracePieces(Components pieces)
    {
        var shells = new LinearRing[pieces.Sizes.Count];
        var holes = new List<LinearRing>?[pieces.Sizes.Count];
        var seen = new bool[4 * _grid.Count];
        for (var cell = 0; cell < _grid.Count; cell++)
        {
            for (var side = 0; side < 4 && pieces.Of[cell] >= 0; side++)
            {
                if (seen[4 * cell + side] || PieceAt(pieces.Of, _grid.Neighbour(cell, side)) == pieces.Of[cell])
                    continue;
                // The first ring met of a piece starts at its first cell, on the south side: it is the shell.
                var ring = Walk(pieces.Of, seen, cell, side);
                if (shells[pieces.Of[cell]] is null)
                    shells[pieces.Of[cell]] = ring;
                else
                    (holes[pieces.Of[cell]] ??= []).Add(ring);
            }
        }

        return shells.Select((shell, piece) => Shapes.CreatePolygon(shell, holes[piece]?.ToArray() ?? [])).ToArray();
    }

    private static int PieceAt(int[] of, int cell) => cell < 0 ? -1 : of[cell];

    /// <summary>Walks with the piece on the left: right where the cell ahead on the right belongs to it, else straight on, else left.</summary>
    private LinearRing Walk(int[] of, bool[] seen, int startCell, int startSide)
    {
        var piece = of[startCell];
        var ring = new List<Coordinate>();
        var (cell, side) = (startCell, startSide);
        do
        {
            seen[4 * cell + side] = true;
            ring.Add(Start(cell, side));
            var ahead = _grid.Neighbour(cell, (side + 1) % 4);
            var aside = ahead < 0 ? -1 : _grid.Neighbour(ahead, side);
            if (PieceAt(of, aside) == piece)
                (cell, side) = (aside, (side + 3) % 4);
            else if (PieceAt(of, ahead) == piece)
                cell = ahead;
            else
                side = (side + 1) % 4;
        }
        while (cell != startCell || side != startSide);
        ring.Add(ring[0].Copy());
        return Shapes.CreateLinearRing([.. ring]);
    }

    /// <summary>The node at which a cell's side starts, walking counter-clockwise.</summary>
    private Coordinate Start(int cell, int side)
    {
        var (column, row) = (cell % _grid.Columns + (side is 1 or 2 ? 1 : 0), cell / _grid.Columns + (side is 2 or 3 ? 1 : 0));
        var (x, y) = lattice.Node(column, row);
        return new(x, y);
    }
}
