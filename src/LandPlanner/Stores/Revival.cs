namespace LandPlanner.Stores;

/// <summary>A feature brought back under the id it had.</summary>
public static class Revival
{
    /// <summary>The version with which it comes back: one more than the last it had.</summary>
    /// <param name="last">Its last change; null where it was never changed.</param>
    /// <param name="written">Whether one of the layer's bulk writes brought it; asked only where nothing changed it.</param>
    /// <exception cref="WorkspaceException">The layer never had such a feature.</exception>
    public static long Version(string layer, long id, ChangeRecord? last, Func<bool> written)
    {
        if ((last?.After ?? last?.Before) is { } json)
            return FeatureJson.VersionOf(json) + 1;
        return written()
            ? 2
            : throw new WorkspaceException(
                $"'{layer}' never had a feature {id}: only a feature that was there comes back under its id. Nothing was saved: add it without one.");
    }

    public static WorkspaceException InUse(string layer, long id) =>
        new($"'{layer}' has a feature {id} already. Nothing was saved: change that one, or add the other without an id.");
}
