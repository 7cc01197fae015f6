using LandPlanner.Cases;
using LandPlanner.Ledgers;

namespace LandPlanner.Web.Components.Cases;

/// <summary>What a wish came to: the cases in order, and what the tiles and the choices of each facet count.</summary>
/// <param name="Tiles">How many cases each tile would show.</param>
/// <param name="Mine">How many are this person's own.</param>
internal sealed record CasesShown(CasesWish Of, CaseSelection Selection, IReadOnlyDictionary<CaseTile, int> Tiles, int Mine)
{
    /// <summary>Counts each that is another: a pass over a hundred thousand is not for nothing.</summary>
    /// <param name="whole">The wish's filter with the tile's part and the person's.</param>
    /// <param name="mine">Without the tile's part.</param>
    public static CasesShown Select(CasesWish wish, CaseFilter whole, CaseFilter mine, CaseDay day)
    {
        CaseSelection Of(CaseFilter filter) => wish.List.Select(filter, wish.Order, day);
        var selection = Of(whole);
        var tiled = wish.Tile == CaseTile.All ? selection : Of(mine);
        var all = wish.IsMine ? Of(wish.Filter) : tiled;
        return new(wish, selection, Enum.GetValues<CaseTile>().ToDictionary(tile => tile, tile => Count(tiled, tile)), all.CountOf(CaseFacet.Person, wish.Author));
    }

    /// <summary>The words of a facet that cases have, in the order in which they are offered, with how many each would show.</summary>
    public IEnumerable<(string Word, int Count)> Choices(CaseFacet facet, CaseProcess process, LedgerForm form)
    {
        var counts = Selection.Counts[facet];
        var words = facet switch
        {
            CaseFacet.State => process.States.Select(state => state.Id).Where(counts.ContainsKey),
            CaseFacet.Source or CaseFacet.Kind => form.Get(facet == CaseFacet.Source ? "source" : "kind").Choices.Select(choice => choice.Code).Append("").Where(counts.ContainsKey),
            _ => counts.Keys.Order(StringComparer.Ordinal),
        };
        return words.Select(word => (word, counts[word]));
    }

    private static int Count(CaseSelection tiled, CaseTile tile) => tile switch
    {
        CaseTile.Overdue => tiled.CountOf(CaseUrgency.Overdue),
        CaseTile.Soon => tiled.CountOf(CaseUrgency.Soon),
        CaseTile.Open => tiled.CountOf(CaseStage.Open),
        CaseTile.Disposed => tiled.CountOf(CaseStage.Disposed),
        CaseTile.Closed => tiled.CountOf(CaseStage.Closed),
        _ => tiled.Cases.Count,
    };
}
