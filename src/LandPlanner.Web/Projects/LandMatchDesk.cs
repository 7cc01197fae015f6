using LandPlanner.Areas;
using LandPlanner.Ledgers;
using LandPlanner.Projects;
using LandPlanner.Projects.Matching;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Projects.Matching;

namespace LandPlanner.Web.Projects;

/// <summary>Land for projects as the project's card asks for it.</summary>
internal sealed class LandMatchDesk(WorkspaceHost host, ProjectDesk projects)
{
    public MatchRules Rules => host.Workspace.Tables.Match;

    public LedgerForm Form => host.Workspace.Tables.Ledgers.Get(LandMatchBook.FormId);

    /// <summary>The project's own need, in mu, as it would be typed; empty where it says none, or has all of it.</summary>
    public static string AreaOf(Project project) => project.LandNeeded is { } needed && needed - (project.LandHeld ?? Area.Zero) is var open && open > Area.Zero
        ? FormattableString.Invariant($"{open.Mu(2):0.##}")
        : "";

    /// <exception cref="WorkspaceException">The need cannot be so.</exception>
    public async Task<MatchResult> FindAsync(Project project, LandNeedTexts need) =>
        (await Task.Run(() => LandMatchBook.FindAsync(host.Workspace, Request(project, need), CancellationToken.None))).Result;

    /// <exception cref="WorkspaceException">Something speaks against it, or the author may not; nothing was changed.</exception>
    public async Task KeepAsync(Project project, LandNeedTexts need, LandOffer offer, string author)
    {
        List<(string, long)> parcels = [.. offer.Parcels.Select(parcel => (parcel.Layer, parcel.Id))];
        await Task.Run(() => LandMatchBook.KeepAsync(host.Workspace, Request(project, need), parcels, "", new(author, $"match keep {project.Number}"), projects.Today, CancellationToken.None));
        await host.Watch.LookAsync(CancellationToken.None);
    }

    /// <exception cref="WorkspaceException">It was dropped already, no reason is given, or the author may not; nothing was changed.</exception>
    public async Task DropAsync(string number, string reason, string author)
    {
        await LandMatchBook.DropAsync(host.Workspace, number, reason, new(author, $"match drop {number}"), projects.Today, CancellationToken.None);
        await host.Watch.LookAsync(CancellationToken.None);
    }

    /// <summary>What is kept for a project, what was dropped after it.</summary>
    public async Task<IReadOnlyList<KeptMatch>> KeptAsync(Project project) =>
        [.. (await Task.Run(() => LandMatchBook.ListAsync(host.Workspace, project.Number, CancellationToken.None))).OrderBy(match => match.IsDropped)];

    private LandMatchRequest Request(Project project, LandNeedTexts need) => new(project.Number, need, projects.Today);
}
