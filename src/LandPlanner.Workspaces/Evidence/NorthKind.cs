namespace LandPlanner.Workspaces.Evidence;

/// <summary>The north that an azimuth is counted from.</summary>
public enum NorthKind
{
    /// <summary>The photo does not say.</summary>
    Unknown,

    /// <summary>The meridian's; by some degrees not the north of a Gauss-Kruger grid.</summary>
    True,

    /// <summary>The needle's; in China up to about ten degrees west of true north.</summary>
    Magnetic,
}
