using LandPlanner.Features;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web.Layers;

/// <summary>The layers as the map shows them, always those the watch saw last.</summary>
internal sealed class LayerCatalog(Workspace workspace, WorkspaceWatch watch)
{
    public const string ResultGroup = "result";

    // One reference: of two that are written one after the other another thread could see one old, one new.
    private volatile Arranged _known = new([], []);

    /// <summary>From the bottom of the map to its top.</summary>
    public IReadOnlyList<MapLayer> Layers
    {
        get
        {
            var (known, infos) = (_known, watch.Layers);
            if (!ReferenceEquals(known.Of, infos))
                _known = known = new(infos, Arrange(infos));
            return known.Layers;
        }
    }

    public MapLayer? Find(string name) => Layers.FirstOrDefault(layer => layer.Name == name);

    private List<MapLayer> Arrange(IReadOnlyList<LayerInfo> infos)
    {
        var symbols = workspace.Tables.MapSymbols;
        return [.. infos.Where(info => info.Kind != GeometryKind.None)
            .OrderBy(info => symbols.Order(info.Name, info.Role)).ThenBy(info => info.Vintage ?? DateOnly.MinValue)
            .Select((info, order) => View(info, order, infos))];
    }

    private MapLayer View(LayerInfo info, int order, IReadOnlyList<LayerInfo> all)
    {
        var symbol = workspace.Tables.MapSymbols.Of(info.Name, info.Role);
        // Of several surveys of the same thing the newest is seen.
        var isNewest = info.Vintage is not { } vintage || !all.Any(other => other.Role == info.Role && other.Vintage > vintage);
        return new(info, workspace.Tables.Roles.Get(info.Role), symbol, order, !symbol.IsHidden && isNewest, symbol.Group != ResultGroup && workspace.Tables.Ledgers.OfLayer(info.Name)?.WrittenBy is null);
    }

    private sealed record Arranged(IReadOnlyList<LayerInfo> Of, IReadOnlyList<MapLayer> Layers);
}
