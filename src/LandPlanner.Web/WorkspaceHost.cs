using LandPlanner.Web.Layers;
using LandPlanner.Workspaces;
using LandPlanner.Workspaces.Auditing;
using LandPlanner.Workspaces.Held;

namespace LandPlanner.Web;

/// <summary>The one open workspace all requests share, with what is held ready of it.</summary>
internal sealed class WorkspaceHost : IAsyncDisposable
{
    // Nobody draws before the first map is there, and all hands are busy until then.
    private static readonly TimeSpan UntilFirstMap = TimeSpan.FromSeconds(2);

    private readonly Lazy<Task<LiveCheck>> _live;
    private readonly CancellationTokenSource _closing = new();
    private Task _warming = Task.CompletedTask;

    private WorkspaceHost(Workspace workspace, WorkspaceWatch watch, string address)
    {
        (Workspace, Watch, Address) = (workspace, watch, address);
        Held = new(workspace, watch);
        _live = new(() => LiveCheck.OpenAsync(workspace, null, DateOnly.FromDateTime(DateTime.Now), _closing.Token));
        watch.Changed += Follow;
    }

    public Workspace Workspace { get; }

    public WorkspaceWatch Watch { get; }

    public HeldLayers Held { get; }

    /// <summary>As it may be shown.</summary>
    public string Address { get; }

    public static async Task<WorkspaceHost> OpenAsync(string address, CancellationToken ct)
    {
        var workspace = await Workspace.OpenAsync(address, readOnly: false, ct);
        return new(workspace, await WorkspaceWatch.StartAsync(workspace, ct), Workspace.Shown(address));
    }

    /// <summary>Reads ahead, in the background, the layers of the first map, and then what the live check needs.</summary>
    public void Warm() => _warming = WarmAsync();

    /// <summary>Reads what the live check needs, when first asked for.</summary>
    public Task<LiveCheck> LiveAsync() => _live.Value;

    public async ValueTask DisposeAsync()
    {
        Watch.Changed -= Follow;
        await _closing.CancelAsync();
        await _warming.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Watch.DisposeAsync();
        if (_live is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } live })
            await (await live).DisposeAsync();
        Held.Dispose();
        await Workspace.DisposeAsync();
        _closing.Dispose();
    }

    private async Task WarmAsync()
    {
        // Reading a file is done by whoever asks: that is not to be the one who starts the server.
        await Task.Yield();
        try
        {
            var shown = new LayerCatalog(Workspace, Watch).Layers.Where(layer => layer.IsShown);
            await Parallel.ForEachAsync(shown.OrderByDescending(layer => layer.Info.Count), _closing.Token, async (layer, ct) => await Held.GetAsync(layer.Name, ct));
            await Task.Delay(UntilFirstMap, _closing.Token);
            await LiveAsync();
        }
        catch (Exception failure) when (failure is OperationCanceledException or Stores.WorkspaceException or IOException)
        {
            // Told when it is asked for.
        }
    }

    private void Follow()
    {
        if (_live is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            _ = RefreshAsync();
    }

    /// <summary>What fails here fails again, and is told, when the check is asked.</summary>
    private async Task RefreshAsync()
    {
        try
        {
            await (await _live.Value).RefreshAsync(_closing.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or Stores.WorkspaceException or IOException)
        {
            return;
        }
    }
}
