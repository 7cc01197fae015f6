using System.Globalization;

namespace LandPlanner.Figures;

/// <summary>What a recomputed quantity is held to.</summary>
/// <param name="Tolerance">For <see cref="FigureComparison.Within"/>, in the unit of the report; else 0.</param>
public sealed record FigureBound(FigureComparison Comparison, decimal Tolerance = 0)
{
    // Bounds are not hidden by a coarse print: 3399.6 is no "3400 or more".
    private const int LeastDecimals = 2;
    private const string WithinWord = "within ";

    private static readonly (string Word, FigureComparison Comparison)[] Words =
        [("equal", FigureComparison.Equal), ("at least", FigureComparison.AtLeast), ("at most", FigureComparison.AtMost)];

    /// <summary>"equal", "at least", "at most", or "within 5 亩" in the unit of the report.</summary>
    /// <exception cref="FigureException">It is none of these.</exception>
    public static FigureBound Parse(FigureText text, ReportedValue reported)
    {
        if (text.Text.StartsWith(WithinWord, StringComparison.Ordinal))
            return new(FigureComparison.Within, ToleranceOf(text, reported));
        foreach (var (word, comparison) in Words)
        {
            if (word == text.Text)
                return new(comparison);
        }

        throw text.Wrong(0, $"'{text.Text}' is no comparison; there are equal, at least, at most and within N UNIT.{NearestWord.Hint(text.Text, Words.Select(known => known.Word))}");
    }

    /// <summary>How far a quantity is from what was reported, in its unit; rounded as printed, and for bounds not coarser than 0.01.</summary>
    public decimal Difference(Quantity value, ReportedValue reported) =>
        value.In(reported.Unit, Comparison == FigureComparison.Equal ? reported.Decimals : Math.Max(reported.Decimals, LeastDecimals)) - reported.Number;

    public bool Holds(Quantity value, ReportedValue reported)
    {
        var difference = Difference(value, reported);
        return Comparison switch
        {
            FigureComparison.Equal => difference == 0,
            FigureComparison.AtLeast => difference >= 0,
            FigureComparison.AtMost => difference <= 0,
            _ => Math.Abs(difference) <= Tolerance,
        };
    }

    private static decimal ToleranceOf(FigureText text, ReportedValue reported)
    {
        var parts = text.Text[WithinWord.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var tolerance))
            throw text.Wrong(WithinWord.Length, $"a tolerance is a number and its unit, such as within 5 {reported.UnitText}.");
        return FigureUnit.Find(parts[1]) == reported.Unit
            ? tolerance
            : throw text.Wrong(text.Text.LastIndexOf(' ') + 1, $"the tolerance must be in '{reported.UnitText}', as the figure is.");
    }
}
