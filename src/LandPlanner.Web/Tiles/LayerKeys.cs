using System.Collections.Concurrent;
using LandPlanner.Features;
using LandPlanner.Reports.Maps;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Tiles;

/// <summary>What chooses the look of a layer's features: the land class's code, or the value its symbol asks for.</summary>
internal sealed class LayerKeys(Workspace workspace)
{
    private static readonly Func<HeldFeature, string?> None = _ => null;

    private readonly ConcurrentDictionary<string, (LayerInfo Layer, Func<HeldFeature, string?> Key)> _known = new();

    public Func<HeldFeature, string?> Of(LayerInfo layer)
    {
        if (_known.TryGetValue(layer.Name, out var known) && ReferenceEquals(known.Layer, layer))
            return known.Key;
        return (_known[layer.Name] = (layer, For(layer))).Key;
    }

    /// <summary>The position of the field that a meaning, else a field's name, stands for; -1 where there is none.</summary>
    public int FieldOf(LayerInfo layer, string meaning)
    {
        var index = workspace.Tables.Roles.Get(layer.Role).FieldFor(meaning, layer.Schema);
        return index >= 0 ? index : layer.Schema.IndexOf(meaning);
    }

    private Func<HeldFeature, string?> For(LayerInfo layer)
    {
        var symbol = workspace.Tables.MapSymbols.Of(layer.Name, layer.Role);
        var index = FieldFor(symbol, layer);
        return index < 0 ? None : feature => feature.Values[index] as string;
    }

    private int FieldFor(LayerSymbol symbol, LayerInfo layer) =>
        symbol.Fill?.IsByLandClass == true ? FieldOf(layer, "class") : symbol.By is { } by ? FieldOf(layer, by) : -1;
}
