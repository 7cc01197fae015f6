using Microsoft.AspNetCore.Components;

namespace LandPlanner.Web.Components.Panels;

/// <summary>A component that is drawn anew when the person's map or a layer of the workspace changes.</summary>
public abstract class SessionComponent : ComponentBase, IDisposable
{
    [Inject]
    internal MapSession Session { get; set; } = default!;

    /// <summary>Whether it is shown no more: what it asked for before that is drawn nowhere.</summary>
    protected bool IsDisposed { get; private set; }

    protected override void OnInitialized() => Session.Changed += OnSessionChanged;

    public virtual void Dispose()
    {
        IsDisposed = true;
        Session.Changed -= OnSessionChanged;
        GC.SuppressFinalize(this);
    }

    /// <summary>Called when something changed, before it is drawn.</summary>
    protected virtual Task ChangedAsync() => Task.CompletedTask;

    private void OnSessionChanged() => _ = InvokeAsync(async () =>
    {
        await ChangedAsync();
        StateHasChanged();
    });
}
