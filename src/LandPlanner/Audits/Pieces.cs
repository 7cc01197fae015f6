using LandPlanner.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Audits;

/// <summary>The connected polygons of a shape, sorted by the tolerance. Noise is in neither list.</summary>
internal sealed record Pieces(IReadOnlyList<Polygon> Counting, IReadOnlyList<Polygon> Slivers)
{
    public static readonly Pieces None = new([], []);

    // Crossings computed once from each side of a shared edge differ in the last bits; on a grid of 1 µm they are one point again, and neighbours join.
    private static readonly PrecisionModel Micrometres = new(1e6);

    /// <summary>The pieces of the union of shapes that may overlap or touch.</summary>
    public static Pieces Of(IReadOnlyList<Geometry> shapes, Tolerance tolerance, EllipsoidalArea areas) =>
        Of(shapes.Count == 1 ? shapes[0] : UnaryUnionNG.Union(new SharedCorners(1 / Micrometres.Scale).Join(shapes), Micrometres), tolerance, areas);

    public static Pieces Of(Geometry shape, Tolerance tolerance, EllipsoidalArea areas)
    {
        var (counting, slivers) = (new List<Polygon>(), new List<Polygon>());
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is not Polygon { IsEmpty: false } piece)
                continue;
            var squareMetres = areas.SquareMetresOf(piece);
            if (tolerance.IsNoise(squareMetres))
                continue;
            (tolerance.IsSliver(piece, squareMetres) ? slivers : counting).Add(piece);
        }

        return new(counting, slivers);
    }

    /// <summary>Pieces as one shape in a form that does not depend on how they were found.</summary>
    public static Geometry Join(IReadOnlyList<Polygon> pieces)
    {
        var joined = pieces[0].Factory.CreateMultiPolygon([.. pieces.Select(piece => (Polygon)piece.Copy())]);
        joined.Normalize();
        return joined;
    }
}
