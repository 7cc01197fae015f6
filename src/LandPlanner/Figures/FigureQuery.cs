namespace LandPlanner.Figures;

/// <summary>A question to the features of a workspace whose answer is one quantity (<c>Figures.md</c>).</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Terms">Measures of one kind, added up or taken away.</param>
public sealed record FigureQuery(FigureText Text, IReadOnlyList<FigureTerm> Terms)
{
    /// <summary>What is asked instead where the workspace does not keep what this asks; null for nothing.</summary>
    public FigureFallback? Fallback { get; init; }

    public QuantityKind Kind => Terms[0].Measure.Kind;

    /// <summary>Every source it asks, regions included, with whether it asks for shapes.</summary>
    public IEnumerable<(FigureSource Source, bool HasShapes)> Sources =>
        [.. Terms.SelectMany(term => Of(term.Measure)), .. Fallback is { } fallback ? Of(fallback.UnlessAny, false).Concat(fallback.Query.Sources) : []];

    private static IEnumerable<(FigureSource, bool)> Of(FigureMeasure measure)
    {
        var land = measure as FigureMeasure.Land;
        return [.. Of(measure.Source, land is not null), .. land?.Region is { } region ? Of(region, true) : []];
    }

    private static IEnumerable<(FigureSource, bool)> Of(FigureSource source, bool hasShapes)
    {
        var parts = source.Where is { } where ? Parts(where).ToList() : [];
        return
        [
            (source, hasShapes || parts.Any(part => part is FigureCondition.Size or FigureCondition.Ground)),
            .. parts.OfType<FigureCondition.Ground>().SelectMany(ground => Of(ground.Region, true)),
        ];
    }

    private static IEnumerable<FigureCondition> Parts(FigureCondition condition) => condition switch
    {
        FigureCondition.AllOf all => all.Parts.SelectMany(Parts),
        FigureCondition.AnyOf any => any.Parts.SelectMany(Parts),
        FigureCondition.Not not => Parts(not.Part),
        _ => [condition],
    };
}

/// <param name="UnlessAny">Where there is any of these, nothing else is asked.</param>
/// <param name="Query">Of the same kind.</param>
public sealed record FigureFallback(FigureSource UnlessAny, FigureQuery Query);

/// <param name="IsTakenAway">Whether a minus stands before it.</param>
public sealed record FigureTerm(FigureMeasure Measure, bool IsTakenAway);
