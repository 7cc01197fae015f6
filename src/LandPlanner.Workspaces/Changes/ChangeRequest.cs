using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Changes;

/// <summary>Which vintages to compare.</summary>
/// <param name="Before">The earlier layer's name.</param>
/// <param name="After">The later layer's name.</param>
public sealed record ChangeRequest(string Before, string After, RevisionNote Note)
{
    /// <summary>Names of the layers of approved land; null for each layer of that role.</summary>
    public IReadOnlyList<string>? Approvals { get; init; }

    /// <summary>Whether the changed polygons are kept as a layer.</summary>
    public bool KeepsLayer { get; init; } = true;
}
