namespace LandPlanner.Audits;

/// <summary>How far an audit is.</summary>
/// <param name="Rule">The one that is applied now; null when all have been and what they found is broken down.</param>
/// <param name="Done">Rules that have been applied.</param>
/// <param name="Of">Rules there are to apply.</param>
public sealed record AuditStep(Rule? Rule, int Done, int Of);
