namespace LandPlanner.Plans;

/// <summary>What plans are read by: <c>data/plans/plans.yaml</c>. Immutable.</summary>
/// <param name="Schemes">Classifications a plan's classes may be of, the preferred first; one at least.</param>
/// <param name="BasicFarmlandCodes">Kinds of control lines that stand for permanent basic farmland.</param>
/// <param name="Parts">What formulas call parts, with their kind.</param>
public sealed record PlanRules(IReadOnlyList<string> Schemes, IReadOnlyList<string> BasicFarmlandCodes, IReadOnlyDictionary<string, StructureKind> Parts);
