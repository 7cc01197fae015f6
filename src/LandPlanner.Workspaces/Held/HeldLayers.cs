using System.Collections.Concurrent;
using LandPlanner.Features;
using LandPlanner.Stores;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Held;

/// <summary>The layers of a workspace held in memory, each read when first asked for, and kept in step with what is committed.</summary>
/// <remarks>Any thread may ask.</remarks>
public sealed class HeldLayers(Workspace workspace, WorkspaceWatch watch) : IDisposable
{
    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    /// <summary>The layer as it stands, as far as the watch has seen.</summary>
    /// <exception cref="LayerNotFoundException">There is no such layer.</exception>
    public async ValueTask<HeldLayer> GetAsync(string layer, CancellationToken ct)
    {
        var info = watch.Find(layer) ?? throw new LayerNotFoundException(layer);
        var slot = _slots.GetOrAdd(layer, _ => new());
        if (slot.Held is { } held && held.Info.Revision >= info.Revision)
            return held;
        await slot.Gate.WaitAsync(ct);
        try
        {
            return slot.Held is { } standing && standing.Info.Revision >= info.Revision ? standing : await CatchUpAsync(slot, layer, ct);
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    /// <summary>Whether what lies in a box may have changed since a revision.</summary>
    public bool MayHaveChanged(string layer, long since, Envelope box) =>
        !_slots.TryGetValue(layer, out var slot) || slot.MayHaveChanged(since, box);

    public void Dispose()
    {
        foreach (var slot in _slots.Values)
            slot.Gate.Dispose();
    }

    private async Task<HeldLayer> CatchUpAsync(Slot slot, string layer, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        var info = await snapshot.GetLayerAsync(layer, ct);
        if (slot.Held is not { } held || await ChangesAsync(snapshot, held.Info, info, ct) is not { } changes)
            return slot.Restart(await HeldLayer.ReadAsync(snapshot, layer, ct));
        return slot.Advance(held.With(info, changes), changes);
    }

    /// <summary>The single changes that lead from one revision to the other; null where more than that happened.</summary>
    private static async Task<List<Change>?> ChangesAsync(IFeatureReader reader, LayerInfo from, LayerInfo to, CancellationToken ct)
    {
        var since = await reader.ReadRevisionsAsync(ct)
            .Where(revision => revision.Number > from.Revision && revision.Layers.Contains(to.Name)).ToListAsync(ct);
        if (since.Count == 0 || since.Any(revision => revision.Kind != RevisionKind.Edited))
            return null;
        // A clock may have been set back: the times only narrow down what is read, the numbers decide.
        var query = new HistoryQuery { Layer = to.Name, From = since.Min(revision => revision.At), Until = since.Max(revision => revision.At) };
        return await reader.ReadChangesAsync(query, ct).Where(change => change.Revision.Number > from.Revision).ToListAsync(ct);
    }

    private sealed class Slot
    {
        private volatile Trail _trail = new(0, []);
        private volatile HeldLayer? _held;

        public SemaphoreSlim Gate { get; } = new(1);

        public HeldLayer? Held => _held;

        public HeldLayer Restart(HeldLayer held)
        {
            _trail = new(held.Info.Revision, []);
            return _held = held;
        }

        public HeldLayer Advance(HeldLayer held, List<Change> changes)
        {
            _trail = _trail.With(changes, held.Info.Revision);
            return _held = held;
        }

        public bool MayHaveChanged(long since, Envelope box) => _trail.MayHaveChanged(since, box);
    }

    /// <summary>Where edits were made since a revision.</summary>
    private sealed record Trail(long Start, IReadOnlyList<(long Revision, Envelope Box)> Steps)
    {
        private const int MostSteps = 4000;

        /// <param name="revision">Where the changes lead to.</param>
        public Trail With(List<Change> changes, long revision)
        {
            List<(long Revision, Envelope Box)> steps = [.. Steps, .. changes.SelectMany(Boxes)];
            return steps.Count > MostSteps ? new(revision, []) : this with { Steps = steps };
        }

        public bool MayHaveChanged(long since, Envelope box) =>
            since < Start || Steps.Any(step => step.Revision > since && step.Box.Intersects(box));

        private static IEnumerable<(long Revision, Envelope Box)> Boxes(Change change) =>
            new[] { change.Before, change.After }.Select(feature => feature?.Shape).OfType<Geometry>()
                .Select(shape => (change.Revision.Number, shape.EnvelopeInternal));
    }
}
