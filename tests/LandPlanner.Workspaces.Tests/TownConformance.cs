using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests;

/// <summary>Where the workspace of a test lies, until it is disposed of.</summary>
public abstract class Town : IDisposable
{
    public abstract string Address { get; }

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>A workspace in a file.</summary>
public sealed class FileTown : Town
{
    private readonly TemporaryFolder _folder = new();

    public override string Address => _folder.File("town.gpkg");

    public override void Dispose()
    {
        _folder.Dispose();
        base.Dispose();
    }
}

/// <summary>A workspace on a server.</summary>
public sealed class ServerTown(SharedCluster server) : Town
{
    private readonly Lazy<string> _address = new(() => server.NewAddress());

    public override string Address => _address.Value;
}

/// <summary>What holds for a workspace in a file and on a server alike: each suite is run once in either.</summary>
public abstract class TownConformance(Town town) : IAsyncLifetime
{
    private readonly Lazy<TemporaryFolder> _files = new(() => new());

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected string Address => town.Address;

    /// <summary>Empty, in EPSG:4550.</summary>
    protected Workspace Workspace { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Workspace = await Workspace.CreateAsync(Address, new(4550), "周工", Ct);
        await BeginAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Workspace.DisposeAsync();
        town.Dispose();
        if (_files.IsValueCreated)
            _files.Value.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A path in a folder of the test's own.</summary>
    protected string FileAt(string name) => _files.Value.File(name);

    /// <summary>What every test of a suite begins with.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;
}
