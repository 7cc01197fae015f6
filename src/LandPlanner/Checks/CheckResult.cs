namespace LandPlanner.Checks;

/// <summary>What was not checked although asked for.</summary>
/// <param name="Reason">One of <see cref="UncheckedReasons"/>.</param>
/// <param name="Detail">A name the reason speaks of; empty where it needs none.</param>
public readonly record struct Unchecked(CheckKinds Kind, string Reason, string Detail);

/// <summary>Why something was not checked. Never reworded.</summary>
public static class UncheckedReasons
{
    public const string NoVillageLayer = "no-village-layer";
    public const string NoVillageField = "no-village-field";
    public const string NoDeclaredArea = "no-declared-area";

    /// <summary>No table says what layers of the role have to be; told where the kind was asked for by name.</summary>
    public const string NoStandard = "no-standard";

    /// <summary>The layer lacks the field by which its standard is known.</summary>
    public const string NotOfTheStandard = "not-of-the-standard";

    /// <summary>The layer's classes are of another scheme than its standard's.</summary>
    public const string OtherScheme = "other-scheme";

    /// <summary>Gaps above the chosen size were found and left out; the detail says how many.</summary>
    public const string LargerGaps = "larger-gaps";
}

/// <summary>What a check found.</summary>
/// <param name="Checked">How many features were looked at.</param>
/// <param name="Problems">By kind, then place among the features, then place on the ground: the same input gives the
/// same list.</param>
/// <param name="Unchecked">What it does not know.</param>
/// <param name="RuleTitles">What the rules of the layer's table are called, by id.</param>
public sealed record CheckResult(
    int Checked,
    CheckKinds Kinds,
    CheckLimits Limits,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<Unchecked> Unchecked,
    IReadOnlyDictionary<string, RuleTitle> RuleTitles)
{
    /// <summary>
    /// Whether there is nothing but what may be meant, and nothing that was asked for went unchecked. Who asks for all kinds
    /// asks for those for which the layer, and the layers beside it, have what they need.
    /// </summary>
    public bool IsClean => !HasProblems && !Unchecked.Any(IsAskedFor);

    /// <summary>Whether there is anything but what may be meant.</summary>
    public bool HasProblems => Problems.Any(problem => problem.Severity != ProblemSeverity.Info);

    private bool IsAskedFor(Unchecked left) => left.Reason switch
    {
        UncheckedReasons.LargerGaps => false,
        UncheckedReasons.NotOfTheStandard or UncheckedReasons.OtherScheme => true,
        _ => Kinds != CheckKinds.All,
    };

    public int Count(CheckKinds kind) => Problems.Count(problem => problem.Kind == kind);

    public int Count(ProblemSeverity severity) => Problems.Count(problem => problem.Severity == severity);
}
