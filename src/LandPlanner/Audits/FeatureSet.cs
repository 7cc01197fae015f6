using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>Chosen features of one or more layers, ready for overlaps. Order: layer name (ordinal), then id.</summary>
internal sealed class FeatureSet
{
    private readonly EllipsoidalArea _areas;
    private readonly Lazy<PolygonSet> _polygons;

    private FeatureSet(IReadOnlyList<LayerView> layers, Member[] members, EllipsoidalArea areas)
    {
        (Layers, Members, _areas) = (layers, members, areas);
        _polygons = new(() => PolygonSet.Build(Array.ConvertAll(members, member => member.Feature.Shape), areas));
    }

    public IReadOnlyList<LayerView> Layers { get; }

    public Member[] Members { get; }

    public PolygonSet Polygons => _polygons.Value;

    public static FeatureSet Of(IReadOnlyList<LayerView> layers, IReadOnlyList<Condition> where, EllipsoidalArea areas) => new(
        layers,
        [
            .. from layer in layers
            from feature in layer.Features
            where @where.All(condition => layer.Meets(feature, condition))
            select new Member(layer, feature),
        ],
        areas);

    public Geometry Shape(int index) => Members[index].Feature.Shape!;

    public double SquareMetres(int index) => _areas.SquareMetresOf(Members[index].Feature.Shape);

    /// <summary>The members at these positions, as a finding cites them.</summary>
    public IReadOnlyList<ConstraintReference> Cite(IEnumerable<int> indexes) =>
    [
        .. indexes.Distinct().Order().Select(index => Members[index]).GroupBy(member => member.Layer.Info.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ConstraintReference(group.Key, [.. group.Select(member => member.Feature.Id)])),
    ];

    internal readonly record struct Member(LayerView Layer, Feature Feature)
    {
        public bool HasShape => Feature.Shape is { IsEmpty: false };
    }
}
