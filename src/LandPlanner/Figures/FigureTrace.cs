namespace LandPlanner.Figures;

/// <summary>The features of a layer that are behind a figure.</summary>
/// <param name="Shares">In ascending id; those of all layers add up to the figure, unless it counts different values.</param>
public sealed record FigureTrace(string Layer, IReadOnlyList<FigureShare> Shares)
{
    /// <summary>Ascending.</summary>
    public IReadOnlyList<long> Ids => [.. Shares.Select(share => share.Id)];
}
