namespace LandPlanner.Figures;

/// <summary>Features that belong to a figure but say nothing in the field it sums: they add nothing.</summary>
/// <param name="Ids">Ascending.</param>
public sealed record FigureUnknown(string Layer, string Field, IReadOnlyList<long> Ids);
