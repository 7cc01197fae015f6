using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>What one rule says of one subject: its verdict with the shape that shows it, and the slivers beside it.</summary>
internal sealed record Judgement(Verdict Verdict, Geometry? Shape, IReadOnlyList<ConstraintReference> Constraints)
{
    public static readonly Judgement Clear = new(Verdict.Clear, null, []);

    /// <summary>Null where there are none.</summary>
    public Geometry? Slivers { get; init; }

    public IReadOnlyList<ConstraintReference> SliverConstraints { get; init; } = [];

    public DeclaredArea? Declared { get; init; }

    public static Judgement NotCovered(Geometry? shape, FeatureSet? constraint) => new(Verdict.NotCovered, shape, Layers(constraint));

    /// <summary>The constraint's layers, without naming a feature.</summary>
    public static IReadOnlyList<ConstraintReference> Layers(FeatureSet? constraint) =>
        constraint is null ? [] : [.. constraint.Layers.Select(layer => new ConstraintReference(layer.Info.Name, []))];
}
