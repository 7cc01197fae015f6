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
        await using var snapshot = await store.OpenSnapshotAsync(ct);
        await snapshot.GetLayerAsync(layer, ct);
        var revisions = await snapshot.ReadRevisionsAsync(ct).ToListAsync(ct);
        var head = revisions[^1].Number;
        var writes = revisions.Where(known => known.Kind == RevisionKind.LayerWritten && known.Layers[0] == layer).ToList();
        var now = PastLayer.Find(layer, FeatureQuery.All, writes, head);
        var then = PastLayer.Find(layer, new() { AsOf = revision }, writes, head);
        if (featureId is { } id)
            return await EditAsync(snapshot, now.Draft, then, new() { Ids = [id] }, note, ct);
        return now.Generation.Started == then.Generation.Started && LayerJson.Write(now.Draft) == LayerJson.Write(then.Draft)
            ? await EditAsync(snapshot, now.Draft, then, FeatureQuery.All, note, ct)
            : await RewriteAsync(snapshot, now.Draft, then, note, ct);
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

    private async Task<Restored> RewriteAsync(
        IFeatureSnapshot snapshot, LayerDraft now, PastLayer then, RevisionNote note, CancellationToken ct)
    {
        var past = new FeatureQuery { AsOf = then.AsOf };
        if (LayerJson.Write(now) == LayerJson.Write(then.Draft) && await IsNoneAsync(snapshot, now, past, ct))
            return new(null, 0, 0, 0, false);
        var before = (await snapshot.GetLayerAsync(now.Name, ct)).Count;
        var (count, area) = (0L, Area.Zero);
        var counted = snapshot.ReadAsync(now.Name, past, ct).Select(feature =>
        {
            count++;
            area += then.Draft.Kind == GeometryKind.Polygon ? areas.Of(feature.Shape) : Area.Zero;
            return feature;
        });
        var revision = await store.WriteLayerAsync(then.Draft, WriteMode.Replace, counted, () => From(then, count, area), note, ct);
        return new(revision, count, 0, before, true);
    }

    private Task<bool> IsNoneAsync(IFeatureSnapshot snapshot, LayerDraft draft, FeatureQuery past, CancellationToken ct) =>
        LayerDifference.IsNoneAsync(
            draft, snapshot.ReadAsync(draft.Name, FeatureQuery.All, ct), store.ReadAsync(draft.Name, past, ct), ct);

    private Provenance From(PastLayer then, long count, Area area) => new(
        SourceWord, $"{then.Generation.Layer}@{then.AsOf}", "", SourceWord, "UTF-8", "format", store.Crs.ToString(), "workspace",
        new(count, count, 0, 0, area, Area.Zero, Area.Zero, area, Area.Zero, []));

    private static bool IsSameForm(LayerDraft one, LayerDraft other) => one.Kind == other.Kind &&
        one.Schema.Fields.Select(Plain).SequenceEqual(other.Schema.Fields.Select(Plain));

    private static (string Name, FieldType Type) Plain(Field field) => (field.Name, field.Type);
}
