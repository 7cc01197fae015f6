using LandPlanner.Features;
using LandPlanner.Reports.Maps.Print;
using LandPlanner.Web.Components;
using LandPlanner.Web.Layers;
using LandPlanner.Web.Tiles;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Printing;

/// <summary>Reads layers of the workspace as the press wants them: what lies in the frame, with its looks, names and signs.</summary>
internal sealed class PrintedLayers(Workspace workspace, HeldLayers held, LayerCatalog catalog, LayerKeys keys)
{
    /// <param name="looks">From the bottom of the map to its top; a layer that is gone meanwhile is left out.</param>
    public async Task<IReadOnlyList<PrintedLayer>> ReadAsync(IReadOnlyList<PrintLook> looks, Envelope ground, CancellationToken ct)
    {
        var printed = new List<PrintedLayer>();
        foreach (var look in looks)
        {
            if (catalog.Find(look.Name) is { } layer)
                printed.Add(Read(layer, await held.GetAsync(look.Name, ct), look.Opacity, ground));
        }

        return printed;
    }

    private PrintedLayer Read(MapLayer layer, HeldLayer content, double opacity, Envelope ground)
    {
        var classes = layer.Symbol.Fill?.IsByLandClass == true
            ? LayerLegend.Of(content, layer, keys, workspace.Tables.LandClasses).ToDictionary(entry => entry.Key, entry => new PrintedClass(entry.Title, entry.Colour), StringComparer.Ordinal)
            : [];
        var (key, text, kind) = (keys.Of(content.Info), FieldOf(content.Info, layer.Symbol.Label?.Text), FieldOf(content.Info, layer.Symbol.Marker?.By));
        var features = content.Find(ground)
            .Select(feature => new PrintedFeature(feature.Geometry(GeometryFactory.Default)!, key(feature) ?? "", TextOf(feature, text), MarkerOf(layer, content.Info, feature, kind)));
        return new(layer.Name, layer.Info.Kind, layer.Symbol, opacity, layer.Info.Vintage, SourceOf(layer.Info), classes, [.. features]);
    }

    private int FieldOf(LayerInfo layer, string? meaning) => meaning is null ? -1 : keys.FieldOf(layer, meaning);

    private PrintedMarker? MarkerOf(MapLayer layer, LayerInfo info, HeldFeature feature, int kind)
    {
        if (layer.Symbol.Marker is not { } look)
            return null;
        var text = TextOf(feature, kind);
        var marker = workspace.Tables.MapSymbols.MarkerOf($"{text} {layer.Name}");
        return new(
            text.Length > 0 ? text : layer.Name, Icons.Paths.GetValueOrDefault(marker.Icon, ""), marker.Colour,
            look.HasLight ? workspace.Tables.MapSymbols.Light.Of(info.Schema, feature.Values) : null);
    }

    private static string TextOf(HeldFeature feature, int field) => field < 0 ? "" : feature.Values[field]?.ToString() ?? "";

    private static string SourceOf(LayerInfo layer) => layer.Provenance is { IsDerived: false } from ? from.Source : "";
}
