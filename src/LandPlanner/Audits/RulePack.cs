using LandPlanner.Features;

namespace LandPlanner.Audits;

/// <summary>Which pack an audit used.</summary>
/// <param name="Sha256">Of the file's bytes, lower-case hex.</param>
public sealed record RulePackInfo(string Id, string Version, string TitleZh, string TitleEn, string File, string Sha256, Tolerance Tolerance);

/// <summary>Rules that are kept, dated and cited together.</summary>
/// <param name="Rules">In the order findings are listed.</param>
public sealed record RulePack(RulePackInfo Info, IReadOnlyList<Rule> Rules)
{
    /// <summary>Whether some rule names the role as a constraint, so that only its newest vintage speaks.</summary>
    internal bool Constrains(LayerRole role) => Rules.Any(rule => rule.Constraint?.Roles.Contains(role) == true);
}
