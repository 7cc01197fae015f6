using LandPlanner.Features;

namespace LandPlanner.Audits;

/// <summary>Which layers speak for a role: the newest vintage and those without one; of land use, which may not be counted twice, one.</summary>
internal static class CurrentLayers
{
    /// <param name="layers">By name, ordinal.</param>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T> layers, LayerRole role, Func<T, LayerInfo> info)
    {
        var all = layers.Where(layer => info(layer).Role == role && info(layer).Kind == GeometryKind.Polygon).ToList();
        var newest = all.Max(layer => info(layer).Vintage);
        if (role == LayerRole.LandUse)
            return [.. all.Where(layer => info(layer).Vintage == newest).Take(1)];
        return [.. all.Where(layer => info(layer).Vintage is not { } vintage || vintage == newest)];
    }
}
