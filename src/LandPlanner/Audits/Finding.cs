using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>One thing the audit found, with all it needs to explain itself. It is a clue for an on-site check, not a judgement.</summary>
/// <param name="Name">The subject's name, else its number, else its layer and id.</param>
/// <param name="Village">The one with the largest share; empty where none is known.</param>
/// <param name="Shape">The part in question, in the workspace's CRS; null where the subject has no shape.</param>
/// <param name="PlanarArea">Of the shape in the Gauss-Kruger plane.</param>
/// <param name="Area">Official area of the shape.</param>
/// <param name="Constraints">The features it conflicts with, by layer name, ordinal.</param>
public sealed record Finding(
    string Rule,
    Verdict Verdict,
    string Layer,
    long FeatureId,
    string Name,
    string Number,
    string Village,
    Geometry? Shape,
    Area PlanarArea,
    Area Area,
    IReadOnlyList<ConstraintReference> Constraints)
{
    /// <summary>By land class; closes on <see cref="Area"/>. Empty where no land-use layer was handed in.</summary>
    public IReadOnlyList<ClassShare> Classes { get; init; } = [];

    /// <summary>By village; closes on <see cref="Area"/>. Empty where no layer tells villages.</summary>
    public IReadOnlyList<VillageShare> Villages { get; init; } = [];

    /// <summary>By ownership; closes on <see cref="Area"/>. Empty where no land-use layer was handed in.</summary>
    public IReadOnlyList<OwnershipShare> Ownership { get; init; } = [];

    /// <summary>
    /// The official area summed over the constraint features one by one, where that is more than <see cref="Area"/>
    /// because they lie over each other; else null.
    /// </summary>
    public Area? ConstraintSum { get; init; }

    /// <summary>
    /// By how much the land-use polygons under it sum to more than <see cref="Area"/> because they lie over each
    /// other; their shares are scaled down to it. Null where they do not.
    /// </summary>
    public Area? LandUseExcess { get; init; }

    /// <summary>The same of the polygons of the village layer.</summary>
    public Area? VillageExcess { get; init; }

    /// <summary>Only under <see cref="Measure.DeclaredArea"/>.</summary>
    public DeclaredArea? Declared { get; init; }
}

/// <summary>Features of one constraint layer.</summary>
/// <param name="Ids">Ascending.</param>
public sealed record ConstraintReference(string Layer, IReadOnlyList<long> Ids);

/// <summary>The part of a finding in one land class. An empty code is the part no land-use polygon reaches.</summary>
/// <param name="Net">Less the ridges (田坎) of cultivated land: gross × (1 − 扣除地类系数); equal to gross for other classes.</param>
public sealed record ClassShare(string Code, string Name, bool IsCultivated, Area Gross, Area Net);

/// <summary>The part of a finding in one village. An empty name is the part no village is known for.</summary>
public sealed record VillageShare(string Name, Area Area);

/// <summary>The part of a finding of one owner. All empty is the part no land-use polygon reaches.</summary>
/// <param name="Kind">QSXZ.</param>
/// <param name="UnitCode">QSDWDM.</param>
/// <param name="UnitName">QSDWMC.</param>
public sealed record OwnershipShare(string Kind, string UnitCode, string UnitName, Area Area);

/// <param name="Declared">What the subject says of itself.</param>
/// <param name="Computed">Its official area.</param>
public sealed record DeclaredArea(Area Declared, Area Computed)
{
    public Area Difference => Declared - Computed;
}
