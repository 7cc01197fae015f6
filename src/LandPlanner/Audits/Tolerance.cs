using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>The one tolerance policy. Areas are official, rounded to 0.01 m² before they are compared.</summary>
/// <param name="Noise">An overlap below this is touching, not overlapping.</param>
/// <param name="Sliver">A piece below this is a sliver.</param>
/// <param name="ThinMetres">A piece thinner than this (2 × area ÷ perimeter, in the plane) is a sliver.</param>
public sealed record Tolerance(Area Noise, Area Sliver, double ThinMetres)
{
    public static readonly Tolerance Default = new(new(1), new(100), 0.05);

    public bool IsNoise(double squareMetres) => Area.FromSquareMetres(squareMetres) < Noise;

    /// <param name="piece">One connected polygon.</param>
    public bool IsSliver(Polygon piece, double squareMetres) => IsSliver(squareMetres, piece.Area, piece.Length);

    internal bool IsSliver(double squareMetres, double planarSquareMetres, double perimeterMetres) =>
        Area.FromSquareMetres(squareMetres) < Sliver || 2 * planarSquareMetres < ThinMetres * perimeterMetres;
}
