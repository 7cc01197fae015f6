using System.Globalization;
using System.Text.RegularExpressions;

namespace LandPlanner.Cases;

/// <summary>The days an image can be of, as a batch tells them (QSX, HSX).</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
public readonly partial record struct ImagePeriod(DateOnly First, DateOnly Last)
{
    /// <summary>Reads a day, a month or a year: "20240115", "2024-1-15", "2024年1月", "202401", "2024". Null where it is none.</summary>
    public static ImagePeriod? Find(object? value) => value switch
    {
        DateOnly day => new(day, day),
        DateTime moment => new(DateOnly.FromDateTime(moment), DateOnly.FromDateTime(moment)),
        null => null,
        IFormattable number => Read(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => Read(value.ToString() ?? ""),
    };

    private static ImagePeriod? Read(string text)
    {
        var match = Form().Match(text.Trim());
        if (!match.Success)
            return null;
        var (year, month, day) = (Number(match, "y"), Number(match, "m"), Number(match, "d"));
        if (year is not (>= 1950 and <= 2200) || month is < 1 or > 12 || day is { } told && (told < 1 || told > DateTime.DaysInMonth(year.Value, month!.Value)))
            return null;
        return (month, day) switch
        {
            (null, _) => new(new(year.Value, 1, 1), new(year.Value, 12, 31)),
            ({ } m, null) => new(new(year.Value, m, 1), new(year.Value, m, DateTime.DaysInMonth(year.Value, m))),
            ({ } m, { } d) => new(new(year.Value, m, d), new(year.Value, m, d)),
        };
    }

    private static int? Number(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("""^(?<y>\d{4})(?:(?<m>\d{2})(?<d>\d{2})?|[-/.年]\s*(?<m>\d{1,2})(?:[-/.月]\s*(?<d>\d{1,2}))?[日月]?(?:[T ].*)?)?年?$""")]
    private static partial Regex Form();
}
