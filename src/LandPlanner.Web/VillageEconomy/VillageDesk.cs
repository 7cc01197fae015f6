using LandPlanner.Calendars;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Themes;
using LandPlanner.VillageEconomy;
using LandPlanner.Web.Ledgers;
using LandPlanner.Workspaces.VillageEconomy;

namespace LandPlanner.Web.VillageEconomy;

/// <summary>Villages' income and estates' titles as panels ask for them.</summary>
internal sealed class VillageDesk(WorkspaceHost host, TimeProvider clock)
{
    public DateOnly Today => ChinaTime.Today(clock);

    public LedgerForm EstateForm => host.Workspace.Tables.Ledgers.Get(EstateBook.FormId);

    /// <summary>Layers that hold estates.</summary>
    public IReadOnlyList<string> EstateLayers => [.. new[] { EstateBook.FormId, EstateBook.PointFormId }.Select(form => host.Workspace.Tables.Ledgers.Get(form).Layer)];

    public IReadOnlyList<Theme> Themes => host.Workspace.Tables.Themes;

    public Theme Theme(string id) => host.Workspace.Tables.Themes.First(theme => theme.Id == id);

    /// <param name="year">Null for the latest there is.</param>
    public Task<IncomeMap> IncomesAsync(int? year) => Task.Run(() => IncomeMap.ReadAsync(host.Workspace, year, CancellationToken.None));

    /// <summary>By number.</summary>
    public Task<IReadOnlyList<Estate>> EstatesAsync() => Task.Run(() => EstateBook.ReadAsync(host.Workspace, host.Workspace.Store, CancellationToken.None));

    /// <summary>Null where there is no such theme or way.</summary>
    public Task<ThemePlaces?> PlacesAsync(ThemeWish wish, CancellationToken ct) => Task.Run(() => ThemePlaces.ReadAsync(host.Workspace, wish.Theme, wish.Way, wish.Year, ct), ct);

    /// <summary>A place's label. Villages have their names on the map already.</summary>
    public static string TextOf(ThemePlaces places, ThemePlace place) => place.Value is not { } value ? ""
        : places.Map.Theme.Id == ThemePlaces.Titles ? $"{place.Name} {places.Map.Number(value)}" : places.Map.Number(value);

    /// <exception cref="WorkspaceException">Something speaks against it; nothing was saved.</exception>
    public async Task<IncomeOutcome> EnterIncomesAsync(IReadOnlyList<IReadOnlyList<string>> rows, int year, bool preview, string author)
    {
        var outcome = await Task.Run(() => IncomeBook.EnterAsync(host.Workspace, rows, new(year, null), preview, new(author, "village income enter"), Today, CancellationToken.None));
        await SeeAsync(preview);
        return outcome;
    }

    /// <param name="shown">What a preview has shown; null for a preview.</param>
    /// <exception cref="WorkspaceException">Something speaks against it, or has changed since it was shown; nothing was saved.</exception>
    public async Task<EstateOutcome> EnterEstatesAsync(IReadOnlyList<IReadOnlyList<string>> rows, EstateIntake? shown, string author)
    {
        var outcome = await Task.Run(() => EstateBook.EnterAsync(host.Workspace, rows, preview: shown is null, new(author, "village titles enter"), CancellationToken.None, shown));
        await SeeAsync(preview: shown is null);
        return outcome;
    }

    /// <exception cref="WorkspaceException">It cannot be so; nothing was saved.</exception>
    public async Task SetIncomeAsync(IncomeSetting setting, string author)
    {
        await Task.Run(() => IncomeBook.SetAsync(host.Workspace, setting, new(author, FormattableString.Invariant($"village income set {setting.Village} {setting.Year}")), Today, CancellationToken.None));
        await SeeAsync(preview: false);
    }

    /// <exception cref="RowOvertakenException">Somebody else has changed the estate since it was seen.</exception>
    /// <exception cref="WorkspaceException">It cannot be so; nothing was saved.</exception>
    public async Task SetEstateAsync(Estate seen, IReadOnlyList<KeyValuePair<string, string>> texts, string author)
    {
        var layer = host.Workspace.Tables.Ledgers.Get(EstateBook.FormOf(seen)).Layer;
        await Task.Run(() => RowOvertakenException.GuardAsync(
            host.Workspace, layer, () => EstateBook.SetAsync(host.Workspace, seen.Number, texts, new(author, $"village titles set {seen.Number}"), CancellationToken.None, seen)));
        await SeeAsync(preview: false);
    }

    /// <summary>Whoever changed something sees it at once.</summary>
    private Task SeeAsync(bool preview) => preview ? Task.CompletedTask : host.Watch.LookAsync(CancellationToken.None);
}
