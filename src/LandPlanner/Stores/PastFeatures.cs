using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>A feature as its layer held it before a change.</summary>
/// <param name="Before">Its canonical JSON; null where the change added it.</param>
public readonly record struct UndoneChange(long FeatureId, string? Before);

/// <summary>Takes changes back: the features a layer held before them.</summary>
public static class PastFeatures
{
    /// <param name="rows">The layer's features in ascending id, those that do not match the query left out, none for the
    /// query's limit.</param>
    /// <param name="changes">What came after the revision asked for, in ascending feature, then revision: the first of a
    /// feature counts. Those that do not match the query may be among them.</param>
    /// <param name="later">The manifests of bulk writes after the revision asked for: what they brought was not there then. Ids do not tell,
    /// since an edit may have been given greater ones and be committed sooner.</param>
    /// <param name="read">Makes a feature of its canonical JSON.</param>
    public static IAsyncEnumerable<Feature> Read(
        IAsyncEnumerable<Feature> rows, IAsyncEnumerable<UndoneChange> changes, IReadOnlyList<Manifest> later, FeatureQuery query,
        Func<string, Feature> read)
    {
        var merged = Merge(
            rows.Where(row => !CameLater(row.Id)), Firsts(changes.Where(change => !CameLater(change.FeatureId))), Restored);
        return query.Limit is { } limit ? merged.Take(limit) : merged;

        bool CameLater(long id) => later.Any(manifest => manifest.Find(id) is not null);

        Feature? Restored(UndoneChange change) =>
            change.Before is { } json && Asks(query, change.FeatureId) && read(Known(change, json)) is var feature && Meets(query, feature) ? feature : null;
    }

    private static async IAsyncEnumerable<Feature> Merge(
        IAsyncEnumerable<Feature> rows, IAsyncEnumerable<UndoneChange> changes, Func<UndoneChange, Feature?> restored)
    {
        await using var change = changes.GetAsyncEnumerator();
        var more = await change.MoveNextAsync();
        await foreach (var row in rows)
        {
            for (; more && change.Current.FeatureId < row.Id; more = await change.MoveNextAsync())
            {
                if (restored(change.Current) is { } gone)
                    yield return gone;
            }

            if (!more || change.Current.FeatureId != row.Id)
                yield return row;
        }

        for (; more; more = await change.MoveNextAsync())
        {
            if (restored(change.Current) is { } gone)
                yield return gone;
        }
    }

    private static async IAsyncEnumerable<UndoneChange> Firsts(IAsyncEnumerable<UndoneChange> changes)
    {
        var last = 0L;
        await foreach (var change in changes)
        {
            if (change.FeatureId != last)
                yield return change;
            last = change.FeatureId;
        }
    }

    /// <exception cref="WorkspaceException">Of what another program changed before it was adopted, only a hash is left.</exception>
    private static string Known(UndoneChange change, string before) => ChangeRecord.IsHashOnly(before)
        ? throw new WorkspaceException(
            $"What feature {change.FeatureId} held before it was changed past the workspace is lost; only its hash is kept. Ask for a revision from the adoption on, or for other features.")
        : before;

    private static bool Asks(FeatureQuery query, long id) => id > query.AfterId && (query.Ids is null || query.Ids.Contains(id));

    private static bool Meets(FeatureQuery query, Feature feature) => query.Within is not { } box ||
        (feature.Shape is { IsEmpty: false } shape && shape.EnvelopeInternal.Intersects(box));
}
