using LandPlanner.Areas;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>What a live check says of one polygon. It is a clue for an on-site check, not a judgement.</summary>
/// <param name="Defects">
/// Why the polygon is none that could be judged (it crosses itself, say), each with its place; then nothing else is said.
/// Empty where it could.
/// </param>
public sealed record LiveAnswer(IReadOnlyList<Defect> Defects)
{
    public bool IsJudged => Shape is not null;

    /// <summary>The polygon as a workspace would keep it, on the 0.1 mm grid; null where it was not judged.</summary>
    public Geometry? Shape { get; init; }

    /// <summary>Official area.</summary>
    public Area Area { get; init; }

    /// <summary>In the Gauss-Kruger plane.</summary>
    public Area PlanarArea { get; init; }

    /// <summary>In the Gauss-Kruger plane, holes with it.</summary>
    public double PerimeterMetres { get; init; }

    /// <summary>One for each rule in force that speaks of such a polygon, in the pack's order.</summary>
    public IReadOnlyList<RuleAnswer> Rules { get; init; } = [];

    /// <summary>By land class; closes on <see cref="Area"/>. Empty where there is no land-use layer.</summary>
    public IReadOnlyList<ClassShare> Classes { get; init; } = [];

    /// <summary>By village; closes on <see cref="Area"/>. Empty where no layer tells villages.</summary>
    public IReadOnlyList<VillageShare> Villages { get; init; } = [];
}

/// <summary>What one rule says.</summary>
/// <param name="Limit">The total above which the rule is exceeded.</param>
/// <param name="Found">What the verdict rests on; null where it is clear.</param>
/// <param name="Slivers">Overlaps below the tolerance, beside the verdict; null where there are none.</param>
public sealed record RuleAnswer(
    string Rule, string TitleZh, string TitleEn, Severity Severity, Area Limit, Verdict Verdict, FoundPart? Found, FoundPart? Slivers)
{
    /// <summary>Only under <see cref="Measure.DeclaredArea"/>.</summary>
    public DeclaredArea? Declared { get; init; }

    internal static RuleAnswer Of(Rule rule, Judgement judgement) => new(
        rule.Id, rule.TitleZh, rule.TitleEn, rule.Severity, rule.Limit, judgement.Verdict, judgement.Found, judgement.Slivers)
    {
        Declared = judgement.Declared,
    };
}
