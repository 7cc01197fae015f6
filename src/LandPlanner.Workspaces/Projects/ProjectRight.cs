using LandPlanner.Cases;
using LandPlanner.Projects;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Workspaces.Projects;

/// <summary>Who may write down what of projects.</summary>
internal static class ProjectRight
{
    /// <summary>Where the workspace lists people, those may who are listed; a village clerk for the projects of the own village.</summary>
    /// <exception cref="WorkspaceException">The author may not.</exception>
    public static async Task RequireAsync(Workspace workspace, string author, IEnumerable<Project> projects, DateOnly today, CancellationToken ct)
    {
        var actor = await People.FindAsync(workspace, author, today, ct);
        if (actor.Role == PersonRole.VillageClerk && projects.FirstOrDefault(project => project.Village != actor.Village) is { } other)
            throw new WorkspaceException($"{actor.Name} answers for {actor.Village}; {other.Number} ({other.Name}) is of {(other.Village.Length > 0 ? Sentence.Quote(other.Village) : "no village")}. Nothing was saved.");
    }
}
