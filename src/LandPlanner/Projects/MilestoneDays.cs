namespace LandPlanner.Projects;

/// <summary>The days of a milestone.</summary>
[Flags]
public enum MilestoneDays
{
    None = 0,
    Planned = 1,
    Actual = 2,
}
