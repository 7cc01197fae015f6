using LandPlanner.Features;
using LandPlanner.Reports.Excel;
using LandPlanner.Themes;
using NetTopologySuite.Geometries;

namespace LandPlanner.Reports.Maps.Print;

/// <summary>A place of a thematic map, to be printed.</summary>
/// <param name="Value">Null where none is known.</param>
/// <param name="Text">Its label; empty for none.</param>
public sealed record PrintedPlace(Geometry Shape, decimal? Value, string Text);

/// <summary>A thematic map as a layer of a sheet: each place in its class's colour, and every class in the legend, whether it is in the frame or not.</summary>
public static class PrintedTheme
{
    private const double Opacity = 0.85;
    private const string Nothing = "nothing";

    /// <param name="year">Of its numbers, among the sources; null where they are of no year.</param>
    public static PrintedLayer Of(ThemeMap map, int? year, IEnumerable<PrintedPlace> places, ReportLanguage language)
    {
        var features = places.Select(place => new PrintedFeature(place.Shape, map.ClassOf(place.Value) is { } one ? Key(one) : Nothing, place.Text, null)).ToList();
        var kind = features.Exists(feature => feature.Shape.Dimension == Dimension.Surface) ? GeometryKind.Polygon : GeometryKind.Point;
        var symbol = new LayerSymbol(
            null, "", "theme", new(map.Theme.Nothing.Colour), Opacity, kind == GeometryKind.Polygon ? new("#ffffff", 1.6, [], null) : null, null, new("name", 12, "#1f2421", null), null, null, [.. Values(map)], false);
        var name = new Words($"{map.Theme.TitleZh}（{map.Theme.UnitZh}）", $"{map.Theme.TitleEn} ({map.Theme.UnitEn})").In(language);
        return new(name, kind, symbol, 1, year is { } known ? new DateOnly(known, 12, 31) : null, "", new Dictionary<string, PrintedClass>(), features) { ListsAllValues = true };
    }

    private static IEnumerable<SymbolValue> Values(ThemeMap map) =>
        map.Classes.Select((one, i) => new SymbolValue(Key(i), map.Title(one), map.Title(one), one.Colour)).Append(new(Nothing, map.Theme.Nothing.TitleZh, map.Theme.Nothing.TitleEn, map.Theme.Nothing.Colour));

    private static string Key(int place) => FormattableString.Invariant($"class-{place}");
}
