using LandPlanner.Features;
using LandPlanner.LandClasses;

namespace LandPlanner.Audits;

/// <summary>Which features a rule speaks of.</summary>
/// <param name="Roles">Of layers; empty for any role.</param>
/// <param name="Where">All must hold.</param>
public sealed record Selection(IReadOnlyList<LayerRole> Roles, IReadOnlyList<Condition> Where);

/// <summary>A condition on the field that carries a meaning of the table of roles.</summary>
/// <remarks>A layer without such a field, and a feature without a value in it, never meets it.</remarks>
/// <param name="Meaning">For example "zoneCode", "planting", "class".</param>
public abstract record Condition(string Meaning)
{
    /// <summary>The value is one of these, compared without regard to case and surrounding space.</summary>
    public sealed record OneOf(string Meaning, IReadOnlyList<string> Values) : Condition(Meaning);

    /// <summary>The land class is of one of these kinds, by the layer's own scheme.</summary>
    public sealed record ClassKind(IReadOnlyList<FarmlandFlowKind> Flows) : Condition("class");
}
