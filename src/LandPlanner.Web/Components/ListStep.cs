using System.Globalization;

namespace LandPlanner.Web.Components;

/// <summary>Where the keys lead in a list, as the map's script tells them: "first", "last", or how many rows on.</summary>
internal static class ListStep
{
    /// <param name="at">The row to go from, counted from 0; less where there is none: then a step down leads to the first, a step up to the last.</param>
    /// <param name="step">As it is told.</param>
    /// <param name="count">Of rows; at least one.</param>
    /// <returns>The row to go to, counted from 0.</returns>
    public static int From(int at, string step, int count) => step switch
    {
        "first" => 0,
        "last" => count - 1,
        _ => From(at, int.Parse(step, CultureInfo.InvariantCulture), count),
    };

    /// <inheritdoc cref="From(int,string,int)"/>
    public static int From(int at, int by, int count) => Math.Clamp((at >= 0 ? at : by > 0 ? -1 : count) + by, 0, count - 1);
}
