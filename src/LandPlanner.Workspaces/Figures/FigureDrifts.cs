using LandPlanner.Figures;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Figures;

/// <summary>Finds when figures of one run stopped to hold. The history of a layer is read once, however many figures ask it.</summary>
/// <param name="revisions">All there are, oldest first.</param>
/// <param name="world">The layers as they stand.</param>
internal sealed class FigureDrifts(IFeatureReader reader, IReadOnlyList<Revision> revisions, FigureWorld world)
{
    private readonly Dictionary<string, IReadOnlyList<Change>> _changes = new(StringComparer.Ordinal);

    /// <param name="now">The figure as it stands: it does not hold.</param>
    /// <returns>Null where it held at no revision that can still be read.</returns>
    public async Task<FigureDrift?> FindAsync(FigureResult now, CancellationToken ct)
    {
        var layers = FigureWorld.Needs([now.Figure], world.Layers).Keys.ToList();
        var changes = new List<Change>();
        foreach (var layer in layers)
            changes.AddRange(await ChangesOfAsync(layer, ct));
        return await new FigurePast(reader, revisions, world, now.Figure, layers, changes).FindAsync(now, ct);
    }

    private async Task<IReadOnlyList<Change>> ChangesOfAsync(string layer, CancellationToken ct)
    {
        if (!_changes.TryGetValue(layer, out var changes))
            _changes.Add(layer, changes = await reader.ReadChangesAsync(new() { Layer = layer }, ct).ToListAsync(ct));
        return changes;
    }
}
