using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>Where a constraint can be relied on: the layer each of its layers covers, or where nobody said, its own extent.</summary>
internal sealed class Coverage(AuditWorld world)
{
    private readonly Dictionary<string, Cover> _covers = new(StringComparer.Ordinal);
    private readonly Dictionary<(FeatureSet Subjects, string Cover), Remainder> _missing = [];

    /// <summary>What of each subject the constraint does not reach. Constraints that reach equally far are looked at once.</summary>
    public Remainder Missing(FeatureSet subjects, FeatureSet constraint)
    {
        var reaches = constraint.Layers.Select(Reach).Distinct().ToList();
        world.Use(reaches.Where(reach => reach.IsWhole).Select(reach => reach.Layer));
        var key = string.Join('\n', reaches.Select(reach => $"{reach.IsWhole} {reach.Layer.Info.Name}"));
        if (!_covers.TryGetValue(key, out var cover))
            _covers[key] = cover = Cover.Of([.. reaches.SelectMany(reach => reach.Shapes)], world.Input, world.Cancelled);
        if (!_missing.TryGetValue((subjects, key), out var missing))
            _missing[(subjects, key)] = missing = Remainder.Of(subjects, cover, world.Input, world.Cancelled);
        return missing;
    }

    private ReachOf Reach(LayerView layer) => layer.Info.Covers is { } name && world.Find(name) is { } covered ? new(covered, true) : new(layer, false);

    /// <param name="IsWhole">Over the layer's polygons; else over its extent.</param>
    private readonly record struct ReachOf(LayerView Layer, bool IsWhole)
    {
        public IEnumerable<Geometry?> Shapes =>
            IsWhole ? Layer.Features.Select(feature => feature.Shape) : [GeometryFactory.Default.ToGeometry(Layer.Extent())];
    }
}
