using LandPlanner.Areas;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>What a subject has in common with constraints as one shape, each place once.</summary>
internal sealed class JoinedParts(IReadOnlyList<OverlapPart> parts, Tolerance tolerance, EllipsoidalArea areas)
{
    // Up to here sums differ from a union by rounding, not by ground that is there twice.
    private const double SameSquareMetres = 0.005;

    private readonly Pieces _pieces = Pieces.Of([.. parts.Select(part => part.Shape)], tolerance, areas);

    /// <summary>Null where there is none of the kind.</summary>
    public Geometry? Shape(PieceKind kind) => Polygons(kind) is { Count: > 0 } polygons ? Pieces.Join(polygons) : null;

    /// <summary>What is found of a kind, with its shape; null where there is none.</summary>
    /// <param name="overlap">At most how many m² of the parts lie under others.</param>
    public FoundPart? Found(PieceKind kind, FeatureSet constraint, double overlap)
    {
        if (Shape(kind) is not { } shape)
            return null;
        var ground = new Ground(Polygons(kind));
        var reaching = parts.Select(part => (part.Constraint, SquareMetres: Reaching(part, kind, ground))).Where(part => part.SquareMetres > 0).ToList();
        var found = FoundPart.Of(shape, areas, constraint.Cite(reaching.Select(part => part.Constraint)));
        var sum = reaching.Sum(part => part.SquareMetres);
        var isMore = overlap >= SameSquareMetres && sum - areas.SquareMetresOf(shape) >= SameSquareMetres;
        return isMore && Area.FromSquareMetres(sum) is var rounded && rounded > found.Area ? found with { ConstraintSum = rounded } : found;
    }

    private IReadOnlyList<Polygon> Polygons(PieceKind kind) => kind == PieceKind.Counting ? _pieces.Counting : _pieces.Slivers;

    /// <summary>How many m² of a part lie in pieces of the kind.</summary>
    private double Reaching(OverlapPart part, PieceKind kind, Ground ground)
    {
        if (Polygons(kind == PieceKind.Counting ? PieceKind.Sliver : PieceKind.Counting).Count == 0)
            return part.Pair.SquareMetres;
        var sum = 0.0;
        for (var i = 0; i < part.Shape.NumGeometries; i++)
        {
            if (part.Shape.GetGeometryN(i) is Polygon { IsEmpty: false } polygon
                && areas.SquareMetresOf(polygon) is var squareMetres && !tolerance.IsNoise(squareMetres)
                && ground.Covers(polygon.InteriorPoint.Coordinate))
                sum += squareMetres;
        }

        return sum;
    }
}
