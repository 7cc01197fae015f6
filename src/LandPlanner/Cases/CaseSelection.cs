namespace LandPlanner.Cases;

/// <summary>What a filter kept of a list.</summary>
/// <param name="Cases">In the order asked for.</param>
/// <param name="Counts">
/// Of each facet, how many cases each of its words has among those that meet every other part of the filter: what a choice of that word alone would show. Words that no case has are
/// not there; the empty word counts cases that have none.
/// </param>
public sealed record CaseSelection(IReadOnlyList<Case> Cases, CaseDay Day, IReadOnlyDictionary<CaseFacet, IReadOnlyDictionary<string, int>> Counts)
{
    /// <summary>0 for a word that no case has.</summary>
    public int CountOf(CaseFacet facet, string word) => Counts[facet].GetValueOrDefault(word);

    public int CountOf(CaseUrgency urgency) => CountOf(CaseFacet.Urgency, CaseWords.Word(urgency));

    public int CountOf(CaseStage stage) => CountOf(CaseFacet.Stage, CaseWords.Word(stage));
}
