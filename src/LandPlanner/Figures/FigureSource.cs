using LandPlanner.Features;

namespace LandPlanner.Figures;

/// <summary>The layers a query asks: all of a role, or one by its name.</summary>
/// <param name="Role">Null where a layer is named.</param>
/// <param name="Layer">Null where a role is.</param>
/// <param name="Where">Which of their features; null for all.</param>
/// <param name="Offset">Where it stands in the query.</param>
public sealed record FigureSource(LayerRole? Role, string? Layer, FigureCondition? Where, int Offset)
{
    public bool Takes(string layer, LayerRole role) => Layer is { } name ? name == layer : Role == role;
}
