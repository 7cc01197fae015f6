using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.LandClasses;

namespace LandPlanner.Changes;

/// <summary>All that a change matrix looks at. The engine reads nothing itself.</summary>
/// <param name="Areas">Of the CRS all layers are in.</param>
public sealed record ChangeInput(AuditLayer Before, AuditLayer After, EllipsoidalArea Areas, LandClassTables Classes)
{
    /// <summary>Layers of villages; where there are none, the patches' own village field tells.</summary>
    public IReadOnlyList<AuditLayer> Villages { get; init; } = [];

    /// <summary>Layers of approved land. Empty: what was approved is not known.</summary>
    public IReadOnlyList<AuditLayer> Approvals { get; init; } = [];

    /// <summary>Layers of permanent basic farmland. Empty: what lies on it is not known.</summary>
    public IReadOnlyList<AuditLayer> BasicFarmland { get; init; } = [];

    /// <summary>The schemes that the later layer's classes may be of, the preferred first; empty for any.</summary>
    public IReadOnlyList<string> AfterSchemes { get; init; } = [];

    public Tolerance Tolerance { get; init; } = Tolerance.Default;

    /// <summary>0 for as many as there are processors. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Told how much is done, from 0 to 1.</summary>
    public IProgress<double>? Progress { get; init; }
}
