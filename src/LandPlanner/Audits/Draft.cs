using LandPlanner.Features;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>A finding before its break-downs.</summary>
internal sealed record Draft(
    Rule Rule,
    Verdict Verdict,
    LayerView Layer,
    Feature Subject,
    Geometry? Shape,
    IReadOnlyList<ConstraintReference> Constraints,
    DeclaredArea? Declared);
