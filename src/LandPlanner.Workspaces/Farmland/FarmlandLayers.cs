using LandPlanner.Areas;
using LandPlanner.Audits;
using LandPlanner.Farmland;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Farmland;

/// <summary>Reads the layers that say what plots lie on.</summary>
internal static class FarmlandLayers
{
    public static async Task<AuditLayer> ReadAsync(Workspace workspace, IFeatureReader reader, string layer, CancellationToken ct) =>
        await ReadAsync(workspace, reader, await reader.GetLayerAsync(layer, ct), ct);

    /// <summary>The newest vintage of each role; of land use, which may not be counted twice, one layer.</summary>
    public static async Task<PlotSurroundings> AroundAsync(Workspace workspace, IFeatureReader reader, CancellationToken ct)
    {
        var layers = await reader.ListLayersAsync(ct);
        return new(workspace.Areas, workspace.Tables.LandClasses)
        {
            Villages = await ReadAllAsync(workspace, reader, Current(layers, LayerRole.Village), ct),
            LandUse = await ReadAllAsync(workspace, reader, Current(layers, LayerRole.LandUse).TakeLast(1), ct),
            BasicFarmland = await ReadAllAsync(workspace, reader, Current(layers, LayerRole.BasicFarmland), ct),
        };
    }

    public static async Task<IReadOnlyList<AuditLayer>> VillagesAsync(Workspace workspace, IFeatureReader reader, CancellationToken ct) =>
        await ReadAllAsync(workspace, reader, Current(await reader.ListLayersAsync(ct), LayerRole.Village), ct);

    /// <summary>What villages are called; empty where there is no layer of them.</summary>
    public static async Task<IReadOnlySet<string>> VillageNamesAsync(Workspace workspace, IFeatureReader reader, CancellationToken ct) =>
        (await NamedVillagesAsync(workspace, reader, ct)).Select(village => village.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>How large villages are, by name; empty where there is no layer of them.</summary>
    public static async Task<IReadOnlyDictionary<string, Area>> VillageAreasAsync(Workspace workspace, IFeatureReader reader, CancellationToken ct) =>
        (await NamedVillagesAsync(workspace, reader, ct)).GroupBy(village => village.Name, village => workspace.Areas.Of(village.Feature.Shape), StringComparer.Ordinal)
            .ToDictionary(parts => parts.Key, parts => parts.Aggregate(Area.Zero, (sum, part) => sum + part), StringComparer.Ordinal);

    private static async Task<IEnumerable<(string Name, Feature Feature)>> NamedVillagesAsync(Workspace workspace, IFeatureReader reader, CancellationToken ct) =>
        (await VillagesAsync(workspace, reader, ct)).SelectMany(layer =>
        {
            var field = layer.Role.FieldFor("village", layer.Info.Schema) is >= 0 and var own ? own : layer.Role.FieldFor("name", layer.Info.Schema);
            return layer.Features.Where(feature => field >= 0 && feature.Values[field] is string).Select(feature => (((string)feature.Values[field]!).Trim(), feature));
        });

    private static IEnumerable<LayerInfo> Current(IReadOnlyList<LayerInfo> layers, LayerRole role)
    {
        var all = layers.Where(layer => layer.Role == role && layer.Kind == GeometryKind.Polygon).ToList();
        var newest = all.Max(layer => layer.Vintage);
        return all.Where(layer => layer.Vintage is null || layer.Vintage == newest).OrderBy(layer => layer.Vintage is not null);
    }

    private static async Task<IReadOnlyList<AuditLayer>> ReadAllAsync(Workspace workspace, IFeatureReader reader, IEnumerable<LayerInfo> layers, CancellationToken ct)
    {
        var read = new List<AuditLayer>();
        foreach (var layer in layers)
            read.Add(await ReadAsync(workspace, reader, layer, ct));
        return read;
    }

    private static async Task<AuditLayer> ReadAsync(Workspace workspace, IFeatureReader reader, LayerInfo layer, CancellationToken ct) =>
        new(layer, await reader.ReadAsync(layer.Name, FeatureQuery.All, ct).ToListAsync(ct), workspace.Tables.Roles.Get(layer.Role));
}
