using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Cases;

/// <summary>A case and all that it came from by merging and splitting, over however many steps.</summary>
internal static class CaseFamily
{
    /// <param name="read">Rows of the ledger of cases; their shapes are not asked.</param>
    /// <returns>The case itself first.</returns>
    public static async Task<IReadOnlyList<Case>> OfAsync(Case one, Func<AttributeFilter, CancellationToken, Task<IReadOnlyList<LedgerRow>>> read, CancellationToken ct)
    {
        var (family, open) = (new List<Case> { one }, new Queue<Case>([one]));
        while (open.TryDequeue(out var next))
        {
            foreach (var row in await read(OriginsOf(next), ct))
            {
                if (family.Exists(known => known.Id == row.Id))
                    continue;
                family.Add(new(row));
                open.Enqueue(family[^1]);
            }
        }

        return family;
    }

    public static AttributeFilter MovesOf(IReadOnlyList<Case> family) => new AttributeFilter.OneOf("case_number", [.. family.Select(one => (object)one.Number)]);

    /// <param name="layer">That of the cases.</param>
    public static AttributeFilter EvidenceOf(IReadOnlyList<Case> family, string layer) => new AttributeFilter.AllOf(
    [
        new AttributeFilter.Compare("subject_layer", Comparison.Equal, layer), new AttributeFilter.OneOf("subject_id", [.. family.Select(one => (object)one.Id)]),
    ]);

    /// <summary>Those merged into a case, and the one it was split from.</summary>
    private static AttributeFilter OriginsOf(Case one)
    {
        AttributeFilter merged = new AttributeFilter.Compare("merged_into", Comparison.Equal, one.Number);
        return one.Row.Text("split_from") is { Length: > 0 } whole ? new AttributeFilter.AnyOf([merged, new AttributeFilter.Compare("number", Comparison.Equal, whole)]) : merged;
    }
}
