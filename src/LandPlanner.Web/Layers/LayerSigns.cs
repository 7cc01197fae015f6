using LandPlanner.Calendars;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Reports.Maps;
using LandPlanner.Web.Tiles;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Held;
using LandPlanner.Workspaces.Projects;

namespace LandPlanner.Web.Layers;

/// <summary>The signs of a layer's features, in the browser and in print: what kind each is, the marker that shows it, and the light of its progress.</summary>
internal sealed class LayerSigns
{
    // The day it is in China, wherever the server stands.

    private readonly MapSymbols _symbols;
    private readonly LayerInfo _layer;
    private readonly LayerSymbol _symbol;
    private readonly int _kind;
    private readonly LedgerField? _ledgerKind;
    private readonly IReadOnlyDictionary<long, Light>? _lights;

    private LayerSigns(Workspace workspace, LayerInfo layer, LayerSymbol symbol, LayerKeys keys, IReadOnlyDictionary<long, Light>? lights)
    {
        (_symbols, _layer, _symbol, _lights) = (workspace.Tables.MapSymbols, layer, symbol, lights);
        _kind = symbol.Marker is { } marker ? keys.FieldOf(layer, marker.By) : -1;
        _ledgerKind = _kind < 0 ? null : workspace.Tables.Ledgers.OfLayer(layer.Name)?.Find(layer.Schema.Fields[_kind].Name);
    }

    public static async Task<LayerSigns> ReadAsync(Workspace workspace, LayerInfo layer, LayerSymbol symbol, LayerKeys keys, CancellationToken ct)
    {
        var today = ChinaTime.Today(TimeProvider.System);
        var lights = symbol.Marker is { HasLight: true } && ProjectBook.Holds(workspace, layer.Name)
            ? await (await ProjectBook.OpenAsync(workspace, ct)).LightsAsync(layer.Name, today, ct)
            : null;
        return new(workspace, layer, symbol, keys, lights);
    }

    /// <summary>In words; empty where the feature says none.</summary>
    public string KindOf(HeldFeature feature)
    {
        var text = _kind < 0 ? "" : feature.Values[_kind]?.ToString() ?? "";
        return _ledgerKind?.Say(text, english: false) ?? text;
    }

    /// <summary>Null where the layer has no markers.</summary>
    public Marker? MarkerOf(HeldFeature feature) => _symbol.Marker is null ? null : _symbols.MarkerOf($"{KindOf(feature)} {_layer.Name}");

    /// <summary>Null where the layer shows none.</summary>
    public Light? LightOf(HeldFeature feature) => _symbol.Marker is not { HasLight: true } ? null
        : _lights is null ? _symbols.Light.Of(_layer.Schema, feature.Values)
        : _lights.GetValueOrDefault(feature.Id);
}
