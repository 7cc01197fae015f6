using System.Globalization;
using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Figures;

/// <summary>Lists the features behind a figure.</summary>
public static class FigureRows
{
    private const int LeastDecimals = 2;

    /// <summary>By layer, then id. What is shown to be added adds up to the figure at the same number of decimals.</summary>
    /// <param name="world">The one the figure was recomputed from.</param>
    public static IReadOnlyList<FigureRow> Of(FigureResult result, FigureWorld world)
    {
        var (unit, shares) = (result.Figure.Reported.Unit, result.Traces.SelectMany(trace => trace.Shares.Select(share => share.Amount)).ToList());
        var decimals = unit.Kind is QuantityKind.Count or QuantityKind.Homes ? 0 : Math.Max(LeastDecimals, result.Value is { } value ? result.Figure.Bound.Decimals(value, result.Figure.Reported) : result.Figure.Reported.Decimals);
        var shown = AreaClosure.Rounded([.. shares.Select(share => share / unit.Size)], decimals);
        var isAdded = shares.Exists(share => share != 0);
        var rows = new List<FigureRow>();
        foreach (var trace in result.Traces)
        {
            var layer = world.Layers.First(layer => layer.Name == trace.Layer);
            var features = layer.Features.ToDictionary(feature => feature.Id);
            foreach (var id in trace.Ids)
            {
                var adds = isAdded ? shown[rows.Count].ToString("F" + decimals, CultureInfo.InvariantCulture) : "";
                rows.Add(new(layer.Name, id, Text(layer, features[id], "number", world.Words), Text(layer, features[id], "name", world.Words), Text(layer, features[id], "village", world.Words), adds));
            }
        }

        return rows;
    }

    private static string Text(FigureLayer layer, Feature feature, string meaning, FigureVocabulary words) =>
        FigureColumn.Find(layer, meaning, words) is { } column ? Convert.ToString(feature.Values[column.Index], CultureInfo.InvariantCulture)?.Trim() ?? "" : "";
}
