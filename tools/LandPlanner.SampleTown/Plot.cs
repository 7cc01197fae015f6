using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.SampleTown;

/// <summary>A piece of a plot: so many square metres (official, unrounded) of the land a cell belongs to.</summary>
internal readonly record struct Piece(int Cell, double SquareMetres);

/// <summary>A figure laid over the town, and what it is made of: the pieces are known because it was built of them.</summary>
/// <param name="Official">The official area of the shape.</param>
internal sealed record Plot(Polygon Shape, IReadOnlyList<Piece> Pieces, Area Official)
{
    /// <summary>Square metres of the pieces on the cells that <paramref name="belongs"/> picks.</summary>
    public double On(Func<int, bool> belongs) => Pieces.Where(piece => belongs(piece.Cell)).Sum(piece => piece.SquareMetres);
}
