using LandPlanner.Features;

namespace LandPlanner.Figures;

/// <summary>A layer as figures ask it.</summary>
/// <param name="Features">In ascending id; with shapes where a figure asks for them.</param>
public sealed record FigureLayer(string Name, LayerRole Role, GeometryKind Kind, FeatureSchema Schema, IReadOnlyList<Feature> Features)
{
    public static FigureLayer Of(LayerInfo layer, IReadOnlyList<Feature> features) => new(layer.Name, layer.Role, layer.Kind, layer.Schema, features);
}
