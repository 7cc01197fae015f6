using LandPlanner.Stores;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Facts;

/// <summary>What a feature is called.</summary>
internal static class FeatureNames
{
    private static readonly string[] Meanings = ["name", "number"];

    /// <summary>Its name, else its number, else its layer and id. A result of an audit or a comparison is called by its title: its name is that of what it is about.</summary>
    public static string Of(HeldFeature feature, MapLayer layer)
    {
        if (layer.Symbol.Group == LayerCatalog.ResultGroup && layer.Info.Schema.IndexOf("title") is >= 0 and var field && FieldText.Write(feature.Values[field]) is { Length: > 0 } title)
            return title;
        return Meanings.Select(meaning => Text(feature, layer, meaning)).FirstOrDefault(text => text.Length > 0) ?? $"{layer.Name} {feature.Id}";
    }

    /// <summary>What it says of a meaning of the table of roles; empty where nothing.</summary>
    public static string Text(HeldFeature feature, MapLayer layer, string meaning) =>
        layer.Role.FieldFor(meaning, layer.Info.Schema) is >= 0 and var field && field < feature.Values.Length ? FieldText.Write(feature.Values[field]).Trim() : "";
}
