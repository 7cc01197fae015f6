using System.Collections.Concurrent;
using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>Where a constraint can be relied on: the layer each of its layers covers, or where nobody said, its own extent.</summary>
internal sealed class Coverage(AuditWorld world)
{
    private readonly ConcurrentDictionary<FeatureSet, FeatureSet> _byConstraint = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, FeatureSet> _covers = new(StringComparer.Ordinal);

    /// <summary>What of each subject the constraint does not reach. Constraints that reach equally far are looked at once.</summary>
    public Remainder Missing(FeatureSet subjects, FeatureSet constraint) => world.Outside(subjects, Cover(constraint));

    /// <summary>The ground over which a constraint is complete.</summary>
    public FeatureSet Cover(FeatureSet constraint) => _byConstraint.GetOrAdd(constraint, Build);

    /// <summary>What is to be said of how far a layer reaches; empty where it reaches as far as it says.</summary>
    public static string NoteOn(LayerView layer, AuditWorld world) => layer.Info.Covers is not { } name || world.Find(name) is not null
        ? ""
        : $"未找到其覆盖范围图层“{name}”，以本图层的外接矩形代替。 The layer '{name}', which it covers, is not there: its own extent was taken instead.";

    private FeatureSet Build(FeatureSet constraint)
    {
        var reaches = constraint.Layers.Select(Reach).Distinct().ToList();
        world.Use(reaches.Where(reach => reach.IsWhole).Select(reach => reach.Layer));
        if (reaches is [{ IsWhole: true, Layer: var only }])
            return world.Set([only], []);
        var key = string.Join('\n', reaches.Select(reach => $"{reach.IsWhole} {reach.Layer.Info.Name}"));
        return _covers.GetOrAdd(key, _ => FeatureSet.Of(
            [.. reaches.Select(reach => reach.Layer)], reaches.SelectMany(reach => reach.Members), world.Input.Areas));
    }

    private ReachOf Reach(LayerView layer) => layer.Info.Covers is { } name && world.Find(name) is { } covered ? new(covered, true) : new(layer, false);

    /// <param name="IsWhole">Over the layer's polygons; else over its extent.</param>
    private readonly record struct ReachOf(LayerView Layer, bool IsWhole)
    {
        public IEnumerable<FeatureSet.Member> Members => IsWhole
            ? Layer.Chosen(Layer.Features, [])
            : [new(Layer, new Feature(0, GeometryFactory.Default.ToGeometry(Layer.Extent), []))];
    }
}
