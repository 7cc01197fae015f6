using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Calendars;

namespace LandPlanner.Schemes;

/// <summary>One check as the table has it.</summary>
/// <param name="Rule">The audit rule that decides it; null for those that this room reckons.</param>
/// <param name="Limit">Null where there is none.</param>
/// <param name="Years">How many years before the scheme's count; null where the check looks at no span of years.</param>
public sealed record SchemeCheckRule(string Id, string TitleZh, string TitleEn, string? Rule, Ratio? Limit, int? Years, IReadOnlyList<LegalBasis> Basis);

/// <summary>A step of an expropriation.</summary>
/// <param name="Term">The least waiting time; null where there is none.</param>
/// <param name="IsMeanwhile">Begins with the step before it and holds nothing up.</param>
public sealed record ExpropriationStep(string Id, string TitleZh, string TitleEn, DueRule? Term, bool IsMeanwhile, LegalBasis Basis);

/// <summary>A zone of the urban boundary.</summary>
public sealed record BoundaryZone(string Code, string TitleZh, string TitleEn);

/// <summary>What tract schemes and boundary additions are held to, as <c>data/schemes/checks.yaml</c> has it. Immutable.</summary>
/// <param name="PublicClasses">Codes of classes of public benefit, each with all below it.</param>
/// <param name="ClassSchemes">From which year on which land classes are written; ascending.</param>
/// <param name="CollectiveOwnership">QSXZ of land that collectives own.</param>
/// <param name="AdditionZone">The zone that additions join where they do not say it.</param>
public sealed record SchemeRules(
    IReadOnlyDictionary<string, SchemeCheckRule> Scheme,
    IReadOnlyDictionary<string, SchemeCheckRule> Boundary,
    IReadOnlyList<string> PublicClasses,
    IReadOnlyList<(int From, string Scheme)> ClassSchemes,
    IReadOnlyList<string> CollectiveOwnership,
    IReadOnlyList<BoundaryZone> Zones,
    string AdditionZone,
    IReadOnlyList<ExpropriationStep> Steps)
{
    /// <summary>The checks of a tract scheme.</summary>
    public static readonly IReadOnlyList<string> SchemeChecks =
        ["scope", "basic-farmland", "red-line", "declared-area", "no-overlap", "public-share", "consent", "plan-progress", "supply-rate", "idle-rate", "stock-task", "levy-share"];

    /// <summary>The checks of boundary additions.</summary>
    public static readonly IReadOnlyList<string> BoundaryChecks = ["basic-farmland", "red-line", "declared-area", "no-overlap"];

    /// <summary>Whether a class is of public benefit; null where it is too coarse to tell, having some below it that are.</summary>
    public bool? IsPublic(string code)
    {
        if (PublicClasses.Any(known => code.StartsWith(known, StringComparison.OrdinalIgnoreCase)))
            return true;
        return PublicClasses.Any(known => known.StartsWith(code, StringComparison.OrdinalIgnoreCase)) ? null : false;
    }
}
