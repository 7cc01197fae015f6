using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

/// <summary>Where a shape is, and how large, as a problem says it.</summary>
internal static class Places
{
    /// <summary>A point inside the largest part of a shape; null where it has none.</summary>
    public static Coordinate? Inside(Geometry? shape)
    {
        Geometry? largest = null;
        for (var i = 0; i < (shape?.NumGeometries ?? 0); i++)
        {
            var part = shape!.GetGeometryN(i);
            if (!part.IsEmpty && (largest is null || part.Area > largest.Area))
                largest = part;
        }

        return largest?.InteriorPoint.Coordinate;
    }

    public static double SquareMetres(EllipsoidalArea areas, Geometry? shape) => Rounded(areas.SquareMetresOf(shape));

    /// <summary>To 10⁻⁶ m², below which areas are residue.</summary>
    public static double Rounded(double squareMetres) => Math.Round(squareMetres, 6, MidpointRounding.AwayFromZero);
}
