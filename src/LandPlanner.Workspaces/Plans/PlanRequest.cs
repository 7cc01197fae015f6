using LandPlanner.Plans;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Plans;

/// <summary>Which plan to hold against which survey.</summary>
/// <param name="Plan">A layer of planned classes.</param>
/// <param name="Survey">A layer of land use.</param>
public sealed record PlanRequest(string Plan, string Survey, RevisionNote Note)
{
    /// <summary>Layers of the plan's control lines; null for those that <see cref="PlanControls"/> takes for its own.</summary>
    public IReadOnlyList<string>? Controls { get; init; }

    /// <summary>Whether the conflicts are kept as a layer.</summary>
    public bool KeepsLayer { get; init; } = true;
}
