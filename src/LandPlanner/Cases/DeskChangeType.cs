using LandPlanner.LandClasses;

namespace LandPlanner.Cases;

/// <summary>A change type of a satellite batch (TBLX).</summary>
/// <param name="Becomes">The kind of class the ground became; null where the type does not say.</param>
/// <param name="Class">The class it became, in the table's scheme; null where only its kind is said, or nothing.</param>
/// <param name="Kind">The kind of case it makes where the class before is not known; empty for none.</param>
public sealed record DeskChangeType(string Code, string NameZh, FlowKind? Becomes, LandClass? Class, string Kind);
