using LandPlanner.Features;
using LandPlanner.Web.Layers;
using LandPlanner.Workspaces.Held;
using Microsoft.JSInterop;

namespace LandPlanner.Web.Components;

/// <summary>A feature somebody points to.</summary>
public sealed record Picked(string Layer, long Id);

/// <summary>How one layer looks on one person's map.</summary>
public sealed record LayerLook(bool Visible, double Opacity);

/// <summary>One person's map: which panel is open, what is selected, and the way to the map module in the browser.</summary>
internal sealed class MapSession : IAsyncDisposable
{
    private readonly WorkspaceWatch _watch;
    private readonly LayerCatalog _catalog;
    private readonly MapHostOptions _options;
    private string? _name;
    private IJSObjectReference? _module;
    private DotNetObjectReference<MapSession>? _self;

    public MapSession(WorkspaceWatch watch, LayerCatalog catalog, MapHostOptions options)
    {
        (_watch, _catalog, _options) = (watch, catalog, options);
        watch.Changed += Notify;
    }

    /// <summary>Raised on any thread when anything here, or a layer of the workspace, has changed.</summary>
    public event Action? Changed;

    /// <summary>Raised when the map module tells something that only one panel wants: its name, and what it tells.</summary>
    public event Action<string, string>? Told;

    /// <summary>The open panel's name; null for none.</summary>
    public string? Panel { get; private set; }

    /// <summary>What was picked, topmost first.</summary>
    public IReadOnlyList<Picked> Hits { get; private set; } = [];

    /// <summary>The one of <see cref="Hits"/> that is lit.</summary>
    public Picked? Selected { get; private set; }

    /// <summary>The figure that a link led to, with its year: "2023/tract-area"; null for none.</summary>
    public string? LinkedFigure { get; set; }

    public Dictionary<string, LayerLook> Looks { get; private set; } = [];

    /// <summary>Names from the bottom of the map to its top.</summary>
    public List<string> Order { get; private set; } = [];

    /// <summary>In whose name this person changes the workspace: as they said in the settings, else whoever serves it.</summary>
    public string Author => string.IsNullOrWhiteSpace(_name) ? _options.Author : _name.Trim();

    /// <summary>Names of layers whose features the open panel shows itself: a click on one of them leaves it open.</summary>
    public IReadOnlyCollection<string> Own { get; set; } = [];

    /// <summary>Whether the map module knows of these panels.</summary>
    public bool IsAttached { get; private set; }

    public async Task AttachAsync(IJSRuntime js, string module)
    {
        _module = await js.InvokeAsync<IJSObjectReference>("import", module);
        _self = DotNetObjectReference.Create(this);
        var state = await _module.InvokeAsync<MapAttachment>("attach", _self);
        IsAttached = true;
        (_name, LinkedFigure) = (state.Author, state.Figure);
        (Looks, Order) = (state.Looks, [.. state.Order]);
        // Whoever was quicker than the map has opened one already.
        Panel ??= state.Drawing ? Panels.PanelNames.Draw : state.Panel;
        if (state.Selection is { } selected)
        {
            (Hits, Selected) = ([selected], selected);
            Panel ??= Panels.PanelNames.Feature;
        }

        Notify();
        if (Panel != state.Panel)
            await CallAsync("setPanel", Panel);
    }

    /// <summary>Opens a panel in the place of the one that is open; null closes it.</summary>
    public async Task OpenAsync(string? panel)
    {
        if (Panel == panel)
            return;
        Panel = panel;
        Notify();
        await CallAsync("setPanel", panel);
    }

    /// <param name="name">Kept by the browser; empty for whoever serves the map.</param>
    public Task SetAuthorAsync(string name)
    {
        _name = name;
        Notify();
        return CallAsync("author.setAuthor", name);
    }

    /// <summary>Lights a feature, shows its panel, and goes there if asked to.</summary>
    public async Task SelectAsync(Picked? picked, bool zoom = false)
    {
        Selected = picked;
        if (picked is null)
            Hits = [];
        else if (!Hits.Contains(picked))
            Hits = [picked];
        Notify();
        await CallAsync("select", picked?.Layer, picked?.Id ?? 0, zoom);
    }

    /// <summary>Opens the panel of cases at one of them, and goes there.</summary>
    public async Task OpenCaseAsync(Picked picked, Cases.CasesView view)
    {
        view.Page = Cases.CasesPage.Card;
        await SelectAsync(picked, zoom: true);
        await OpenAsync(Panels.PanelNames.Cases);
    }

    /// <summary>Draws the panels anew after what they share has changed.</summary>
    public void Redraw() => Notify();

    public async Task SetLookAsync(string layer, LayerLook look)
    {
        Looks[layer] = look;
        Notify();
        await CallAsync("setLook", layer, look.Visible, look.Opacity);
    }

    /// <param name="order">Names from the bottom of the map to its top.</param>
    public async Task SetOrderAsync(IReadOnlyList<string> order)
    {
        Order = [.. order];
        Notify();
        await CallAsync("setOrder", order);
    }

    /// <param name="box">minx, miny, maxx, maxy in the workspace's plane; null for all there is.</param>
    public Task ZoomAsync(double[]? box) => CallAsync("zoomTo", (object?)box);

    /// <summary>How a layer looks: as chosen, else as its symbol says.</summary>
    public LayerLook LookOf(MapLayer layer) => Looks.GetValueOrDefault(layer.Name) ?? new(layer.IsShown, 1);

    /// <summary>All layers in this map's order, bottom first.</summary>
    public IReadOnlyList<MapLayer> Ordered()
    {
        int Place(MapLayer layer) => Order.IndexOf(layer.Name) is >= 0 and var place ? place : Order.Count + layer.Order;
        return [.. _catalog.Layers.OrderBy(Place)];
    }

    /// <summary>Calls a function of the map module, such as "zoomTo" or "draw.start". Nothing happens where the browser is gone.</summary>
    public async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            if (_module is not null)
                await _module.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The page was closed meanwhile.
        }
    }

    /// <summary>The same with an answer; default where the browser is gone.</summary>
    public async Task<T?> AskAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            return _module is null ? default : await _module.InvokeAsync<T>(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            return default;
        }
    }

    [JSInvokable("Picked")]
    public Task OnPickedAsync(IReadOnlyList<Picked> hits)
    {
        Hits = hits;
        Selected = hits.Count > 0 ? hits[0] : null;
        // The panel of cases stays for cases, whatever lies over them.
        if (Panel == Panels.PanelNames.Cases && hits.FirstOrDefault(hit => _catalog.Find(hit.Layer)?.Info.Role == LayerRole.Case) is { } picked)
            return SelectAsync(picked);
        if (hits.FirstOrDefault(hit => Own.Contains(hit.Layer)) is { } own)
            return SelectAsync(own);
        // A table that is open stays: it shows the row of what was picked.
        Panel = Panel == Panels.PanelNames.Table ? Panel : hits.Count > 0 ? Panels.PanelNames.Feature : Panel == Panels.PanelNames.Feature ? null : Panel;
        Notify();
        return CallAsync("setPanel", Panel);
    }

    [JSInvokable("Pressed")]
    public Task OnPressedAsync(string name) => OpenAsync(name == "close" ? null : name);

    /// <summary>What a tool of the map module has to say to its panel.</summary>
    /// <param name="name">The tool's name for it, such as "draw.verdict".</param>
    /// <param name="json">What it says.</param>
    [JSInvokable("Tell")]
    public void OnTold(string name, string json) => Told?.Invoke(name, json);

    public async ValueTask DisposeAsync()
    {
        _watch.Changed -= Notify;
        _self?.Dispose();
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page was closed, and the module with it.
        }
    }

    private void Notify() => Changed?.Invoke();
}

/// <summary>What the map module says of itself when panels join it.</summary>
internal sealed record MapAttachment(Dictionary<string, LayerLook> Looks, IReadOnlyList<string> Order, Picked? Selection, string? Panel, bool Drawing, string? Author, string? Figure);
