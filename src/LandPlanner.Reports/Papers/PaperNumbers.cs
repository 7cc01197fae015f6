using System.Globalization;
using LandPlanner.Areas;

namespace LandPlanner.Reports.Papers;

/// <summary>Numbers as papers print them: hectares with four decimals, mu with two; a dash for what is not known.</summary>
internal static class PaperNumbers
{
    public static Area Total(IEnumerable<Area> areas) => areas.Aggregate(Area.Zero, (sum, area) => sum + area);

    public static string Sum(Area area) => $"{Hectares(area)} 公顷（{Mu(area)} 亩）";

    public static string Hectares(Area area) => Number(area.Hectares(), "0.0000");

    public static string Mu(Area area) => Number(area.Mu(2));

    public static string Number(decimal? number, string format = "0.00") => number?.ToString(format, CultureInfo.InvariantCulture) ?? "—";

    public static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);

    public static string Or(string text) => text.Length > 0 ? text : "—";
}
