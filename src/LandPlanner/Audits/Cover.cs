using LandPlanner.Areas;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>Polygons that together cover some ground.</summary>
/// <param name="Overlapping">Those that lie over others, so that their areas do not add up.</param>
internal sealed record Cover(IReadOnlyList<Geometry?> Shapes, PolygonSet Polygons, IReadOnlySet<int> Overlapping)
{
    public static Cover Of(IReadOnlyList<Geometry?> shapes, AuditInput input, CancellationToken ct)
    {
        var polygons = PolygonSet.Build(shapes, input.Areas);
        var overlapping = CrossTab.Pairs(polygons, polygons, ct, input.Threads)
            .Where(pair => pair.A != pair.B && Area.FromSquareMetres(pair.SquareMetres) > Area.Zero)
            .Select(pair => pair.A);
        return new(shapes, polygons, overlapping.ToHashSet());
    }
}
