using LandPlanner.Features;

namespace LandPlanner.Workspaces.Held;

/// <summary>Tells when layers of a workspace change, by whomever: looks often, for a file cannot call.</summary>
public sealed class WorkspaceWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    private readonly Workspace _workspace;
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _looking = new(1);
    private readonly Task _watching;
    private volatile IReadOnlyList<LayerInfo> _layers;

    private WorkspaceWatch(Workspace workspace, IReadOnlyList<LayerInfo> layers)
    {
        (_workspace, _layers) = (workspace, layers);
        _watching = WatchAsync();
    }

    /// <summary>Raised on any thread after <see cref="Layers"/> has changed. A handler must be quick and must not throw.</summary>
    public event Action? Changed;

    /// <summary>As of the last look, in the order they were created.</summary>
    public IReadOnlyList<LayerInfo> Layers => _layers;

    /// <summary>Why the last look failed; null where it did not.</summary>
    public Exception? Failure { get; private set; }

    public static async Task<WorkspaceWatch> StartAsync(Workspace workspace, CancellationToken ct) =>
        new(workspace, await workspace.Store.ListLayersAsync(ct));

    public LayerInfo? Find(string layer) => _layers.FirstOrDefault(info => info.Name == layer);

    /// <summary>Looks now: what was committed before the call is seen after it.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        await _looking.WaitAsync(ct);
        try
        {
            var layers = await _workspace.Store.ListLayersAsync(ct);
            Failure = null;
            if (IsSame(layers))
                return;
            _layers = layers;
        }
        finally
        {
            _looking.Release();
        }

        Changed?.Invoke();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _watching;
        _closing.Dispose();
        _looking.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token))
                await TryLookAsync();
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Asked to end.
        }
    }

    /// <summary>A server that is away for a while, or a file that is locked, is no reason to stop looking.</summary>
    private async Task TryLookAsync()
    {
        try
        {
            await LookAsync(_closing.Token);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failure = failure;
        }
    }

    private bool IsSame(IReadOnlyList<LayerInfo> layers) =>
        layers.Count == _layers.Count && layers.Zip(_layers).All(pair => pair.First.Name == pair.Second.Name && pair.First.Revision == pair.Second.Revision);
}
