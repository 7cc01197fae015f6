namespace LandPlanner.Figures;

/// <summary>How a figure must stand to what was reported.</summary>
public enum FigureComparison
{
    /// <summary>Equal when rounded as the report printed it.</summary>
    Equal,
    AtLeast,
    AtMost,

    /// <summary>No farther from it than a tolerance.</summary>
    Within,
}
