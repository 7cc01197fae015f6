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
                printed.Add(await ReadAsync(layer, await held.GetAsync(look.Name, ct), look.Opacity, ground, ct));
        }

        return printed;
    }

    private async Task<PrintedLayer> ReadAsync(MapLayer layer, HeldLayer content, double opacity, Envelope ground, CancellationToken ct)
    {
        var classes = layer.Symbol.Fill?.IsByLandClass == true
            ? LayerLegend.Of(content, layer, keys, workspace.Tables.LandClasses).ToDictionary(entry => entry.Key, entry => new PrintedClass(entry.Title, entry.Colour), StringComparer.Ordinal)
            : [];
        var (key, text) = (keys.Of(content.Info), FieldOf(content.Info, layer.Symbol.Label?.Text));
        var signs = await LayerSigns.ReadAsync(workspace, content.Info, layer.Symbol, keys, ct);
        var features = content.Find(ground)
            .Select(feature => new PrintedFeature(feature.Geometry(GeometryFactory.Default)!, key(feature) ?? "", TextOf(feature, text), MarkerOf(layer, signs, feature)));
        return new(layer.Name, layer.Info.Kind, layer.Symbol, opacity, layer.Info.Vintage, SourceOf(layer.Info), classes, [.. features]);
    }

    private int FieldOf(LayerInfo layer, string? meaning) => meaning is null ? -1 : keys.FieldOf(layer, meaning);

    private static PrintedMarker? MarkerOf(MapLayer layer, LayerSigns signs, HeldFeature feature) => signs.MarkerOf(feature) is { } marker
        ? new(signs.KindOf(feature) is { Length: > 0 } kind ? kind : layer.Name, Icons.Paths.GetValueOrDefault(marker.Icon, ""), marker.Colour, signs.LightOf(feature))
        : null;

    private static string TextOf(HeldFeature feature, int field) => field < 0 ? "" : feature.Values[field]?.ToString() ?? "";

    private static string SourceOf(LayerInfo layer) => layer.Provenance is { IsDerived: false } from ? from.Source : "";
}
