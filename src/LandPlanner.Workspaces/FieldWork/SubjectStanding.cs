namespace LandPlanner.Workspaces.FieldWork;

/// <summary>What came of a subject in the field, beside what came of it in the workspace meanwhile.</summary>
public enum SubjectStanding
{
    /// <summary>Nothing was changed in the field.</summary>
    Untouched,

    /// <summary>Changed in the field, and not in the workspace.</summary>
    Changed,

    /// <summary>Changed in both, and both changes can stand.</summary>
    Mergeable,

    /// <summary>Both changed the same thing differently, or the workspace deleted what the field changed: a person decides.</summary>
    Clashing,

    /// <summary>What the field changed stands in the workspace already.</summary>
    AlreadyThere,

    /// <summary>The row is no longer in the package. Nothing follows from it: rows are not deleted by leaving them out.</summary>
    Missing,

    /// <summary>
    /// The history does not hold the row as it was packed, so what the field changed cannot be told: the row had been changed past the workspace, or what its layer held was not kept.
    /// </summary>
    Unknown,
}
