using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.LandClasses;

namespace LandPlanner.Audits;

/// <summary>A layer as it is handed to the audit.</summary>
/// <param name="Features">All of them, in any order, in the workspace's CRS.</param>
public sealed record AuditLayer(LayerInfo Info, IReadOnlyList<Feature> Features, RoleDefinition Role);

/// <summary>All that an audit looks at. The engine reads nothing itself.</summary>
/// <param name="Areas">Of the CRS all layers are in.</param>
/// <param name="On">The day on which rules must be in force.</param>
public sealed record AuditInput(
    RulePack Pack, IReadOnlyList<AuditLayer> Layers, EllipsoidalArea Areas, LandClassTables Classes, DateOnly On)
{
    /// <summary>Names of the layers to audit; null for each layer whose role a rule names as subject.</summary>
    public IReadOnlyList<string>? Subjects { get; init; }

    /// <summary>Ids of the rules to apply; null for all that are in force.</summary>
    public IReadOnlyList<string>? Rules { get; init; }

    /// <summary>Whether verdicts, areas and constraints are all that is wanted: nothing is drawn, nor broken down by what lies under it, which takes the longest. What is said is the same.</summary>
    public bool IsBrief { get; init; }

    /// <summary>Told before each rule, and once when all have spoken.</summary>
    public IProgress<AuditStep>? Progress { get; init; }

    /// <summary>0 for as many as there are processors. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
