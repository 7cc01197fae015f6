namespace LandPlanner.Workspaces.Evidence;

/// <summary>Why content is not taken as a photo.</summary>
public enum PhotoProblem
{
    Empty,

    /// <summary>Neither JPEG, PNG, WebP nor HEIC, whatever its name says.</summary>
    NotAPicture,

    /// <summary>It begins as a picture and ends too soon, as after a broken transfer.</summary>
    Truncated,

    /// <summary>It begins and ends as a picture, and what lies between is no picture.</summary>
    Damaged,
}
