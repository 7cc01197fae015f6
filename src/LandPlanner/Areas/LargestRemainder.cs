namespace LandPlanner.Areas;

/// <summary>Rounds parts to whole numbers that add up to a whole: each goes down, and those with the largest remainders up again.</summary>
internal static class LargestRemainder
{
    /// <param name="exact">May be negative. Ties go to the part that comes first.</param>
    /// <returns>As many numbers as parts; where there are parts, their sum is <paramref name="whole"/>.</returns>
    public static long[] Close(long whole, decimal[] exact)
    {
        var floors = Array.ConvertAll(exact, value => (long)Math.Floor(value));
        var missing = whole - floors.Sum();
        var order = Enumerable.Range(0, exact.Length).OrderByDescending(i => exact[i] - floors[i]).ThenBy(i => i).ToArray();
        for (var i = 0; missing > 0 && exact.Length > 0; i++, missing--)
            floors[order[i % order.Length]]++;
        for (var i = order.Length - 1; missing < 0 && i >= 0; i--, missing++)
            floors[order[i]]--;
        return floors;
    }
}
