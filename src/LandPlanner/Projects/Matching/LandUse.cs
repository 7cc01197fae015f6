using LandPlanner.Audits;
using LandPlanner.Features;

namespace LandPlanner.Projects.Matching;

/// <summary>The layer that says what the land is now.</summary>
internal static class LandUse
{
    /// <summary>Null where there is none.</summary>
    public static LayerView? Of(MatchInput input) => CurrentLayers.Of(input.Audit.Layers.OrderBy(layer => layer.Info.Name, StringComparer.Ordinal), LayerRole.LandUse, layer => layer.Info)
        .Select(layer => new LayerView(layer, input.Audit)).FirstOrDefault();

    /// <summary>Whether a class is one of some, or below one; null where it is above one, so that what lies there may be or not.</summary>
    public static bool? IsOf(string code, IReadOnlyList<string> classes) =>
        classes.Any(known => code.StartsWith(known, StringComparison.OrdinalIgnoreCase)) ? true : classes.Any(known => known.StartsWith(code, StringComparison.OrdinalIgnoreCase)) ? null : false;
}
