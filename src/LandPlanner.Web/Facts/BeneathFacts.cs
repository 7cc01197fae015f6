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
/// <param name="Area">In common with the feature above; null where that is no polygon.</param>
/// <param name="Share">Of the feature above, from 0 to 1.</param>
/// <param name="Picked">The feature; where a class has several, the largest part's.</param>
internal sealed record BeneathRow(string Title, string? Colour, Area? Area, double Share, int Count, Picked Picked);

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
        var rows = groups.Select(group => Row(layer, [.. group], field < 0 ? null : group.Key, whole)).OrderByDescending(row => row.Share).ThenBy(row => row.Picked.Id).ToList();
        var sum = beneath.Sum(one => one.SquareMetres);
        return new(layer, whole is null ? null : Area.FromSquareMetres(sum), ShareOf(sum, whole), rows);
    }

    private BeneathRow Row(MapLayer layer, List<Beneath> parts, string? code, Area? whole)
    {
        var (sum, largest) = (parts.Sum(part => part.SquareMetres), parts.MaxBy(part => part.SquareMetres));
        var title = code is null ? FeatureNames.Of(largest.Feature, layer) : ClassTitle(code, largest.Feature, layer);
        return new(
            title, code is null ? null : LayerLegend.ColourOf(code, workspace.Tables.LandClasses), whole is null ? null : Area.FromSquareMetres(sum), ShareOf(sum, whole), parts.Count,
            new(layer.Name, largest.Feature.Id));
    }

    private string ClassTitle(string code, HeldFeature feature, MapLayer layer)
    {
        var name = FeatureNames.Text(feature, layer, "className");
        return $"{code} {(name.Length > 0 ? name : new CodeMeanings(workspace.Tables.LandClasses, workspace.Tables.LandClasses.Schemes[0].Id).Find(code))}".Trim();
    }

    private static double ShareOf(double squareMetres, Area? whole) => whole is { Hundredths: > 0 } area ? squareMetres / area.SquareMetres : 0;
}
