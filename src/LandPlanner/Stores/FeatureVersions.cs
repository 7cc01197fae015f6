using LandPlanner.Features;

namespace LandPlanner.Stores;

/// <summary>Finds the version of a feature that an editor saw.</summary>
public static class FeatureVersions
{
    /// <summary>A version of one feature; null where the changes do not hold it.</summary>
    /// <param name="changes">Of that feature, oldest first.</param>
    /// <param name="current">The feature as it stands; null where it is gone.</param>
    public static Feature? Find(IEnumerable<Change> changes, Feature? current, long version)
    {
        if (current?.Version == version)
            return current;
        return changes.SelectMany(change => new[] { change.Before, change.After })
            .LastOrDefault(feature => feature?.Version == version);
    }

    /// <summary>The same from a store's history.</summary>
    public static async Task<Feature?> FindAsync(IFeatureReader reader, string layer, long id, Feature? current, long version, CancellationToken ct) =>
        current?.Version == version
            ? current
            : Find(await reader.ReadChangesAsync(new() { Layer = layer, FeatureId = id }, ct).ToListAsync(ct), current, version);
}
