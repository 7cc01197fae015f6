using LandPlanner.Features;
using LandPlanner.Figures;
using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Figures;

/// <summary>The past of one figure: goes back through the history, revision by revision, until it held.</summary>
/// <remarks>Edits are taken back in memory; only where a revision wrote a layer whole is the layer read as it stood before.</remarks>
internal sealed class FigurePast
{
    private readonly IFeatureReader _reader;
    private readonly IReadOnlyList<Revision> _revisions;
    private readonly Figure _figure;
    private readonly ILookup<long, Change> _changes;
    private readonly HashSet<string> _layers;
    private readonly Dictionary<string, SortedDictionary<long, Feature>> _features = new(StringComparer.Ordinal);
    private FigureWorld _world;

    /// <param name="revisions">All there are, oldest first.</param>
    /// <param name="world">The layers as they stand.</param>
    /// <param name="layers">Those that the figure asks.</param>
    /// <param name="changes">Theirs, oldest first.</param>
    public FigurePast(IFeatureReader reader, IReadOnlyList<Revision> revisions, FigureWorld world, Figure figure, IReadOnlyCollection<string> layers, IEnumerable<Change> changes)
    {
        (_reader, _revisions, _world, _figure, _layers) = (reader, revisions, world, figure, [.. layers]);
        _changes = changes.ToLookup(change => change.Revision.Number);
    }

    /// <param name="now">The figure as it stands: it does not hold.</param>
    /// <returns>Null where it held at no revision that can still be read.</returns>
    public async Task<FigureDrift?> FindAsync(FigureResult now, CancellationToken ct)
    {
        foreach (var revision in _revisions.Reverse().Where(revision => revision.Layers.Any(_layers.Contains)))
        {
            ct.ThrowIfCancellationRequested();
            if (!await TryTakeBackAsync(revision, ct) || Recompute(ct) is not { } before)
                return null;
            if (before.Holds)
                return new(revision, before, now, ChangedBy(revision));
            now = before;
        }

        return null;
    }

    /// <summary>Null where the layers had then not the fields that the figure asks.</summary>
    private FigureResult? Recompute(CancellationToken ct)
    {
        try
        {
            return _world.Recompute(_figure, ct);
        }
        catch (FigureException)
        {
            return null;
        }
    }

    private IReadOnlyList<FigureChange> ChangedBy(Revision revision) => revision.Kind == RevisionKind.LayerWritten
        ? [.. revision.Layers.Select(layer => new FigureChange(layer, []))]
        : [.. _changes[revision.Number].GroupBy(change => change.Layer).Select(group => new FigureChange(group.Key, [.. group.Select(change => change.FeatureId).Order()]))];

    /// <returns>Whether what was there before is still known.</returns>
    private async Task<bool> TryTakeBackAsync(Revision revision, CancellationToken ct)
    {
        if (revision.Kind == RevisionKind.LayerWritten)
            return await TryUnwriteAsync(revision.Layers[0], revision.Number - 1, ct);
        foreach (var change in _changes[revision.Number])
        {
            if (change.BeforeHash is not null)
                return false;
            if (change.Before is { } before)
                FeaturesOf(change.Layer)[change.FeatureId] = before;
            else
                FeaturesOf(change.Layer).Remove(change.FeatureId);
        }

        foreach (var layer in _changes[revision.Number].Select(change => change.Layer).Distinct())
            _world = _world.With(layer, [.. FeaturesOf(layer).Values]);
        return true;
    }

    private async Task<bool> TryUnwriteAsync(string layer, long revision, CancellationToken ct)
    {
        var timeline = LayerTimeline.Of(_revisions.Where(known => known.Layers.Contains(layer))).First(known => known.Layer == layer);
        _features.Remove(layer);
        if (timeline.Find(revision) is not { } generation)
        {
            _world = _world with { Layers = [.. _world.Layers.Where(known => known.Name != layer)] };
            return true;
        }

        if (!generation.IsKept)
            return false;
        var draft = generation.DraftAt(revision);
        var then = new FigureLayer(layer, draft.Role, draft.Kind, draft.Schema, await _reader.ReadAsync(layer, new() { AsOf = revision }, ct).ToListAsync(ct));
        _world = _world with { Layers = [.. _world.Layers.Select(known => known.Name == layer ? then : known)] };
        return true;
    }

    private SortedDictionary<long, Feature> FeaturesOf(string layer)
    {
        if (!_features.TryGetValue(layer, out var features))
            _features.Add(layer, features = new(_world.Layers.First(known => known.Name == layer).Features.ToDictionary(feature => feature.Id)));
        return features;
    }
}
