using System.Globalization;
using System.Text.Json;
using LandPlanner.Features;
using LandPlanner.Web.Layers;
using LandPlanner.Web.Tables;
using LandPlanner.Workspaces.Held;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Components.Panels;

public sealed partial class TablePanel
{
    private const int RowPixels = 30;
    private const int TypingMilliseconds = 150;

    private readonly SemaphoreSlim _pressing = new(1);
    private Virtualize<int>? _virtual;
    private MapLayer? _layer;
    private HeldTable? _table;
    private IReadOnlyList<TableHead> _heads = [];
    private TableQuery _query = new();
    private TableQuery _arranged = new();
    private int[] _rows = [];
    private int _active = -1;
    private Picked? _shown;
    private CancellationTokenSource _arranging = new();
    private bool _isAttached;
    private bool _isToReveal = true;
    private bool _isGone;

    protected override Task OnInitializedAsync()
    {
        Session.Told += OnTold;
        return StartAsync();
    }

    private Task StartAsync()
    {
        var first = (Session.Selected is { } selected ? Catalog.Find(selected.Layer) : null) ?? Largest();
        return first is null ? Task.CompletedTask : ChooseAsync(first.Name);
    }

    public override void Dispose()
    {
        _isGone = true;
        Session.Told -= OnTold;
        _arranging.Cancel();
        _arranging.Dispose();
        _pressing.Dispose();
        _ = Session.CallAsync("look.watchBox", false);
        base.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_table is not null && !_isAttached)
        {
            _isAttached = true;
            await Session.CallAsync("table.attach");
        }

        if (!_isToReveal || !_isAttached || _rows.Length == 0)
            return;
        _isToReveal = false;
        if (_active >= 0)
            await Session.CallAsync("table.reveal", _active, RowPixels);
    }

    /// <summary>Follows edits, and what is picked on the map.</summary>
    protected override async Task ChangedAsync()
    {
        if (_layer is null)
        {
            await StartAsync();
            return;
        }

        if (Catalog.Find(_layer.Name) is not { } layer)
        {
            (_layer, _table) = (null, null);
            await StartAsync();
        }
        else if (_table is not null && layer.Info.Revision != _table.Layer.Info.Revision)
            await ReadAsync(layer);
        if (Session.Selected != _shown)
            await FollowAsync();
    }

    /// <summary>Of the layers that are seen, else of all, the one with the most rows: the survey, as a rule. Null where there is none.</summary>
    private MapLayer? Largest()
    {
        var seen = Catalog.Layers.Where(layer => Session.LookOf(layer).Visible).ToList();
        return (seen.Count > 0 ? seen : Catalog.Layers).MaxBy(layer => layer.Info.Count);
    }

    private async Task ChooseAsync(string name)
    {
        if (Catalog.Find(name) is not { } layer || name == _layer?.Name)
            return;
        var within = _query.Within;
        (_layer, _table, _rows, _active, _isAttached, _shown) = (layer, null, [], -1, false, null);
        _isToReveal = true;
        _query = new() { Within = within };
        await ReadAsync(layer);
    }

    private async Task ReadAsync(MapLayer layer)
    {
        var (table, heads) = await Task.Run(async () =>
        {
            var read = new HeldTable(await Held.GetAsync(layer.Name, CancellationToken.None), Workspace.Areas);
            return (read, TableColumns.Of(read, layer, Workspace.Tables, L["Id"], read.HasSize ? L[layer.Info.Kind == GeometryKind.Line ? "Length" : "AreaMu"].Value : null));
        });
        if (_layer?.Name != layer.Name)
            return;
        (_layer, _table) = (layer, table);
        // Columns keep their width while only their rows change.
        if (_heads.Count != heads.Count || !_heads.Select(head => head.Name).SequenceEqual(heads.Select(head => head.Name)))
            _heads = heads;
        // What was typed while it was read counts.
        await ArrangeAsync(_query);
    }

    /// <summary>Arranges the rows off the circuit's thread; an older wish that is still under way is dropped.</summary>
    private async Task ArrangeAsync(TableQuery query)
    {
        _query = query;
        if (_isGone || _table is null)
            return;
        await _arranging.CancelAsync();
        _arranging.Dispose();
        _arranging = new();
        var (table, ct) = (_table, _arranging.Token);
        try
        {
            var rows = await Task.Run(() => table.Arrange(query, ct), ct);
            if (_isGone || ct.IsCancellationRequested || table != _table)
                return;
            (_rows, _arranged) = (rows, query);
            _active = Place(Session.Selected);
            if (_virtual is not null)
                await _virtual.RefreshDataAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The next wish is under way.
        }
    }

    /// <summary>As <see cref="ArrangeAsync"/>, once typing pauses.</summary>
    private async Task TypeAsync(TableQuery query)
    {
        _query = query;
        await Task.Delay(TypingMilliseconds);
        if (_query == query)
            await ArrangeAsync(query);
    }

    private Task SortAsync(TableHead head) =>
        ArrangeAsync(_query with { SortBy = head.Column, IsDescending = _query.SortBy == head.Column && !_query.IsDescending });

    private Task FilterAsync(TableHead head, string text)
    {
        var others = _query.Filters.Where(filter => filter.Column != head.Column);
        return TypeAsync(_query with { Filters = [.. others, .. text.Length > 0 ? [new ColumnFilter(head.Column, text)] : Array.Empty<ColumnFilter>()] });
    }

    private Task ClearAsync() => ArrangeAsync(_query with { Text = "", Filters = [] });

    private async Task WatchAsync(bool wanted)
    {
        await Session.CallAsync("look.watchBox", wanted);
        await ArrangeAsync(_query with { Within = wanted ? Box(await Session.AskAsync<double[]>("look.viewBox")) : null });
    }

    private void OnTold(string name, string json)
    {
        if (name == "look.moved" && _query.Within is not null && _table is not null)
            _ = InvokeAsync(() => ArrangeAsync(_query with { Within = Box(JsonSerializer.Deserialize<double[]>(json)) }));
    }

    private static Envelope? Box(double[]? box) => box is [var minX, var minY, var maxX, var maxY] ? new(minX, maxX, minY, maxY) : null;

    private ValueTask<ItemsProviderResult<int>> ProvideAsync(ItemsProviderRequest request)
    {
        var count = Math.Clamp(_rows.Length - request.StartIndex, 0, request.Count);
        return ValueTask.FromResult(new ItemsProviderResult<int>(Enumerable.Range(request.StartIndex, count), _rows.Length));
    }

    private async Task PressAsync(KeyboardEventArgs key)
    {
        if (_isGone)
            return;
        // One key after the other: each starts from where the last one led.
        await _pressing.WaitAsync();
        try
        {
            await FollowKeyAsync(key);
        }
        finally
        {
            if (!_isGone)
                _pressing.Release();
        }
    }

    private async Task FollowKeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Enter" && _active >= 0)
        {
            await GoToAsync(_active, zoom: true);
            return;
        }

        var page = key.Key is "PageUp" or "PageDown" ? await Session.AskAsync<int>("table.page", RowPixels) : 0;
        int? to = key.Key switch
        {
            "ArrowDown" => _active + 1,
            "ArrowUp" => _active - 1,
            "PageDown" => _active + page,
            "PageUp" => _active - page,
            "Home" => 0,
            "End" => _rows.Length - 1,
            _ => null,
        };
        if (to is { } row && _rows.Length > 0)
            await GoToAsync(Math.Clamp(row, 0, _rows.Length - 1), zoom: false);
    }

    private async Task GoToAsync(int row, bool zoom)
    {
        _active = row;
        _shown = new(_layer!.Name, IdOf(row));
        await Session.CallAsync("table.reveal", row, RowPixels);
        await Session.SelectAsync(_shown, zoom);
    }

    /// <summary>What was picked on the map is shown here; of several things at a place that of this layer is meant.</summary>
    private async Task FollowAsync()
    {
        var picked = Session.Hits.FirstOrDefault(hit => hit.Layer == _layer?.Name);
        if (picked is not null && Session.Selected?.Layer != _layer?.Name)
        {
            _shown = picked;
            await Session.SelectAsync(picked);
        }

        ShowSelected();
    }

    private void ShowSelected()
    {
        _shown = Session.Selected;
        (_active, _isToReveal) = (Place(_shown), true);
        StateHasChanged();
    }

    /// <summary>Where a feature stands among the rows shown; -1 where it does not.</summary>
    private int Place(Picked? picked) => picked is not null && picked.Layer == _layer?.Name && _table!.RowOf(picked.Id) is >= 0 and var row ? Array.IndexOf(_rows, row) : -1;

    private long IdOf(int row) => row < _rows.Length ? _table!.Layer.Features[_rows[row]].Id : 0;

    private string? FilterOf(TableHead head) => _query.Filters.FirstOrDefault(filter => filter.Column == head.Column)?.Text;

    private string SortOf(TableHead head) => _arranged.SortBy != head.Column ? "none" : _arranged.IsDescending ? "descending" : "ascending";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
