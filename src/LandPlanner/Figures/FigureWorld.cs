using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Features;

namespace LandPlanner.Figures;

/// <summary>The layers of a workspace at one moment, to recompute figures from. Never changes.</summary>
/// <param name="Layers">All of the workspace; those without what figures ask may be without features.</param>
/// <param name="Areas">Of the workspace's plane.</param>
/// <param name="Tolerance">What counts as common ground.</param>
public sealed record FigureWorld(IReadOnlyList<FigureLayer> Layers, FigureVocabulary Words, EllipsoidalArea Areas, Tolerance Tolerance)
{
    /// <summary>The layers that any of some figures ask, with whether one asks for their shapes.</summary>
    public static IReadOnlyDictionary<string, bool> Needs(IEnumerable<Figure> figures, IReadOnlyList<FigureLayer> layers)
    {
        var needs = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (source, hasShapes) in figures.SelectMany(figure => figure.Query.Sources))
        {
            foreach (var layer in layers.Where(layer => source.Takes(layer.Name, layer.Role)))
                needs[layer.Name] = hasShapes || needs.GetValueOrDefault(layer.Name);
        }

        return needs;
    }

    /// <summary>The same with other features in a layer.</summary>
    public FigureWorld With(string layer, IReadOnlyList<Feature> features) =>
        this with { Layers = [.. Layers.Select(known => known.Name == layer ? known with { Features = features } : known)] };

    /// <exception cref="FigureException">The query asks of a layer what it cannot be asked; says where and why.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public FigureResult Recompute(Figure figure, CancellationToken ct)
    {
        var check = new FigureCheck(this, figure.Query.Text);
        var query = Asked(figure.Query, check, ct);
        if (query.Terms.Select(term => check.GapOf(term.Measure)).FirstOrDefault(gap => gap is not null) is { } gap)
            return FigureResult.Missing(figure, gap);
        var (sum, shares, unknowns) = (Quantity.Zero(query.Kind), new Dictionary<string, SortedDictionary<long, decimal>>(StringComparer.Ordinal), new List<FigureUnknown>());
        foreach (var (measure, isTakenAway) in query.Terms)
        {
            var count = new FigureCount(this, measure, ct);
            sum += isTakenAway ? -count.Value : count.Value;
            unknowns.AddRange(count.Unknowns);
            foreach (var trace in count.Traces)
                Add(trace, isTakenAway, shares);
        }

        var traces = Layers.Where(layer => shares.ContainsKey(layer.Name))
            .Select(layer => new FigureTrace(layer.Name, [.. shares[layer.Name].Select(share => new FigureShare(share.Key, share.Value))]));
        return new(figure, sum, Judge(figure, sum), [.. traces], unknowns, null);
    }

    /// <summary>The query itself, or the first fallback that is not passed over.</summary>
    private FigureQuery Asked(FigureQuery query, FigureCheck check, CancellationToken ct)
    {
        while (query.Fallback is { } fallback)
        {
            var any = new FigureMeasure.Number(fallback.UnlessAny);
            if (check.GapOf(any) is null && new FigureCount(this, any, ct).Value.Amount > 0)
                break;
            query = fallback.Query;
        }

        return query;
    }

    private static void Add(FigureTrace trace, bool isTakenAway, Dictionary<string, SortedDictionary<long, decimal>> shares)
    {
        if (!shares.TryGetValue(trace.Layer, out var known))
            shares.Add(trace.Layer, known = []);
        foreach (var (id, amount) in trace.Shares)
            known[id] = known.GetValueOrDefault(id) + (isTakenAway ? -amount : amount);
    }

    /// <summary>The layers a source asks.</summary>
    internal IEnumerable<FigureLayer> Of(FigureSource source) => Layers.Where(layer => source.Takes(layer.Name, layer.Role));

    private static FigureVerdict Judge(Figure figure, Quantity value) => !figure.Bound.Holds(value, figure.Reported) ? FigureVerdict.Off
        : figure.Bound.Comparison == FigureComparison.Equal ? FigureVerdict.Equal : FigureVerdict.Met;
}
