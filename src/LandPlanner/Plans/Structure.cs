using NetTopologySuite.Geometries;

namespace LandPlanner.Plans;

/// <summary>A part of a structure as it is drawn.</summary>
/// <param name="Kind">Null where the feature's word is none of the kinds.</param>
/// <param name="Order">Null where none was given.</param>
public sealed record StructurePart(string Layer, long Id, string Structure, StructureKind? Kind, string Word, string Name, long? Order, string Note, Geometry? Shape);

/// <summary>What a structure declares of a kind, and what is drawn.</summary>
/// <param name="Declared">Null where the name says nothing of the kind.</param>
public sealed record StructureBalance(StructureKind Kind, int? Declared, int Drawn)
{
    public bool IsMet => Declared is null or 0 ? Drawn == 0 || Declared is null : Declared == Drawn;

    /// <summary>How many are missing; below zero where there are more than declared.</summary>
    public int Lacking => (Declared ?? Drawn) - Drawn;
}

/// <summary>A structure: its name, its parts, and its name held against them.</summary>
/// <param name="Parts">By kind, order, name and id.</param>
/// <param name="Balances">Of kinds that are declared or drawn, in the order of the name, others last.</param>
public sealed record Structure(string Name, StructureFormula Formula, IReadOnlyList<StructurePart> Parts, IReadOnlyList<StructureBalance> Balances)
{
    /// <summary>Whether what is drawn is what the name declares, to the number; null where the name declares nothing, or more than could be read.</summary>
    public bool? IsComplete => Formula.Counts.Count == 0 || (Formula.Unread.Length > 0 && Balances.All(balance => balance.IsMet)) ? null : Balances.All(balance => balance.IsMet) && Parts.All(part => part.Kind is not null);

    /// <summary>The structures whose parts are given, by name. Parts without a structure make none.</summary>
    public static IReadOnlyList<Structure> Of(IEnumerable<StructurePart> parts, PlanRules rules) =>
        [.. parts.Where(part => part.Structure.Length > 0).GroupBy(part => part.Structure, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => One(group.Key, [.. group], rules))];

    private static Structure One(string name, IReadOnlyList<StructurePart> parts, PlanRules rules)
    {
        var formula = StructureFormula.Read(name, rules);
        var declared = formula.Counts.GroupBy(count => count.Kind).ToDictionary(same => same.Key, same => same.Sum(count => count.Count));
        var drawn = parts.Select(part => part.Kind).OfType<StructureKind>().CountBy(kind => kind).ToDictionary();
        var kinds = formula.Counts.Select(count => count.Kind).Concat(drawn.Keys.Order()).Distinct();
        return new(
            name, formula, [.. parts.OrderBy(part => part.Kind ?? (StructureKind)int.MaxValue).ThenBy(part => part.Order ?? long.MaxValue).ThenBy(part => part.Name, StringComparer.Ordinal).ThenBy(part => part.Id)],
            [.. kinds.Select(kind => new StructureBalance(kind, declared.TryGetValue(kind, out var count) ? count : null, drawn.GetValueOrDefault(kind)))]);
    }
}
