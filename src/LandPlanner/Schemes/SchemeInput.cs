using LandPlanner.Audits;

namespace LandPlanner.Schemes;

/// <summary>All that a check of a tract scheme or of boundary additions looks at.</summary>
/// <param name="Audit">The layers and the rule pack; which subjects and rules is for the check to say.</param>
/// <param name="Layer">The layer to check.</param>
public sealed record SchemeInput(AuditInput Audit, string Layer, SchemeRules Rules, SchemeLedgers Ledgers)
{
    /// <summary>The year of the scheme; null for the one its parcels name.</summary>
    public int? Year { get; init; }
}
