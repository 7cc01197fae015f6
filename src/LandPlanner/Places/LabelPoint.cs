using NetTopologySuite.Geometries;
using NetTopologySuite.LinearReferencing;

namespace LandPlanner.Places;

/// <summary>The one point that stands for a shape in the ledger of places.</summary>
public static class LabelPoint
{
    /// <summary>Inside the largest polygon, half way along the longest line, or the first point; null where there is no shape.</summary>
    public static Coordinate? Of(Geometry? shape)
    {
        Geometry? main = null;
        for (var i = 0; i < (shape?.NumGeometries ?? 0); i++)
        {
            var part = shape!.GetGeometryN(i);
            if (!part.IsEmpty && (main is null || Size(part) > Size(main)))
                main = part;
        }

        return main switch
        {
            null => null,
            LineString line => new LengthIndexedLine(line).ExtractPoint(line.Length / 2),
            _ => main.InteriorPoint.Coordinate,
        };
    }

    private static double Size(Geometry part) => part is Polygon ? part.Area : part.Length;
}
