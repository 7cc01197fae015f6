namespace LandPlanner.Figures;

/// <summary>What a query takes of the features of a source.</summary>
public abstract record FigureMeasure(FigureSource Source, QuantityKind Kind)
{
    /// <summary>How many they are.</summary>
    public sealed record Number(FigureSource Source) : FigureMeasure(Source, QuantityKind.Count);

    /// <summary>How many different values a field has; what is unknown is none.</summary>
    public sealed record Distinct(FigureField Field, FigureSource Source) : FigureMeasure(Source, QuantityKind.Count);

    /// <summary>Their official area, or as much of it as lies on a region.</summary>
    public sealed record Land(FigureSource Source, FigureSource? Region) : FigureMeasure(Source, QuantityKind.Area);

    /// <summary>A field summed.</summary>
    /// <param name="Unit">What the field holds; null where its role says so.</param>
    public sealed record Sum(FigureField Field, FigureUnit? Unit, FigureSource Source, QuantityKind Kind) : FigureMeasure(Source, Kind);
}
