using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Overlays;
using LandPlanner.Topology;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Held;

/// <summary>A feature that lies under another, and the ground they have in common.</summary>
/// <param name="SquareMetres">The official area in common, not rounded; 0 where the one above is no polygon.</param>
public readonly record struct Beneath(HeldFeature Feature, double SquareMetres);

/// <summary>What of a layer of polygons lies under a shape.</summary>
public static class GroundBeneath
{
    /// <summary>
    /// In ascending id: under a polygon what overlaps it by more than noise, by the exact common area; under points and lines what covers or meets one of them.
    /// </summary>
    /// <param name="except">An id to leave out, the shape's own in its own layer, say; null for none.</param>
    public static IReadOnlyList<Beneath> Of(LooseShape shape, HeldLayer layer, EllipsoidalArea areas, long? except, CancellationToken ct)
    {
        var factory = GeometryFactory.Default;
        var above = HeldGeometry.Of(shape, factory);
        var candidates = layer.Find(above.EnvelopeInternal).Where(feature => feature.Id != except && feature.Shape?.Kind == GeometryKind.Polygon).ToList();
        if (candidates.Count == 0)
            return [];
        if (shape.Kind != GeometryKind.Polygon)
            return [.. candidates.Where(feature => Covers(feature.Geometry(factory)!, above)).Select(feature => new Beneath(feature, 0))];
        var (top, ground) = (PolygonSet.Build([above], areas), PolygonSet.Build([.. candidates.Select(feature => feature.Geometry(factory))], areas));
        return
        [
            .. CrossTab.Pairs(top, ground, ct).Where(pair => !Tolerance.Default.IsNoise(pair.SquareMetres))
                .Select(pair => new Beneath(candidates[pair.B], pair.SquareMetres)),
        ];
    }

    private static bool Covers(Geometry polygon, Geometry above)
    {
        if (above.Dimension != Dimension.Point)
            return polygon.Intersects(above);
        var locator = new IndexedPointInAreaLocator(polygon);
        return above.Coordinates.Any(place => locator.Locate(place) != Location.Exterior);
    }
}
