namespace LandPlanner.Cases;

/// <summary>What an area under protection means to a use.</summary>
public enum DeskCaution
{
    /// <summary>Nothing more than elsewhere.</summary>
    None,

    /// <summary>Even approved it must be looked into.</summary>
    Check,

    /// <summary>No approval helps.</summary>
    Forbidden,
}
