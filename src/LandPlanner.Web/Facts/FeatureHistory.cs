using LandPlanner.Areas;
using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Web.Facts;

public enum FeatureEventKind
{
    Imported,
    Added,
    Changed,
    Deleted,
}

/// <summary>What a revision did to one feature.</summary>
/// <param name="Difference">Null unless it was changed, and both sides are known.</param>
public sealed record FeatureEvent(Revision Revision, FeatureEventKind Kind, FeatureDifference? Difference);

/// <summary>The life of one feature.</summary>
internal static class FeatureHistory
{
    /// <summary>The newest first, down to where it came from.</summary>
    public static async Task<IReadOnlyList<FeatureEvent>> ReadAsync(IFeatureReader reader, LayerInfo layer, long id, EllipsoidalArea areas, CancellationToken ct)
    {
        var generation = LayerTimeline.Of(await reader.ReadRevisionsAsync(ct).ToListAsync(ct)).First(timeline => timeline.Layer == layer.Name).Generations[^1];
        var changes = await reader.ReadChangesAsync(new() { Layer = layer.Name, FeatureId = id }, ct)
            .Where(change => change.Revision.Number > generation.Started).ToListAsync(ct);
        var events = changes.Select(change => Event(change, layer, areas)).ToList();
        if (changes is not [{ Before: null, BeforeHash: null }, ..] && await OriginAsync(reader, generation, id, ct) is { } origin)
            events.Insert(0, new(origin, FeatureEventKind.Imported, null));
        events.Reverse();
        return events;
    }

    private static FeatureEvent Event(Change change, LayerInfo layer, EllipsoidalArea areas)
    {
        var kind = change.After is null ? FeatureEventKind.Deleted : change is { Before: null, BeforeHash: null } ? FeatureEventKind.Added : FeatureEventKind.Changed;
        // An append may have widened the layer since: values then stand under other fields.
        var difference = change is { Before: { } before, After: { } after } && before.Values.Length == layer.Schema.Fields.Count && after.Values.Length == before.Values.Length
            ? FeatureDifference.Between(before, after, layer, areas)
            : null;
        return new(change.Revision, kind, difference);
    }

    /// <summary>The write that brought it: where the layer was appended to, the first after which it was there.</summary>
    private static async Task<Revision?> OriginAsync(IFeatureReader reader, LayerGeneration generation, long id, CancellationToken ct)
    {
        if (generation.Writes is [var only])
            return only.Revision;
        foreach (var write in generation.Writes)
        {
            if (await reader.ReadAsync(generation.Layer, new() { Ids = [id], AsOf = write.Revision.Number }, ct).AnyAsync(ct))
                return write.Revision;
        }

        return null;
    }
}
