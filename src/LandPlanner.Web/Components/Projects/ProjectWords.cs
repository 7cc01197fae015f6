using System.Globalization;
using LandPlanner.Projects;

namespace LandPlanner.Web.Components.Projects;

/// <summary>What is said of projects, as people read it.</summary>
internal static class ProjectWords
{
    public static string Wan(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    public static string Wan(Money? amount) => amount is { } known ? Wan(known.In(MoneyUnit.Wan, 2)) : "";

    public static string Points(decimal? points) => points is { } known ? known.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) : "—";

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}
