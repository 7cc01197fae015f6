using LandPlanner.Audits;
using LandPlanner.Calendars;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Auditing;
using Microsoft.Extensions.Logging;

namespace LandPlanner.Web.Jobs;

/// <summary>An audit run that is kept: who ran it, and when.</summary>
internal sealed record KeptRun(string Id, string Author, DateTime At);

/// <summary>The audits of the workspace: the one that runs now, and those that were kept.</summary>
internal sealed class AuditDesk(WorkspaceHost host, ILogger<AuditDesk> log) : IAsyncDisposable
{
    // A run of a large town is some tens of megabytes in memory.
    private const int MostRuns = 4;

    private readonly Shelf<AuditRun> _runs = new(MostRuns);

    public BackgroundJob<AuditStep, AuditRun> Job { get; } = new(log);

    /// <summary>The kept run whose findings lie on the map; null where there is none.</summary>
    public string? ShownRun => host.Watch.Find(AuditRun.FindingsLayerName)?.Provenance is { Source: "audit" } from ? from.SourceLayer : null;

    /// <exception cref="WorkspaceException">The rule pack is not fit.</exception>
    public AuditChoice Choice() => AuditChoices.Read(host.Workspace, host.Watch.Layers, null, Today);

    /// <param name="subjects">Layers to audit; null for the usual ones.</param>
    /// <param name="rules">Ids of rules to apply; null for all.</param>
    /// <returns>False where an audit runs already.</returns>
    public bool TryStart(IReadOnlyList<string>? subjects, IReadOnlyList<string>? rules, RevisionNote note) => Job.TryStart(note.Author, async (progress, ct) =>
    {
        var request = new AuditRequest(note) { Subjects = subjects, Rules = rules, On = Today, Progress = progress };
        var run = await AuditRun.ExecuteAsync(host.Workspace, request, ct);
        _runs.Put(run.Id, run);
        await host.Watch.LookAsync(CancellationToken.None);
        return run;
    });

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<KeptRun>> ListAsync(CancellationToken ct)
    {
        var kept = await Task.Run(() => AuditRun.ListAsync(host.Workspace, ct), ct);
        return [.. kept.Select(run => new KeptRun(run.Id, run.KeptIn.Note.Author, run.KeptIn.At))];
    }

    /// <exception cref="WorkspaceException">None is kept under this id.</exception>
    public Task<AuditRun> ReadAsync(string id) =>
        _runs.GetAsync(id, () => Task.Run(() => AuditRun.ReadAsync(host.Workspace, id, CancellationToken.None)));

    public ValueTask DisposeAsync() => Job.DisposeAsync();

    private static DateOnly Today => ChinaTime.Today(TimeProvider.System);
}
