namespace LandPlanner.Cases;

/// <summary>Cases held in memory, to be filtered, ordered and counted many times. Immutable; safe for many threads.</summary>
public sealed class CaseList
{
    private static readonly CaseFacet[] Facets = Enum.GetValues<CaseFacet>();

    private readonly CaseTraits[] _all;

    /// <exception cref="Stores.WorkspaceException">A case is in a state that the process does not have.</exception>
    public CaseList(IEnumerable<Case> cases, CaseProcess process)
    {
        _all = [.. cases.Select(one => CaseTraits.Of(one, process))];
        Array.Sort(_all, static (a, b) => a.Case.Id.CompareTo(b.Case.Id));
    }

    public int Count => _all.Length;

    /// <summary>The cases that a filter keeps, in order, and how many there are of each choice.</summary>
    public CaseSelection Select(CaseFilter filter, CaseOrder order, CaseDay day)
    {
        var counts = Array.ConvertAll(Facets, _ => new Dictionary<string, int>(StringComparer.Ordinal));
        var kept = new List<int>();
        for (var position = 0; position < _all.Length; position++)
        {
            var one = _all[position];
            if (!filter.MeetsRest(one))
                continue;
            var (misses, missed) = Misses(filter, one, day);
            if (misses == 0)
                kept.Add(position);
            for (var facet = 0; misses <= 1 && facet < Facets.Length; facet++)
            {
                if (misses == 0 || facet == missed)
                    counts[facet][one[Facets[facet], day]] = counts[facet].GetValueOrDefault(one[Facets[facet], day]) + 1;
            }
        }

        int[] positions = [.. kept];
        order.Sort(positions, _all, day);
        return new([.. positions.Select(position => _all[position].Case)], day, Facets.Zip(counts).ToDictionary(pair => pair.First, IReadOnlyDictionary<string, int> (pair) => pair.Second));
    }

    private static (int Count, int Last) Misses(CaseFilter filter, CaseTraits one, CaseDay day)
    {
        var (count, last) = (0, -1);
        for (var facet = 0; facet < Facets.Length && count < 2; facet++)
        {
            if (!filter.Meets(one, Facets[facet], day))
                (count, last) = (count + 1, facet);
        }

        return (count, last);
    }
}
