using LandPlanner.Areas;

namespace LandPlanner.Audits;

/// <summary>One rule of a pack.</summary>
/// <param name="Id">Fixed for ever: findings, layers and reports are known by it.</param>
/// <param name="Constraint">Null only where <paramref name="Measure"/> needs none.</param>
/// <param name="Limit">The total above which it is exceeded; official area.</param>
/// <param name="LimitShare">For declared areas: the share of the official area up to which a difference is within the limit, where that is more than <paramref name="Limit"/>.</param>
/// <param name="EffectiveFrom">The first day it is in force; null where it always was.</param>
/// <param name="EffectiveUntil">The last day it is in force; null where it has no end.</param>
public sealed record Rule(
    string Id,
    string TitleZh,
    string TitleEn,
    IReadOnlyList<LegalBasis> Basis,
    Selection Subject,
    Selection? Constraint,
    Measure Measure,
    Area Limit,
    double LimitShare,
    Tolerance Tolerance,
    Severity Severity,
    DateOnly? EffectiveFrom = null,
    DateOnly? EffectiveUntil = null)
{
    public bool IsInForce(DateOnly on) => !(on < EffectiveFrom) && !(on > EffectiveUntil);

    internal Verdict Exceeded => Severity == Severity.Violation ? Verdict.Violation : Verdict.Notice;
}
