using LandPlanner.Audits;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Auditing;

/// <summary>What to audit, and by which rules.</summary>
public sealed record AuditRequest(RevisionNote Note)
{
    /// <summary>A rule pack's file; null for the default pack of <c>data/rules</c>.</summary>
    public string? RulePack { get; init; }

    /// <summary>Names of the layers to audit; null for each layer whose role a rule names as subject.</summary>
    public IReadOnlyList<string>? Subjects { get; init; }

    /// <summary>Ids of the rules to apply; null for all that are in force.</summary>
    public IReadOnlyList<string>? Rules { get; init; }

    /// <summary>Told before each rule, and once when all have spoken.</summary>
    public IProgress<AuditStep>? Progress { get; init; }

    /// <summary>The day on which rules must be in force.</summary>
    public required DateOnly On { get; init; }
}
