using LandPlanner.LandClasses;
using LandPlanner.Web.Tiles;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Layers;

/// <summary>One line of a legend: a look, what it means, and how many features have it.</summary>
/// <param name="Key">The class's code or the value that has the look.</param>
internal sealed record LegendEntry(string Key, string Colour, string Title, int Count);

/// <summary>What the looks of a layer's features mean; of the classes and values it holds, not of all there are.</summary>
internal static class LayerLegend
{
    private const string NoColour = "#d9d9d3";

    public static IReadOnlyList<LegendEntry> Of(HeldLayer held, MapLayer layer, LayerKeys keys, LandClassTables classes)
    {
        if (layer.Symbol.Fill?.IsByLandClass == true)
            return ByClass(held, layer.Role.FieldFor("class", held.Info.Schema), classes, layer.Symbol.Fill.Scheme);
        if (layer.Symbol.By is null)
            return [];
        var key = keys.Of(held.Info);
        var counts = held.Features.CountBy(feature => key(feature) ?? "").ToDictionary();
        return [.. layer.Symbol.Values.Where(value => counts.ContainsKey(value.Value)).Select(value => new LegendEntry(value.Value, value.Colour, Languages.Say(value.TitleZh, value.TitleEn), counts[value.Value]))];
    }

    private static List<LegendEntry> ByClass(HeldLayer held, int field, LandClassTables classes, string? scheme) => field < 0
        ? []
        : [.. held.Features.CountBy(feature => feature.Values[field] as string ?? "").OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => Entry(count.Key, count.Value, classes, scheme))];

    private static LegendEntry Entry(string code, int count, LandClassTables classes, string? scheme)
    {
        var known = classes.FindAny(code, scheme);
        return new(code, ColourOf(code, classes, scheme), $"{code} {(known.Count > 0 ? known[0].NameZh : "")}", count);
    }

    /// <param name="scheme">That the code is of; null for any.</param>
    public static string ColourOf(string code, LandClassTables classes, string? scheme) => classes.ColourOf(code, scheme) ?? NoColour;
}
