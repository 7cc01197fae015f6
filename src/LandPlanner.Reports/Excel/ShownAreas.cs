using LandPlanner.Areas;
using LandPlanner.Audits;

namespace LandPlanner.Reports.Excel;

/// <summary>
/// The mu a report shows for what exceeded its rule, closed from the top: the rules add up to the total, and what a rule is broken down into adds up to the rule.
/// </summary>
internal sealed class ShownAreas
{
    public const int Decimals = 2;

    private readonly Dictionary<string, decimal> _ofRule;

    public ShownAreas(AuditResult result)
    {
        var areas = result.Rules.Select(rule => Sum(Exceeding(result, rule.Id).Select(finding => finding.Area))).ToArray();
        var mu = AreaClosure.Mu(areas, Decimals);
        _ofRule = result.Rules.Select((rule, i) => (rule.Id, Mu: mu[i])).ToDictionary(pair => pair.Id, pair => pair.Mu);
    }

    public static IEnumerable<Finding> Exceeding(AuditResult result, string rule) =>
        result.Findings.Where(finding => finding.Rule == rule && (finding.Verdict is Verdict.Violation or Verdict.Notice));

    public static Area Sum(IEnumerable<Area> areas) => areas.Aggregate(Area.Zero, (sum, area) => sum + area);

    public decimal OfRule(string rule) => _ofRule[rule];

    /// <summary>The mu of parts that make up all that exceeded a rule.</summary>
    public decimal[] OfParts(string rule, IReadOnlyList<Area> parts) => Closed(parts, _ofRule[rule]);

    /// <summary>Parts closed on a total that was itself rounded among others, so may be a hundredth off their own: the largest part takes it.</summary>
    private static decimal[] Closed(IReadOnlyList<Area> parts, decimal total)
    {
        var mu = AreaClosure.Mu(parts, Decimals);
        if (mu.Length > 0)
            mu[Array.IndexOf(mu, mu.Max())] += total - mu.Sum();
        return mu;
    }
}
