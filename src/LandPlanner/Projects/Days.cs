using System.Globalization;
using System.Text.RegularExpressions;
using LandPlanner.Ledgers;

namespace LandPlanner.Projects;

/// <summary>Days as people write them in tables.</summary>
public static partial class Days
{
    /// <summary>2024-03-05, 2024/3/5, 2024.3.5, 20240305 or 2024年3月5日. Null where it is none of these.</summary>
    public static DateOnly? Find(string text)
    {
        var found = Written().Match(HalfWidth.Of(text).Trim());
        if (!found.Success)
            return null;
        var joined = $"{found.Groups["y"].Value}-{found.Groups["m"].Value.PadLeft(2, '0')}-{found.Groups["d"].Value.PadLeft(2, '0')}";
        return DateOnly.TryParseExact(joined, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    // What separates is optional only where every digit is there: 2024-12 and 202411 are months.
    [GeneratedRegex(@"^(?:(?<y>\d{4})[-/.年](?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?|(?<y>\d{4})(?<m>\d{2})(?<d>\d{2}))(?:[T ]0?0:00(?::00)?)?$")]
    private static partial Regex Written();
}
