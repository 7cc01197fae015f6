using System.Globalization;
using LandPlanner.Crs;

namespace LandPlanner.Web.Imports;

/// <summary>Coordinate systems as people here call them.</summary>
internal static class CrsNames
{
    public static string Of(CrsDefinition system) => Languages.Say(Chinese(system), system.Name);

    /// <summary>With the code, for a list.</summary>
    public static string Full(CrsDefinition system) => $"{Of(system)} · {system.Code}";

    /// <summary>Whether all words typed are in the name, the code, the zone's meridian or another name of it.</summary>
    public static bool Fits(CrsDefinition system, string words)
    {
        var text = string.Join(' ', system.Aliases.Prepend(system.Name).Prepend(Full(system)));
        return words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string Chinese(CrsDefinition system) => system.Kind switch
    {
        CrsKind.Geographic => $"{DatumOf(system)} 经纬度",
        CrsKind.WebMercator => "Web 墨卡托",
        _ => string.Create(CultureInfo.InvariantCulture, $"{DatumOf(system)} {system.ZoneWidthDegrees}度带 {ZoneOf(system)}中央经线{system.CentralMeridianDegrees}°"),
    };

    private static string ZoneOf(CrsDefinition system) =>
        system.FalseEastingMetres > 1_000_000 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(system.FalseEastingMetres / 1_000_000)}带 ") : "无带号 ";

    private static string DatumOf(CrsDefinition system) => system.Datum switch
    {
        Datum.Xian1980 => "西安80",
        Datum.Beijing1954 => "北京54",
        Datum.Wgs84 => "WGS 84",
        _ => "CGCS2000",
    };
}
