using LandPlanner.Features;
using LandPlanner.Stores;

namespace LandPlanner.Histories;

/// <summary>What must be done to one state of a layer to make it another, feature by feature.</summary>
internal static class LayerDifference
{
    /// <param name="now">In ascending id.</param>
    /// <param name="wanted">In ascending id.</param>
    public static async Task<Edit> FindAsync(
        LayerDraft draft, IAsyncEnumerable<Feature> now, IAsyncEnumerable<Feature> wanted, RevisionNote note, CancellationToken ct)
    {
        var (adds, updates, deletes) = (new List<FeatureAdd>(), new List<FeatureUpdate>(), new List<FeatureDelete>());
        await using var ours = now.GetAsyncEnumerator(ct);
        var more = await ours.MoveNextAsync();
        await foreach (var feature in wanted.WithCancellation(ct))
        {
            for (; more && ours.Current.Id < feature.Id; more = await ours.MoveNextAsync())
                deletes.Add(new(draft.Name, ours.Current.Id, ours.Current.Version));
            if (!more || ours.Current.Id != feature.Id)
            {
                adds.Add(new(draft.Name, feature.Shape, feature.Values, feature.Id));
                continue;
            }

            if (ours.Current.Version != feature.Version && !IsSame(ours.Current, feature, draft))
                updates.Add(new(draft.Name, feature.Id, ours.Current.Version, feature.Shape, feature.Values));
            more = await ours.MoveNextAsync();
        }

        for (; more; more = await ours.MoveNextAsync())
            deletes.Add(new(draft.Name, ours.Current.Id, ours.Current.Version));
        return new(note) { Adds = adds, Updates = updates, Deletes = deletes };
    }

    /// <summary>Whether two states of a layer hold the same shapes and values in the same order, under whatever ids.</summary>
    public static async Task<bool> IsNoneAsync(
        LayerDraft draft, IAsyncEnumerable<Feature> one, IAsyncEnumerable<Feature> other, CancellationToken ct)
    {
        await using var others = other.GetAsyncEnumerator(ct);
        await foreach (var feature in one.WithCancellation(ct))
        {
            if (!await others.MoveNextAsync() || !IsSame(feature, others.Current, draft))
                return false;
        }

        return !await others.MoveNextAsync();
    }

    private static bool IsSame(Feature one, Feature other, LayerDraft draft) => Content(one, draft) == Content(other, draft);

    private static string Content(Feature feature, LayerDraft draft) =>
        FeatureJson.Write(feature with { Id = 0, Version = 0 }, draft.Kind, draft.Schema);
}
