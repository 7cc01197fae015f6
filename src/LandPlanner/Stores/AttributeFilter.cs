using LandPlanner.Features;

namespace LandPlanner.Stores;

public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>The text begins with the value, compared by code point.</summary>
    StartsWith,
}

/// <summary>A condition on attributes. A comparison with an unknown (null) value is never met, its negation included.</summary>
public abstract record AttributeFilter
{
    private AttributeFilter()
    {
    }

    /// <param name="Value">Never null; of the field's own .NET type (see <see cref="FieldType"/>).</param>
    public sealed record Compare(string Field, Comparison Comparison, object Value) : AttributeFilter;

    public sealed record OneOf(string Field, IReadOnlyList<object> Values) : AttributeFilter;

    public sealed record IsNull(string Field, bool Negated = false) : AttributeFilter;

    public sealed record AllOf(IReadOnlyList<AttributeFilter> Parts) : AttributeFilter;

    public sealed record AnyOf(IReadOnlyList<AttributeFilter> Parts) : AttributeFilter;
}
