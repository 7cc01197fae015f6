namespace LandPlanner.Figures;

/// <summary>The features of a layer that are behind a figure.</summary>
/// <param name="Ids">Ascending.</param>
public sealed record FigureTrace(string Layer, IReadOnlyList<long> Ids);
