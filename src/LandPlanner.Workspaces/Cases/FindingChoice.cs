namespace LandPlanner.Workspaces.Cases;

/// <summary>Which findings of an audit become cases. An unset member means no restriction.</summary>
public sealed record FindingChoice
{
    /// <summary>The kept run; null for the latest.</summary>
    public string? Run { get; init; }

    public string? Rule { get; init; }

    public string? Village { get; init; }

    /// <summary>The audited feature.</summary>
    public (string Layer, long Id)? Feature { get; init; }

    /// <summary>Notices too; only violations otherwise.</summary>
    public bool WithNotices { get; init; }
}
