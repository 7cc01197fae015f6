namespace LandPlanner.Workspaces.FieldWork;

/// <summary>Whether a photo that is spoken of came back.</summary>
public enum PhotoPresence
{
    Here,

    /// <summary>No such file in the package.</summary>
    Missing,

    /// <summary>The path leads out of the package, as one of the telephone's own storage does; nothing was looked at.</summary>
    Outside,

    /// <summary>Larger than any photo; it was not read.</summary>
    TooLarge,
}
