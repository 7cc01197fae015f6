using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>What a subject has in common with constraints, sorted by the tolerance without building its union.</summary>
internal sealed class SortedParts
{
    private readonly IReadOnlyList<OverlapPart> _parts;
    private readonly ILookup<PieceKind, OverlapPiece> _pieces;
    private readonly Tolerance _tolerance;

    private SortedParts(IReadOnlyList<OverlapPart> parts, ILookup<PieceKind, OverlapPiece> pieces, Tolerance tolerance) =>
        (_parts, _pieces, _tolerance) = (parts, pieces, tolerance);

    /// <summary>Null where only the union tells.</summary>
    /// <param name="overlap">At most how many m² of the parts lie under others.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static SortedParts? Of(
        IReadOnlyList<OverlapPart> parts, double overlap, Tolerance tolerance, EllipsoidalArea areas, CancellationToken ct)
    {
        var pieces = parts.SelectMany(part => PiecesOf(part, areas)).ToList();
        if (PieceSorting.Sort(pieces, tolerance, ct) is not { } kinds)
            return null;
        var sorted = new SortedParts(parts, pieces.Zip(kinds).ToLookup(pair => pair.Second, pair => pair.First), tolerance);
        return overlap == 0 || sorted.IsUnmovedBy(overlap) ? sorted : null;
    }

    /// <summary>Official and planar; zero where there is none of the kind.</summary>
    public (Area Official, Area Planar) Area(PieceKind kind) => Round(Sum(kind));

    public bool Any(PieceKind kind) => _pieces[kind].Any();

    public IEnumerable<Polygon> Polygons(PieceKind kind) => _pieces[kind].Select(piece => piece.Polygon);

    /// <summary>The indexes of the constraints with something of the kind.</summary>
    public IEnumerable<int> Constraints(PieceKind kind)
    {
        var other = kind == PieceKind.Counting ? PieceKind.Sliver : PieceKind.Counting;
        return Any(other)
            ? _pieces[kind].Where(piece => !_tolerance.IsNoise(piece.SquareMetres)).Select(piece => piece.Part.Constraint)
            : _parts.Select(part => part.Constraint);
    }

    private static IEnumerable<OverlapPiece> PiecesOf(OverlapPart part, EllipsoidalArea areas)
    {
        for (var i = 0; i < part.Shape.NumGeometries; i++)
        {
            if (part.Shape.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
                yield return new(part, polygon, areas.SquareMetresOf(polygon));
        }
    }

    private bool IsUnmovedBy(double overlap)
    {
        var (official, planar) = Sum(PieceKind.Counting);
        return !Any(PieceKind.Sliver) && Round((official, planar)) == Round((official - overlap, planar - overlap));
    }

    /// <summary>The kernel's areas, but for parts of which some pieces are of another kind.</summary>
    private (double Official, double Planar) Sum(PieceKind kind)
    {
        if (!Any(kind == PieceKind.Counting ? PieceKind.Sliver : PieceKind.Counting) && !Any(PieceKind.Noise))
            return (_parts.Sum(part => part.Pair.SquareMetres), _parts.Sum(part => part.Pair.PlanarSquareMetres));
        return (_pieces[kind].Sum(piece => piece.SquareMetres), _pieces[kind].Sum(piece => piece.PlanarSquareMetres));
    }

    private static (Area Official, Area Planar) Round((double Official, double Planar) sum) =>
        (Areas.Area.FromSquareMetres(sum.Official), Areas.Area.FromSquareMetres(sum.Planar));
}
