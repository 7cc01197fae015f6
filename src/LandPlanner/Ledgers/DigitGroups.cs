using System.Text.RegularExpressions;

namespace LandPlanner.Ledgers;

/// <summary>Commas in numbers: they set off groups of three digits and nothing else, so that 1,5 is not read as 15.</summary>
public static partial class DigitGroups
{
    /// <summary>A number without the commas between its groups; null where a comma stands anywhere else.</summary>
    /// <param name="number">Of half width, without a unit.</param>
    public static string? Joined(string number) =>
        !number.Contains(',', StringComparison.Ordinal) ? number : Grouped().IsMatch(number) ? number.Replace(",", "", StringComparison.Ordinal) : null;

    [GeneratedRegex(@"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$")]
    private static partial Regex Grouped();
}
