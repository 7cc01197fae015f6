using LandPlanner.Cases;
using LandPlanner.Ledgers;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace LandPlanner.Web.Cases;

/// <summary>Which board of cases somebody wants to see; as an address too, so that what is seen can be downloaded.</summary>
/// <param name="Filter">Choices of facets, key cases and a text; dates are not in it.</param>
public sealed record BoardWish(int Year, CaseFacet By, CaseFilter Filter)
{
    /// <summary>What a board may be told apart by.</summary>
    public static readonly IReadOnlyList<CaseFacet> Facets = [CaseFacet.Village, CaseFacet.Source, CaseFacet.Kind, CaseFacet.State, CaseFacet.Person, CaseFacet.Batch];

    public CasePeriod Period => CasePeriod.Year(Year);

    /// <summary>"?year=2024&amp;by=village&amp;source=satellite".</summary>
    public string Query()
    {
        var query = new QueryBuilder { { "year", FormattableString.Invariant($"{Year}") }, { "by", Word(By) } };
        foreach (var facet in Facets)
            query.Add(Word(facet), Words(Filter, facet));
        if (Filter.IsKey is { } isKey)
            query.Add("key", isKey ? "yes" : "no");
        if (Filter.Text.Length > 0)
            query.Add("text", Filter.Text);
        return query.ToString();
    }

    /// <summary>Null where the query is no board's.</summary>
    public static BoardWish? Read(string query)
    {
        var told = QueryHelpers.ParseQuery(query);
        if (!int.TryParse(told.GetValueOrDefault("year"), out var year) || year is < 1 or > 9998 || Facets.FirstOrDefault(facet => Word(facet) == told.GetValueOrDefault("by"), (CaseFacet)(-1)) is not (>= 0 and var by))
            return null;
        var filter = Facets.Aggregate(CaseFilter.All, (made, facet) => made.With(facet, [.. told.GetValueOrDefault(Word(facet)).Select(word => word ?? "")]));
        bool? isKey = (string?)told.GetValueOrDefault("key") switch { "yes" => true, "no" => false, _ => null };
        return new(year, by, filter with { IsKey = isKey, Text = (string?)told.GetValueOrDefault("text") ?? "" });
    }

    /// <summary>Which cases are meant, as headings say it; empty for all.</summary>
    public string Scope(LedgerForm form, CaseProcess process)
    {
        var parts = Facets.SelectMany(facet => Words(Filter, facet).Select(word => word.Length == 0 ? "—" : facet switch
        {
            CaseFacet.State => process.StateTitle(word),
            CaseFacet.Source => CaseTitles.Say(form, "source", word),
            CaseFacet.Kind => CaseTitles.Say(form, "kind", word),
            _ => word,
        }));
        string[] rest = [Filter.IsKey == true ? Languages.Say("重点案件", "key cases") : "", Filter.Text.Length > 0 ? $"“{Filter.Text}”" : ""];
        return string.Join(Languages.Say("、", ", "), parts.Concat(rest).Where(part => part.Length > 0));
    }

    private static string Word(CaseFacet facet) => facet.ToString().ToLowerInvariant();

    private static IEnumerable<string> Words(CaseFilter filter, CaseFacet facet) => facet switch
    {
        CaseFacet.Village => filter.Villages,
        CaseFacet.Source => filter.Sources,
        CaseFacet.Kind => filter.Kinds,
        CaseFacet.State => filter.States,
        CaseFacet.Person => filter.Persons,
        _ => filter.Batches,
    };
}
