using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace LandPlanner.Workspaces.Places;

/// <summary>Which village a place lies in, by the workspace's latest layer of villages.</summary>
internal sealed class Villages
{
    private readonly List<(IPreparedGeometry Shape, string Name)> _villages = [];

    private Villages()
    {
    }

    /// <summary>Whether there is a layer to ask.</summary>
    public bool IsKnown => _villages.Count > 0;

    public static async Task<Villages> ReadAsync(Workspace workspace, CancellationToken ct)
    {
        var villages = new Villages();
        var definition = workspace.Tables.Roles.Get(LayerRole.Village);
        var latest = (await workspace.Store.ListLayersAsync(ct)).Where(layer => layer.Role == LayerRole.Village && layer.Kind == GeometryKind.Polygon)
            .OrderByDescending(layer => layer.Vintage).ThenByDescending(layer => layer.Revision).FirstOrDefault();
        if (latest is null || definition.FieldFor("village", latest.Schema) is not (>= 0 and var name))
            return villages;
        await foreach (var feature in workspace.Store.ReadAsync(latest.Name, FeatureQuery.All, ct))
        {
            if (feature is { Shape: { IsEmpty: false } shape } && feature.Values[name] is string text)
                villages._villages.Add((PreparedGeometryFactory.Prepare(shape), text));
        }

        return villages;
    }

    /// <summary>Of villages drawn over each other the first; null outside all.</summary>
    public string? At(Coordinate place)
    {
        var point = new Point(place);
        foreach (var (shape, name) in _villages)
        {
            if (shape.Intersects(point))
                return name;
        }

        return null;
    }
}
