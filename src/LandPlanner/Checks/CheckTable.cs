using LandPlanner.Features;

namespace LandPlanner.Checks;

/// <summary>What a rule is called.</summary>
public readonly record struct RuleTitle(string Zh, string En);

/// <summary>What a standard asks of the attributes of a layer, as a table of <c>data/checks</c> has it.</summary>
/// <param name="MustCover">Whether layers of the role cover their ground without a gap.</param>
/// <param name="Scheme">The scheme of the land classes the table speaks of; null where it speaks of none.</param>
/// <param name="KnownBy">How a layer of this standard is told from others, whose fields are not checked.</param>
public sealed record CheckTable(
    LayerRole Role,
    bool MustCover,
    string? Scheme,
    StandardMark KnownBy,
    IReadOnlyList<FieldRule> Fields,
    IReadOnlyList<ResultRule> Results,
    IReadOnlyList<ConditionRule> Rules,
    IReadOnlyList<MappingArea> MappingAreas)
{
    public IReadOnlyDictionary<string, RuleTitle> Titles { get; } =
        Rules.ToDictionary(rule => rule.Id, rule => rule.Title);

    /// <summary>Null where the table has no such field.</summary>
    public FieldRule? Field(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>By which fields a layer is known to be of a standard. What it lacks of the others is a mistake in it.</summary>
/// <param name="All">Each of these is there; empty where none need be.</param>
/// <param name="Some">At least one of these is there; empty where none need be.</param>
public sealed record StandardMark(IReadOnlyList<string> All, IReadOnlyList<string> Some);

/// <summary>What a field has to be.</summary>
/// <param name="Aliases">Other names it goes by.</param>
/// <param name="Severity">A rule known from a source is an error when broken; one known from practice only
/// warns.</param>
public sealed record FieldRule(string Name, IReadOnlyList<string> Aliases, ProblemSeverity Severity)
{
    /// <summary>Whether the layer must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether every record must fill it.</summary>
    public bool IsFilled { get; init; }

    /// <summary>The most characters; 0 for any number.</summary>
    public int MaxLength { get; init; }

    /// <summary>Exactly this many characters; 0 for any number.</summary>
    public int ExactLength { get; init; }

    /// <summary>The range of a number; null where the field is none.</summary>
    public NumberRange? Range { get; init; }

    /// <summary>The name of the list of codes it takes its value from; null for none.</summary>
    public string? CodeList { get; init; }

    /// <summary>The field that holds the land class beside which a code must be allowed; null where it may always
    /// stand.</summary>
    public string? BesideClass { get; init; }

    /// <summary>Whether it is a land class of the table's scheme.</summary>
    public bool IsClass { get; init; }

    /// <summary>The field whose code this one names; null for none.</summary>
    public string? NameOf { get; init; }

    /// <summary>The field within each value of which it is unique; empty for within the layer; null for not at
    /// all.</summary>
    public string? UniqueWithin { get; init; }
}

/// <param name="Least">Null for no bound.</param>
/// <param name="Most">Null for no bound.</param>
/// <param name="IsOpenBelow">Whether the least value itself is out of range.</param>
/// <param name="IsOpenAbove">Whether the greatest value itself is out of range.</param>
public sealed record NumberRange(double? Least, double? Most, bool IsOpenBelow, bool IsOpenAbove)
{
    public bool Holds(double value) =>
        !(value < Least) && !(value > Most) && !(IsOpenBelow && value == Least) && !(IsOpenAbove && value == Most);

    public override string ToString() =>
        $"{(IsOpenBelow || Least is null ? "(" : "[")}{Text(Least, "−∞")}, {Text(Most, "∞")}{(IsOpenAbove || Most is null ? ")" : "]")}";

    private static string Text(double? bound, string none) =>
        bound?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? none;
}

public enum Formula
{
    Product,
    Difference,
}

/// <summary>A field that two others give, rounded half away from zero to 0.01.</summary>
public sealed record ResultRule(string Field, Formula Formula, string Left, string Right, ProblemSeverity Severity);

/// <summary>Where every condition holds, every demand must.</summary>
public sealed record ConditionRule(
    string Id, RuleTitle Title, IReadOnlyList<FieldPattern> When, IReadOnlyList<FieldPattern> Then,
        ProblemSeverity Severity);

/// <summary>Values of a field.</summary>
/// <param name="Any">
/// A value itself, the beginning of values ("01*"), "*" for any value but none, or "" for none; an empty list for
/// anything.
/// </param>
/// <param name="Not">Values of the same forms that do not count.</param>
/// <param name="Most">The greatest number that counts; null for no bound.</param>
public sealed record FieldPattern(string Field, IReadOnlyList<string> Any, IReadOnlyList<string> Not, double? Most)
{
    /// <param name="isNumber">
    /// Whether the field holds numbers, so that "0.0000" is 0 however it is stored. A code is compared as it is written.
    /// </param>
    public bool Holds(string value, bool isNumber = false) => (Any.Count == 0 || Any.Any(form => Fits(form, value, isNumber)))
        && !Not.Any(form => Fits(form, value, isNumber))
        && !(Most is { } most && Records.Number(value) > most);

    private static bool Fits(string form, string value, bool isNumber)
    {
        if (form.EndsWith('*'))
            return value.Length > 0 && value.StartsWith(form[..^1], StringComparison.OrdinalIgnoreCase);
        return value.Equals(form, StringComparison.OrdinalIgnoreCase)
            || (isNumber && Records.Number(form) is { } wanted && Records.Number(value) == wanted);
    }
}

/// <summary>The smallest area that patches of some classes are mapped from on (上图面积).</summary>
/// <param name="Classes">In the forms of <see cref="FieldPattern"/>.</param>
public sealed record MappingArea(FieldPattern Classes, double SquareMetres);
