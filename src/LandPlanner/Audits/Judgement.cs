using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>What one rule says of one subject.</summary>
/// <param name="Found">What the verdict rests on; null where it is clear.</param>
internal sealed record Judgement(Verdict Verdict, FoundPart? Found)
{
    public static readonly Judgement Clear = new(Verdict.Clear, null);

    /// <summary>The slivers beside the verdict; null where there are none.</summary>
    public FoundPart? Slivers { get; init; }

    public DeclaredArea? Declared { get; init; }

    public static Judgement NotCovered(Geometry? shape, EllipsoidalArea areas, FeatureSet? constraint) =>
        new(Verdict.NotCovered, FoundPart.Of(shape, areas, Layers(constraint)));

    /// <summary>The constraint's layers, without naming a feature.</summary>
    public static IReadOnlyList<ConstraintReference> Layers(FeatureSet? constraint) =>
        constraint is null ? [] : [.. constraint.Layers.Select(layer => new ConstraintReference(layer.Info.Name, []))];
}
