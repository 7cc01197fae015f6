namespace LandPlanner.Reports.Maps.Print;

/// <summary>Round figures for grids and scale bars: 1, 2 or 5 with zeros.</summary>
internal static class RoundStep
{
    /// <summary>The smallest round figure that is no less than <paramref name="least"/>.</summary>
    public static double AtLeast(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * (least <= power ? 1 : least <= 2 * power ? 2 : least <= 5 * power ? 5 : 10);
    }
}
