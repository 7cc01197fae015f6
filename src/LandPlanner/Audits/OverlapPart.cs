using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>What a subject and one constraint have in common.</summary>
/// <param name="Pair">The constraint's index as B, and the area.</param>
/// <param name="Shape">The same as polygons.</param>
internal sealed record OverlapPart(OverlapPair Pair, Geometry Shape)
{
    public int Constraint => Pair.B;
}

/// <summary>One connected polygon of an <see cref="OverlapPart"/>.</summary>
/// <param name="SquareMetres">Official.</param>
internal readonly record struct OverlapPiece(OverlapPart Part, Polygon Polygon, double SquareMetres)
{
    public double PlanarSquareMetres { get; } = Polygon.Area;

    public double PerimeterMetres { get; } = Polygon.Length;
}
