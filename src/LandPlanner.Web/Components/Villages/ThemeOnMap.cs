using LandPlanner.Web.VillageEconomy;

namespace LandPlanner.Web.Components.Villages;

/// <summary>The thematic map that lies on the map in the browser. It belongs to the panel that showed it or took it over last, and goes with that one.</summary>
internal sealed class ThemeOnMap(MapSession session)
{
    private object? _holder;

    /// <summary>Null for none.</summary>
    public ThemeWish? Shown { get; private set; }

    /// <param name="go">Whether the map goes where its places are.</param>
    public async Task ShowAsync(object holder, ThemeWish wish, bool go)
    {
        (_holder, Shown) = (holder, wish);
        await session.AskAsync<int?>("theme.show", wish.Theme, wish.Query(), go);
    }

    /// <summary>Keeps what another panel shows, which may close then.</summary>
    public void Take(object holder) => _holder = holder;

    /// <summary>Takes it off the map, unless it is another's by now.</summary>
    public Task ClearAsync(object holder)
    {
        if (!ReferenceEquals(_holder, holder))
            return Task.CompletedTask;
        (_holder, Shown) = (null, null);
        return session.CallAsync("theme.clear");
    }
}
