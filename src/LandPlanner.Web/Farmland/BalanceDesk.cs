using LandPlanner.Stores;
using LandPlanner.Web.Jobs;
using LandPlanner.Workspaces.Changes;
using LandPlanner.Workspaces.Farmland;
using Microsoft.Extensions.Logging;

namespace LandPlanner.Web.Farmland;

/// <summary>A balance of farmland by the id of what it says.</summary>
internal sealed record BalanceRun(string Id, FarmlandBalanceRun Run, BalanceTable Table);

/// <summary>The balances of the workspace: the one that runs now, and the last few that were made.</summary>
internal sealed class BalanceDesk(WorkspaceHost host, ILogger<BalanceDesk> log) : IAsyncDisposable
{
    private const int MostRuns = 4;

    private readonly Shelf<BalanceRun> _runs = new(MostRuns);

    public BackgroundJob<double, BalanceRun> Job { get; } = new(log);

    /// <param name="from">The day the earlier layer speaks of; null for its vintage.</param>
    /// <param name="until">The day the later layer speaks of; null for its vintage.</param>
    /// <returns>False where one is made already.</returns>
    public bool TryStart(string before, string after, DateOnly? from, DateOnly? until, bool keepsLayer, RevisionNote note) => Job.TryStart(note.Author, async (progress, ct) =>
    {
        var request = new FarmlandBalanceRequest(new ChangeRequest(before, after, note) { KeepsLayer = keepsLayer }) { From = from, Until = until };
        var run = await FarmlandBalanceRun.ExecuteAsync(host.Workspace, request, progress.Report, ct);
        var made = new BalanceRun(FarmlandBalanceRun.IdOf(run.Ledger), run, new(run.Ledger));
        _runs.Put(made.Id, made);
        await host.Watch.LookAsync(CancellationToken.None);
        return made;
    });

    /// <summary>Null where it was not made since the server started, or long ago.</summary>
    public async Task<BalanceRun?> FindAsync(string id) => _runs.Find(id) is { } made ? await made : null;

    public ValueTask DisposeAsync() => Job.DisposeAsync();
}
