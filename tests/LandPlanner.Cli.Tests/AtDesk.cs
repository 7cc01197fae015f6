namespace LandPlanner.Cli.Tests;

/// <summary>Tests of the command line, each at a desk of its own.</summary>
public abstract class AtDesk : IAsyncLifetime
{
    private protected Desk Desk { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => Desk = await Desk.SetAsync();

    public ValueTask DisposeAsync()
    {
        Desk.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
