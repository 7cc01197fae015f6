using LandPlanner.Stores;
using LandPlanner.Topology;

namespace LandPlanner.Workspaces.Edits;

/// <summary>What to do where somebody else changed the feature since the version the editor saw.</summary>
public enum OnConflict
{
    /// <summary>Save nothing and show both versions.</summary>
    Refuse,

    /// <summary>Save both changes, unless both changed the same thing differently.</summary>
    Merge,

    /// <summary>Put this editor's version in the place of the other's; the history says so.</summary>
    Overwrite,
}

/// <summary>A change to one feature as a person words it.</summary>
public sealed record EditRequest(string Layer, long Id, RevisionNote Note)
{
    /// <summary>Fields and the text of their new values; an empty text for none.</summary>
    public IReadOnlyList<(string Field, string Value)> Values { get; init; } = [];

    /// <summary>The new shape in the workspace's CRS, x before y; null to keep the old.</summary>
    public string? Wkt { get; init; }

    /// <summary>The same as drawn on a map; at most one of the two is given.</summary>
    public LooseShape? Shape { get; init; }

    public bool Delete { get; init; }

    /// <summary>The version the editor saw; null for the one that stands.</summary>
    public long? ExpectedVersion { get; init; }

    public OnConflict OnConflict { get; init; }
}
