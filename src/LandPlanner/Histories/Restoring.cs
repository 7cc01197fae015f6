using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Histories;

/// <summary>What a restoration did.</summary>
/// <param name="Revision">The new one; null where there was nothing to do.</param>
/// <param name="Rewritten">Whether the layer was written anew, since it had been replaced: its features have new ids, and all that it
/// held counts as deleted.</param>
public sealed record Restored(Revision? Revision, long Added, long Updated, long Deleted, bool Rewritten);

/// <summary>Brings a layer, or one feature of it, back to how it stood after an earlier revision, as a new revision.</summary>
public sealed class Restoring(IFeatureStore store, EllipsoidalArea areas)
{
    private const string SourceWord = "restore";

    /// <param name="featureId">Brings back this feature only, and takes it away where it was not there then; null for all.</param>
    /// <exception cref="LayerNotFoundException">There is no such layer, or there was none at that revision.</exception>
    /// <exception cref="WorkspaceException">There is no such revision, what the layer held was not kept, or the feature had other
    /// fields then.</exception>
    public async Task<Restored> RunAsync(string layer, long revision, long? featureId, RevisionNote note, CancellationToken ct)
    {
        long before;
        PastLayer then;
        await using (var snapshot = await store.OpenSnapshotAsync(ct))
        {
            before = (await snapshot.GetLayerAsync(layer, ct)).Count;
            var (now, wanted) = await FindAsync(snapshot, layer, revision, ct);
            then = wanted;
            if (featureId is { } id)
                return await EditAsync(snapshot, now.Draft, then, new() { Ids = [id] }, note, ct);
            var isSameLayer = LayerJson.Write(now.Draft) == LayerJson.Write(then.Draft);
            if (isSameLayer && now.Generation.Started == then.Generation.Started)
                return await EditAsync(snapshot, now.Draft, then, FeatureQuery.All, note, ct);
            if (isSameLayer && await IsNoneAsync(snapshot, now.Draft, then, ct))
                return new(null, 0, 0, 0, false);
        }

        // Whoever holds a snapshot may keep a layer from being replaced; the past needs none, since it does not change.
        return await RewriteAsync(then, before, note, ct);
    }

    private static async Task<(PastLayer Now, PastLayer Then)> FindAsync(
        IFeatureSnapshot snapshot, string layer, long revision, CancellationToken ct)
    {
        var revisions = await snapshot.ReadRevisionsAsync(ct).ToListAsync(ct);
        var head = revisions[^1].Number;
        var writes = revisions.Where(known => known.Kind == RevisionKind.LayerWritten && known.Layers[0] == layer).ToList();
        return (PastLayer.Find(layer, FeatureQuery.All, writes, head), PastLayer.Find(layer, new() { AsOf = revision }, writes, head));
    }

    private async Task<Restored> EditAsync(
        IFeatureSnapshot snapshot, LayerDraft now, PastLayer then, FeatureQuery which, RevisionNote note, CancellationToken ct)
    {
        // The past does not change: it may be read beside the snapshot, which has one reader at a time.
        var wanted = store.ReadAsync(now.Name, which with { AsOf = then.AsOf }, ct);
        if (!IsSameForm(now, then.Draft) && await wanted.AnyAsync(ct))
        {
            throw new WorkspaceException(
                $"'{now.Name}' had other fields at revision {then.AsOf} than it has now, so that one feature of then does not fit. Nothing was changed: restore the whole layer.");
        }

        var edit = await LayerDifference.FindAsync(now, snapshot.ReadAsync(now.Name, which, ct), wanted, note, ct);
        if (edit.Adds.Count + edit.Updates.Count + edit.Deletes.Count == 0)
            return new(null, 0, 0, 0, false);
        return new(await store.CommitAsync(edit, ct), edit.Adds.Count, edit.Updates.Count, edit.Deletes.Count, false);
    }

    /// <param name="before">How many features the layer holds.</param>
    private async Task<Restored> RewriteAsync(PastLayer then, long before, RevisionNote note, CancellationToken ct)
    {
        var (count, area) = (0L, Area.Zero);
        var counted = store.ReadAsync(then.Generation.Layer, new() { AsOf = then.AsOf }, ct).Select(feature =>
        {
            count++;
            area += then.Draft.Kind == GeometryKind.Polygon ? areas.Of(feature.Shape) : Area.Zero;
            return feature;
        });
        var revision = await store.WriteLayerAsync(then.Draft, WriteMode.Replace, counted, () => From(then, count, area), note, ct);
        return new(revision, count, 0, before, true);
    }

    private Task<bool> IsNoneAsync(IFeatureSnapshot snapshot, LayerDraft draft, PastLayer then, CancellationToken ct) =>
        LayerDifference.IsNoneAsync(
            draft, snapshot.ReadAsync(draft.Name, FeatureQuery.All, ct), store.ReadAsync(draft.Name, new() { AsOf = then.AsOf }, ct), ct);

    private Provenance From(PastLayer then, long count, Area area) => new(
        SourceWord, $"{then.Generation.Layer}@{then.AsOf}", "", SourceWord, "UTF-8", "format", store.Crs.ToString(), "history",
        new(count, count, 0, 0, area, Area.Zero, Area.Zero, area, Area.Zero, []));

    private static bool IsSameForm(LayerDraft one, LayerDraft other) => one.Kind == other.Kind && LayerAppend.HasSameFields(one, other);
}
