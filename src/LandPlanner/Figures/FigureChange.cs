namespace LandPlanner.Figures;

/// <summary>The features of a layer that a revision changed.</summary>
/// <param name="Ids">Ascending; empty where the layer was written whole.</param>
public sealed record FigureChange(string Layer, IReadOnlyList<long> Ids);
