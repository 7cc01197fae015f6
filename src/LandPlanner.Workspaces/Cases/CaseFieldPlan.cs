using LandPlanner.Cases;
using LandPlanner.Workspaces.Evidence;
using LandPlanner.Workspaces.FieldWork;

namespace LandPlanner.Workspaces.Cases;

/// <summary>What of a field package's return can be taken in. Nothing is written by planning.</summary>
public sealed class CaseFieldPlan
{
    /// <summary>Changed fields of cases, as moves.</summary>
    public List<CaseTransition> Changes { get; } = [];

    /// <summary>New photos that prove something.</summary>
    public List<PlannedEvidence> Evidence { get; } = [];

    /// <summary>What cannot be taken in, and why.</summary>
    public List<LeftFromField> Left { get; } = [];
}

/// <param name="Number">Of the case.</param>
/// <param name="Piece">As it came back.</param>
public sealed record PlannedEvidence(string Number, TakenEvidence Taken, ReturnedEvidence Piece);
