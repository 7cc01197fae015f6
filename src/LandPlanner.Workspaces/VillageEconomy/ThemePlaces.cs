using LandPlanner.Themes;
using LandPlanner.Workspaces.Farmland;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.VillageEconomy;

/// <summary>A place of a thematic map.</summary>
/// <param name="Value">Null where none is known.</param>
public sealed record ThemePlace(string Name, decimal? Value, Geometry Shape);

/// <summary>A thematic map with the places it is drawn on.</summary>
/// <param name="Year">Of its numbers; null where they are of no year.</param>
/// <param name="Map">Of all values, of places without a shape too.</param>
public sealed record ThemePlaces(ThemeMap Map, int? Year, IReadOnlyList<ThemePlace> Places)
{
    public const string Titles = "titles";

    /// <summary>Null where there is no such theme or way.</summary>
    /// <param name="year">Of incomes; null for the latest.</param>
    public static async Task<ThemePlaces?> ReadAsync(Workspace workspace, string themeId, string? wayId, int? year, CancellationToken ct)
    {
        if (workspace.Tables.Themes.FirstOrDefault(theme => theme.Id == themeId) is not { } theme || (wayId is null ? theme.Ways[0] : theme.Way(wayId)) is not { } way)
            return null;
        return themeId == IncomeMap.ThemeId ? await IncomesAsync(workspace, theme, way, year, ct) : await TitlesAsync(workspace, theme, way, ct);
    }

    private static async Task<ThemePlaces> IncomesAsync(Workspace workspace, Theme theme, ThemeWay way, int? year, CancellationToken ct)
    {
        var incomes = await IncomeMap.ReadAsync(workspace, year, ct);
        var values = incomes.Villages.ToDictionary(one => one.Village, one => one.Value, StringComparer.Ordinal);
        var places = new List<ThemePlace>();
        foreach (var layer in await FarmlandLayers.VillagesAsync(workspace, workspace.Store, ct))
        {
            var field = layer.Role.FieldFor("village", layer.Info.Schema) is >= 0 and var own ? own : layer.Role.FieldFor("name", layer.Info.Schema);
            foreach (var feature in layer.Features)
            {
                if (field >= 0 && feature is { Shape: { IsEmpty: false } shape } && feature.Values[field] is string text && text.Trim() is var name)
                    places.Add(new(name, values.GetValueOrDefault(name), shape));
            }
        }

        return new(ThemeMap.Of(theme, way, [.. values.Values]), incomes.Year, places);
    }

    private static async Task<ThemePlaces> TitlesAsync(Workspace workspace, Theme theme, ThemeWay way, CancellationToken ct)
    {
        var estates = await EstateBook.ReadAsync(workspace, workspace.Store, ct);
        return new(
            ThemeMap.Of(theme, way, [.. estates.Select(estate => estate.Share)]), null,
            [.. estates.Where(estate => estate.Row.Shape is { IsEmpty: false }).Select(estate => new ThemePlace(estate.Name, estate.Share, estate.Row.Shape!))]);
    }
}
