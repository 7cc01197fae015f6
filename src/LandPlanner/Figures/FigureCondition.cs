using LandPlanner.Stores;

namespace LandPlanner.Figures;

/// <summary>What a feature must be to count. What is unknown of a feature makes a condition on it unknown, its negation included; only features of which it is true count.</summary>
public abstract record FigureCondition
{
    private FigureCondition()
    {
    }

    public sealed record Compare(FigureField Field, Comparison Comparison, FigureLiteral Value) : FigureCondition;

    public sealed record OneOf(FigureField Field, IReadOnlyList<FigureLiteral> Values) : FigureCondition;

    /// <summary>A date or time lies in the year; a number is it; a text begins with it.</summary>
    public sealed record InYear(FigureField Field, FigureLiteral Year) : FigureCondition;

    public sealed record Known(FigureField Field, bool Negated) : FigureCondition;

    /// <summary>Of the feature's official area.</summary>
    public sealed record Size(Comparison Comparison, Quantity Area) : FigureCondition;

    /// <summary>The feature has ground in common with a region, or lies in it whole; slivers do not count.</summary>
    public sealed record Ground(FigureSource Region, bool IsWithin) : FigureCondition;

    public sealed record AllOf(IReadOnlyList<FigureCondition> Parts) : FigureCondition;

    public sealed record AnyOf(IReadOnlyList<FigureCondition> Parts) : FigureCondition;

    public sealed record Not(FigureCondition Part) : FigureCondition;
}
