namespace LandPlanner.Figures;

/// <summary>A figure recomputed.</summary>
/// <param name="Value">Null where something is missing.</param>
/// <param name="Traces">By layer, as the world has them; layers without a feature behind the figure are left out.</param>
/// <param name="Gap">What is missing; null where nothing is.</param>
public sealed record FigureResult(
    Figure Figure, Quantity? Value, FigureVerdict Verdict, IReadOnlyList<FigureTrace> Traces, IReadOnlyList<FigureUnknown> Unknowns, FigureGap? Gap)
{
    /// <summary>Whether what was reported can be said again.</summary>
    public bool Holds => Verdict is FigureVerdict.Equal or FigureVerdict.Met;

    /// <summary>Value less reported, in the unit of the report; null where there is no value.</summary>
    public decimal? Difference => Value is { } value ? Figure.Bound.Difference(value, Figure.Reported) : null;

    /// <summary>The value as the report would print it, with more decimals where it would not be seen to fall short; null where there is none.</summary>
    public string? Printed => Value is { } value ? Figure.Reported.Print(value, Figure.Bound.Decimals(value, Figure.Reported)) : null;

    internal static FigureResult Missing(Figure figure, FigureGap gap) => new(figure, null, FigureVerdict.Missing, [], [], gap);
}
