using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>Where a constraint can be relied on: the layer each of its layers covers, or where nobody said, its own extent.</summary>
internal static class Coverage
{
    /// <summary>What of each subject the constraint does not reach.</summary>
    public static Remainder Missing(FeatureSet subjects, FeatureSet constraint, AuditWorld world)
    {
        var cover = constraint.Layers.SelectMany(layer => Reach(layer, world)).ToList();
        return Remainder.Of(subjects, cover, world.Input, world.Cancelled);
    }

    private static IEnumerable<Geometry?> Reach(LayerView layer, AuditWorld world)
    {
        if (layer.Info.Covers is null || world.Find(layer.Info.Covers) is not { } covered)
            return [GeometryFactory.Default.ToGeometry(layer.Extent())];
        world.Use([covered]);
        return covered.Features.Select(feature => feature.Shape);
    }
}
