namespace LandPlanner.Areas;

/// <summary>Rounds parts so that they add up to their rounded whole, by the largest remainder.</summary>
/// <remarks>Ties go to the part that comes first, so the same input gives the same answer.</remarks>
public static class AreaClosure
{
    /// <summary>Shares <paramref name="whole"/> out over parts in proportion to their unrounded areas, in whole 0.01 m².</summary>
    /// <returns>As many areas as parts; their sum is exactly <paramref name="whole"/>. Empty where there are no parts.</returns>
    /// <exception cref="ArgumentException">A part is negative or not finite, or all are zero while the whole is not.</exception>
    public static Area[] Share(Area whole, IReadOnlyList<double> parts)
    {
        if (parts.Any(part => !(part >= 0 && double.IsFinite(part))))
            throw new ArgumentException("Parts must be finite and not negative.", nameof(parts));
        var sum = parts.Sum();
        if (sum == 0 && whole != Area.Zero && parts.Count > 0)
            throw new ArgumentException("Parts that are all zero cannot add up to a whole that is not.", nameof(parts));
        var exact = parts.Select(part => sum == 0 ? 0m : (decimal)(part / sum) * whole.Hundredths).ToArray();
        return Array.ConvertAll(LargestRemainder.Close(whole.Hundredths, exact), hundredths => new Area(hundredths));
    }

    /// <summary>The parts in mu to <paramref name="decimals"/>, adding up to the mu of their sum at the same decimals.</summary>
    public static decimal[] Mu(IReadOnlyList<Area> parts, int decimals) =>
        Display(parts, decimals, parts.Aggregate(Area.Zero, (sum, part) => sum + part).Mu(decimals), 3m / 200_000m);

    /// <summary>The parts in hectares to <paramref name="decimals"/>, adding up to the hectares of their sum at the same decimals.</summary>
    public static decimal[] Hectares(IReadOnlyList<Area> parts, int decimals) =>
        Display(parts, decimals, parts.Aggregate(Area.Zero, (sum, part) => sum + part).Hectares(decimals), 1m / 1_000_000m);

    /// <summary>Any parts to <paramref name="decimals"/>, adding up to their sum rounded half away from zero to the same decimals.</summary>
    public static decimal[] Rounded(IReadOnlyList<decimal> parts, int decimals)
    {
        var step = StepOf(decimals);
        return Array.ConvertAll(LargestRemainder.Close((long)Math.Round(parts.Sum() / step, MidpointRounding.AwayFromZero), [.. parts.Select(part => part / step)]), count => count * step);
    }

    private static decimal[] Display(IReadOnlyList<Area> parts, int decimals, decimal total, decimal unit)
    {
        var step = StepOf(decimals);
        var units = parts.Select(part => part.Hundredths * unit / step).ToArray();
        return Array.ConvertAll(LargestRemainder.Close((long)(total / step), units), count => count * step);
    }

    private static decimal StepOf(int decimals) => new(1, 0, 0, false, (byte)decimals);
}
