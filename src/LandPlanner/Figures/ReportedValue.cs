using System.Buffers;
using System.Globalization;

namespace LandPlanner.Figures;

/// <summary>A number as a report prints it: 276亩, 25.9亿元, 3400余亩.</summary>
/// <param name="Number">In <paramref name="Unit"/>.</param>
/// <param name="Decimals">How many it is printed with: how exactly it can be compared.</param>
/// <param name="UnitText">The unit as it is printed.</param>
/// <param name="IsOrMore">Printed with 余 or 多.</param>
public sealed record ReportedValue(decimal Number, int Decimals, FigureUnit Unit, string UnitText, bool IsOrMore)
{
    private const int MostDecimals = 6;
    private const decimal MostNumber = 1_000_000_000_000_000;

    private static readonly SearchValues<char> NumberLetters = SearchValues.Create("0123456789.");
    private static readonly string[] OrMore = ["余", "多"];

    /// <exception cref="FigureException">It is no number with a unit.</exception>
    public static ReportedValue Parse(FigureText text)
    {
        var written = text.Text;
        var end = written.AsSpan().IndexOfAnyExcept(NumberLetters);
        if (end < 0)
            end = written.Length;
        if (end == 0 || !decimal.TryParse(written.AsSpan(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            throw text.Wrong(0, $"'{written}' is no number with its unit, such as 276亩, 9宗 or 25.9亿元.");
        var point = written.AsSpan(0, end).IndexOf('.');
        var decimals = point < 0 ? 0 : end - point - 1;
        if (decimals > MostDecimals || number > MostNumber)
            throw text.Wrong(0, $"no report prints '{written[..end]}': there are at most {MostDecimals} decimals, and no number is so large.");
        var unit = written[end..].TrimStart();
        var isOrMore = OrMore.Any(word => unit.StartsWith(word, StringComparison.Ordinal));
        if (isOrMore)
            unit = unit[1..];
        return new(
            number, decimals,
            FigureUnit.Find(unit) ?? throw text.Wrong(written.Length - unit.Length, $"'{unit}' is no unit; there are {string.Join(", ", FigureUnit.All.Select(known => known.Others is [var other, ..] ? other : known.Word))}.{NearestWord.Hint(unit, FigureUnit.Words)}"),
            unit, isOrMore);
    }

    /// <summary>A quantity in the unit of the report.</summary>
    public string Print(Quantity value, int decimals) => value.In(Unit, decimals).ToString("F" + decimals, CultureInfo.InvariantCulture) + UnitText;

    /// <summary>As the report printed it.</summary>
    public override string ToString() => Number.ToString("F" + Decimals, CultureInfo.InvariantCulture) + (IsOrMore ? "余" : "") + UnitText;
}
