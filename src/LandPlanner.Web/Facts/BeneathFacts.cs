using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.LandClasses;
using LandPlanner.Web.Components;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Facts;

/// <summary>One feature under another, or all of one land class.</summary>
/// <param name="Colour">Of the land class; null where the layer is not drawn by classes.</param>
/// <param name="Area">In common with the feature above; null where that is no polygon. The areas of a layer add up to the layer's own, and so do their mu.</param>
/// <param name="Share">Of the feature above, from 0 to 1.</param>
/// <param name="Picked">The feature; where a class has several, the largest part's.</param>
internal sealed record BeneathRow(string Title, string? Colour, Area? Area, decimal Mu, double Share, int Count, Picked Picked);

/// <summary>What of one layer lies under a feature, the largest part first.</summary>
internal sealed record BeneathLayer(MapLayer Layer, Area? Area, double Share, IReadOnlyList<BeneathRow> Rows);

/// <summary>Finds what lies under a feature across the layers.</summary>
internal sealed class BeneathFacts(Workspace workspace, HeldLayers held, LayerCatalog catalog)
{
    /// <summary>The topmost layer first; layers that have nothing there are left out, and so are results of audits and comparisons.</summary>
    public async Task<IReadOnlyList<BeneathLayer>> FindAsync(FeatureFacts above, CancellationToken ct)
    {
        if (above.Feature.Shape is not { } shape)
            return [];
        var found = new List<BeneathLayer>();
        foreach (var layer in catalog.Layers.Reverse().Where(layer => layer.Info.Kind == GeometryKind.Polygon && layer.Symbol.Group != LayerCatalog.ResultGroup))
        {
            var content = await held.GetAsync(layer.Name, ct);
            var beneath = GroundBeneath.Of(shape, content, workspace.Areas, layer.Name == above.Layer.Name ? above.Feature.Id : null, ct);
            if (beneath.Count > 0)
                found.Add(Lay(layer, beneath, above.Area));
        }

        return found;
    }

    private BeneathLayer Lay(MapLayer layer, IReadOnlyList<Beneath> beneath, Area? whole)
    {
        var field = layer.Symbol.Fill?.IsByLandClass == true ? layer.Role.FieldFor("class", layer.Info.Schema) : -1;
        var groups = field < 0 ? beneath.GroupBy(one => one.Feature.Id.ToString(CultureInfo.InvariantCulture)) : beneath.GroupBy(one => one.Feature.Values[field] as string ?? "");
        var parts = groups.Select(group => (Code: field < 0 ? null : group.Key, Parts: group.ToList(), Sum: group.Sum(one => one.SquareMetres)))
            .OrderByDescending(group => group.Sum).ThenBy(group => group.Parts[0].Feature.Id).ToList();
        var total = Area.FromSquareMetres(parts.Sum(part => part.Sum));
        var areas = AreaClosure.Share(total, [.. parts.Select(part => part.Sum)]);
        var mu = AreaClosure.Mu(areas, 2);
        var rows = parts.Select((part, i) => Row(layer, part.Parts, part.Code) with { Area = whole is null ? null : areas[i], Mu = mu[i], Share = ShareOf(part.Sum, whole) });
        return new(layer, whole is null ? null : total, ShareOf(total.SquareMetres, whole), [.. rows]);
    }

    private BeneathRow Row(MapLayer layer, List<Beneath> parts, string? code)
    {
        var largest = parts.MaxBy(part => part.SquareMetres).Feature;
        var (title, colour) = code is null ? (FeatureNames.Of(largest, layer), null) : (ClassTitle(code, largest, layer), LayerLegend.ColourOf(code, workspace.Tables.LandClasses, layer.Symbol.Fill?.Scheme));
        return new(title, colour, null, 0, 0, parts.Count, new(layer.Name, largest.Id));
    }

    private string ClassTitle(string code, HeldFeature feature, MapLayer layer)
    {
        var name = FeatureNames.Text(feature, layer, "className");
        return $"{code} {(name.Length > 0 ? name : new CodeMeanings(workspace.Tables.LandClasses, workspace.Tables.LandClasses.Schemes[0].Id).Find(code))}".Trim();
    }

    private static double ShareOf(double squareMetres, Area? whole) => whole is { Hundredths: > 0 } area ? squareMetres / area.SquareMetres : 0;
}
