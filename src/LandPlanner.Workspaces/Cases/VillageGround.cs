using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Overlays;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Cases;

/// <summary>Says in which village a polygon lies.</summary>
public sealed class VillageGround
{
    private readonly PolygonSet _set;
    private readonly IReadOnlyList<string> _names;
    private readonly EllipsoidalArea _areas;

    private VillageGround(PolygonSet set, IReadOnlyList<string> names, EllipsoidalArea areas) => (_set, _names, _areas) = (set, names, areas);

    /// <summary>Of the latest layer of villages; null where the workspace has none.</summary>
    public static async Task<VillageGround?> ReadAsync(Workspace workspace, CancellationToken ct)
    {
        var layers = await workspace.Store.ListLayersAsync(ct);
        if (layers.Where(layer => layer.Role == LayerRole.Village && layer.Kind == GeometryKind.Polygon).OrderByDescending(layer => layer.Vintage).ThenByDescending(layer => layer.Revision).FirstOrDefault() is not { } info)
            return null;
        var name = workspace.Tables.Roles.Get(info.Role).FieldFor("village", info.Schema);
        if (name < 0)
            return null;
        var villages = await workspace.Store.ReadAsync(info.Name, FeatureQuery.All, ct).ToListAsync(ct);
        return new(PolygonSet.Build([.. villages.Select(village => village.Shape)], workspace.Areas), [.. villages.Select(village => village.Values[name] as string ?? "")], workspace.Areas);
    }

    /// <summary>The village that has the greatest part of a polygon, however many polygons it is kept in; null where none has any.</summary>
    public string? NameAt(Geometry shape)
    {
        var shares = CrossTab.Pairs(PolygonSet.Build([shape], _areas), _set, CancellationToken.None, threads: 1).GroupBy(pair => _names[pair.B]).ToList();
        return shares.MaxBy(share => share.Sum(pair => pair.SquareMetres))?.Key;
    }
}
