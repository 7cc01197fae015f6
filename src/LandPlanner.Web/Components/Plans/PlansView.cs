using LandPlanner.Workspaces.Plans;

namespace LandPlanner.Web.Components.Plans;

/// <summary>Where somebody was in the panel of plans, so that closing it loses nothing.</summary>
internal sealed class PlansView
{
    /// <summary>Whether the comparison is shown, not the sketches.</summary>
    public bool IsComparing { get; set; }

    /// <summary>The layers chosen; null for the first there is.</summary>
    public string? Plan { get; set; }

    public string? Survey { get; set; }

    /// <summary>The last comparison; null for none.</summary>
    public PlanRun? Run { get; set; }
}
