using LandPlanner.Stores;
using LandPlanner.Workspaces.Changes;
using Microsoft.Extensions.Logging;

namespace LandPlanner.Web.Jobs;

/// <summary>A change matrix by the id of what it says.</summary>
internal sealed record MatrixRun(string Id, ChangeRun Run);

/// <summary>The change matrices of the workspace: the one that runs now, and the last few that were made.</summary>
internal sealed class MatrixDesk(WorkspaceHost host, ILogger<MatrixDesk> log) : IAsyncDisposable
{
    private const int MostRuns = 4;

    private readonly Shelf<MatrixRun> _runs = new(MostRuns);

    public BackgroundJob<double, MatrixRun> Job { get; } = new(log);

    /// <param name="keepsLayer">Whether the changed polygons become a layer of the workspace.</param>
    /// <returns>False where one is made already.</returns>
    public bool TryStart(string before, string after, bool keepsLayer, RevisionNote note) => Job.TryStart(note.Author, async (progress, ct) =>
    {
        var request = new ChangeRequest(before, after, note) { KeepsLayer = keepsLayer };
        var run = await ChangeRun.ExecuteAsync(host.Workspace, request, progress.Report, ct);
        var made = new MatrixRun(ChangeRun.IdOf(run.Result), run);
        _runs.Put(made.Id, made);
        await host.Watch.LookAsync(CancellationToken.None);
        return made;
    });

    /// <summary>Null where it was not made since the server started, or long ago.</summary>
    public async Task<MatrixRun?> FindAsync(string id) => _runs.Find(id) is { } made ? await made : null;

    public ValueTask DisposeAsync() => Job.DisposeAsync();
}
