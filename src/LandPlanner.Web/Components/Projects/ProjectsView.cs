using LandPlanner.Projects;

namespace LandPlanner.Web.Components.Projects;

/// <summary>What the panel shows of the projects.</summary>
internal enum ProjectsPage
{
    List,
    Card,
    Paste,
    Take,
    Add,
}

/// <summary>Where somebody was in the panel of projects, so that closing it loses nothing.</summary>
internal sealed class ProjectsView
{
    public ProjectsPage Page { get; set; }

    /// <summary>The number of the project whose card is open, or was last.</summary>
    public string Opened { get; set; } = "";

    /// <summary>The month at whose end projects are judged; null for the last that should have been entered.</summary>
    public Month? Until { get; set; }

    /// <summary>Only projects of this light; null for all.</summary>
    public Light? Light { get; set; }

    /// <summary>Only projects of this kind, a code; null for all.</summary>
    public string? Kind { get; set; }

    public bool Takes(ProjectStanding one) => (Light is null || one.Verdict.Light == Light) && (Kind is null || one.Project.Kind == Kind);
}
