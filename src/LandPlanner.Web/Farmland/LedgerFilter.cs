using System.Collections.Immutable;
using LandPlanner.Ledgers;

namespace LandPlanner.Web.Farmland;

/// <summary>Which rows of a ledger somebody wants to see. Immutable.</summary>
/// <param name="Keys">By facet, the key rows must have.</param>
/// <param name="Text">What must stand in some field, or in the words for it.</param>
/// <param name="Year">Of a ledger that goes by years; null for all.</param>
public sealed record LedgerFilter(ImmutableDictionary<string, string> Keys, string Text, bool IsOverdue, int? Year)
{
    public static readonly LedgerFilter All = new(ImmutableDictionary<string, string>.Empty, "", false, null);

    /// <param name="key">Null for any.</param>
    public LedgerFilter With(string facet, string? key) => this with { Keys = key is null ? Keys.Remove(facet) : Keys.SetItem(facet, key) };

    public string? this[string facet] => Keys.GetValueOrDefault(facet);

    /// <param name="but">A facet that is not to be looked at.</param>
    public bool IsMetBy(LedgerRow row, LedgerForm form, IReadOnlyList<LedgerFacet> facets, Func<LedgerRow, bool> isOverdue, string? but = null) =>
        (Year is null || row.Integer("year") == Year)
        && (!IsOverdue || isOverdue(row))
        && facets.All(facet => facet.Name == but || !Keys.TryGetValue(facet.Name, out var key) || facet.KeyOf(row) == key)
        && (Text.Length == 0 || facets.Any(facet => facet.Say(facet.KeyOf(row)).Contains(Text, StringComparison.OrdinalIgnoreCase))
            || form.Fields.Any(field => row[field.Name] is string said && said.Contains(Text, StringComparison.OrdinalIgnoreCase)));
}
