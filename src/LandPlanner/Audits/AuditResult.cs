using LandPlanner.Areas;

namespace LandPlanner.Audits;

/// <summary>What an audit says. Holds neither time nor author: the same input gives an equal result.</summary>
/// <param name="Subjects">Features that at least one rule looked at.</param>
/// <param name="Rules">Those in force, in the pack's order.</param>
/// <param name="Findings">By rule in the pack's order, layer name (ordinal), feature id, verdict.</param>
/// <param name="Sources">By layer name, ordinal.</param>
public sealed record AuditResult(
    RulePackInfo Pack,
    DateOnly On,
    long Subjects,
    IReadOnlyList<RuleOutcome> Rules,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<AuditSource> Sources)
{
    public const string NoteZh = "本结果是供实地核查的线索，不是定性结论。";
    public const string NoteEn = "This is a clue for an on-site check, not a judgement.";

    /// <summary>Ids of the rules in force that were not asked for, in the pack's order; empty where all were.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    public long Count(Verdict verdict) => Findings.LongCount(finding => finding.Verdict == verdict);
}

/// <summary>A rule as it was applied, and how many subjects got which verdict.</summary>
public sealed record RuleOutcome(
    string Id,
    string TitleZh,
    string TitleEn,
    Measure Measure,
    Severity Severity,
    Area Limit,
    double LimitShare,
    Tolerance Tolerance,
    IReadOnlyList<LegalBasis> Basis,
    long Subjects,
    long Exceeded,
    long Clear,
    long NotCovered);

/// <summary>A layer the audit looked at.</summary>
/// <param name="File">Where it came from; empty where nobody said.</param>
/// <param name="Note">How the audit read it: the scheme of its land classes, say; else empty.</param>
public sealed record AuditSource(
    string Layer,
    string Role,
    DateOnly? Vintage,
    long Count,
    Area Area,
    string ContentHash,
    string Crs,
    string File,
    string FileSha256,
    string CrsFound,
    string Note);
