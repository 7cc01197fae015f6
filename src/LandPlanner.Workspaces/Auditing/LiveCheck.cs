using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Topology;

namespace LandPlanner.Workspaces.Auditing;

/// <summary>Answers what the audit would say of a polygon under the pen, and follows what is committed to the workspace.</summary>
/// <remarks>
/// <c>Check</c> answers at once from memory and says which revision it stands on; <see cref="RefreshAsync"/> takes in what
/// was committed since, by whomever. Changes made past LandPlanner leave no revision and are seen when the workspace is opened
/// anew. Any thread may ask.
/// </remarks>
public sealed class LiveCheck : IAsyncDisposable
{
    private readonly Workspace _workspace;
    private readonly string? _rulePack;
    private readonly DateOnly _on;
    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly CancellationTokenSource _closing = new();
    private volatile Standing _standing;
    private Task<Standing>? _relaying;

    private LiveCheck(Workspace workspace, string? rulePack, DateOnly on, Standing standing) =>
        (_workspace, _rulePack, _on, _standing) = (workspace, rulePack, on, standing);

    /// <summary>The newest revision that answers stand on.</summary>
    public Revision StandsOn => _standing.Head;

    /// <summary>Reads all layers an audit would look at.</summary>
    /// <param name="rulePack">A rule pack's file; null for the default pack of <c>data/rules</c>.</param>
    /// <param name="on">The day on which rules must be in force.</param>
    /// <exception cref="WorkspaceException">The rule pack is not fit.</exception>
    public static async Task<LiveCheck> OpenAsync(Workspace workspace, string? rulePack, DateOnly on, CancellationToken ct) =>
        new(workspace, rulePack, on, await ReadAsync(workspace, rulePack, on, ct));

    /// <summary>Answers from memory, as of the last refresh.</summary>
    /// <param name="role">What the polygon would be.</param>
    /// <param name="values">By meaning of the table of roles; what rules ask of the subject itself.</param>
    public LiveReading Check(
        LayerRole role, LooseShape shape, IReadOnlyDictionary<string, object?>? values = null, Drawing drawing = Drawing.Loose)
    {
        var standing = _standing;
        return new(standing.Snapshot.Check(role, shape, values, drawing), standing.Head.Number, standing.Head.Hash, standing.Snapshot.Notes);
    }

    /// <summary>Answers from memory what would be said of a feature of a layer if it were as it is given here.</summary>
    /// <exception cref="LayerNotFoundException">The audit looks at no such layer.</exception>
    public LiveReading Check(string layer, Feature feature, Drawing drawing = Drawing.Loose)
    {
        var standing = _standing;
        return new(standing.Snapshot.Check(layer, feature, drawing), standing.Head.Number, standing.Head.Hash, standing.Snapshot.Notes);
    }

    /// <summary>Commits an edit to the workspace and takes it in.</summary>
    /// <exception cref="EditConflictException">A feature is gone or has another version than the edit expected.</exception>
    public async Task<Revision> CommitAsync(Edit edit, CancellationToken ct)
    {
        var revision = await _workspace.Store.CommitAsync(edit, ct);
        await RefreshAsync(ct);
        return revision;
    }

    /// <summary>Takes in what was committed since; quick where nothing was.</summary>
    /// <returns>The newest revision that answers stand on now.</returns>
    public async Task<Revision> RefreshAsync(CancellationToken ct)
    {
        await _refreshing.WaitAsync(ct);
        try
        {
            if (_relaying is { IsCompleted: true } relaid)
            {
                _relaying = null;
                _standing = await CatchUpAsync(await relaid, ct);
            }
            else
            {
                _standing = await CatchUpAsync(_standing, ct);
            }

            if (_standing.Snapshot.IsWorn)
                _relaying ??= RelayAsync(_standing);
            return _standing.Head;
        }
        finally
        {
            _refreshing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        if (_relaying is { } relaying)
            await relaying.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _closing.Dispose();
        _refreshing.Dispose();
    }

    private Task<Standing> RelayAsync(Standing worn) =>
        Task.Run(() => worn with { Snapshot = worn.Snapshot.Relaid(threads: 1, _closing.Token) }, _closing.Token);

    private async Task<Standing> CatchUpAsync(Standing standing, CancellationToken ct)
    {
        if (standing.IsOf(await LayersAsync(_workspace, _workspace.Store, ct)))
            return standing;
        // What is taken in is of one moment: a layer written between two reads would be in one of them alone.
        await using var snapshot = await _workspace.Store.OpenSnapshotAsync(ct);
        var layers = await LayersAsync(_workspace, snapshot, ct);
        var since = (await RevisionsAsync(snapshot, ct)).Where(revision => revision.Number > standing.Head.Number).ToList();
        if (since.Count == 0 || !standing.LooksAtSame(layers) || since.Any(revision => Rewrites(revision, layers)))
            return await ReadAsync(_workspace, snapshot, _rulePack, _on, ct);
        return new(standing.Snapshot.With(await ChangesAsync(snapshot, since, ct)), since[^1], layers);
    }

    private static bool Rewrites(Revision revision, IReadOnlyDictionary<string, long> layers) =>
        revision.Kind == RevisionKind.LayerWritten && revision.Layers.Any(layers.ContainsKey);

    private static async Task<List<FeatureChange>> ChangesAsync(IFeatureReader reader, List<Revision> since, CancellationToken ct)
    {
        // A clock may have been set back: the times only narrow down what is read, the numbers decide.
        var query = new HistoryQuery { From = since.Min(revision => revision.At), Until = since.Max(revision => revision.At) };
        return await reader.ReadChangesAsync(query, ct)
            .Where(change => change.Revision.Number >= since[0].Number && change.Revision.Number <= since[^1].Number)
            .Select(change => new FeatureChange(change.Layer, change.FeatureId, change.After)).ToListAsync(ct);
    }

    private static async Task<Standing> ReadAsync(Workspace workspace, string? rulePack, DateOnly on, CancellationToken ct)
    {
        await using var snapshot = await workspace.Store.OpenSnapshotAsync(ct);
        return await ReadAsync(workspace, snapshot, rulePack, on, ct);
    }

    private static async Task<Standing> ReadAsync(
        Workspace workspace, IFeatureSnapshot snapshot, string? rulePack, DateOnly on, CancellationToken ct)
    {
        var layers = await LayersAsync(workspace, snapshot, ct);
        var head = (await RevisionsAsync(snapshot, ct))[^1];
        var input = await AuditInputs.ReadAsync(workspace, snapshot, rulePack, on, ct);
        return new Standing(await Task.Run(() => ConstraintSnapshot.Build(input, ct), ct), head, layers);
    }

    private static ValueTask<List<Revision>> RevisionsAsync(IFeatureReader reader, CancellationToken ct) =>
        reader.ReadRevisionsAsync(ct).ToListAsync(ct);

    private static async Task<IReadOnlyDictionary<string, long>> LayersAsync(Workspace workspace, IFeatureReader reader, CancellationToken ct) =>
        (await reader.ListLayersAsync(ct)).Where(layer => AuditInputs.IsLookedAt(workspace, layer)).ToDictionary(layer => layer.Name, layer => layer.Revision);

    /// <param name="Layers">The last revision of each layer that is looked at.</param>
    private sealed record Standing(ConstraintSnapshot Snapshot, Revision Head, IReadOnlyDictionary<string, long> Layers)
    {
        /// <summary>A layer that was given another role may have left, or come in.</summary>
        public bool LooksAtSame(IReadOnlyDictionary<string, long> layers) =>
            layers.Count == Layers.Count && layers.Keys.All(Layers.ContainsKey);

        public bool IsOf(IReadOnlyDictionary<string, long> layers) =>
            layers.Count == Layers.Count && layers.All(layer => Layers.TryGetValue(layer.Key, out var revision) && revision == layer.Value);
    }
}

/// <summary>An answer, and what it stands on.</summary>
/// <param name="Revision">The newest revision that was taken in.</param>
/// <param name="Head">That revision's hash.</param>
/// <param name="Notes">What is to be said of how the layers were read.</param>
public sealed record LiveReading(LiveAnswer Answer, long Revision, string Head, IReadOnlyList<string> Notes);
