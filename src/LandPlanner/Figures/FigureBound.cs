using System.Globalization;

namespace LandPlanner.Figures;

/// <summary>What a recomputed quantity is held to.</summary>
/// <param name="Tolerance">For <see cref="FigureComparison.Within"/>, in the unit of the report; else 0.</param>
public sealed record FigureBound(FigureComparison Comparison, decimal Tolerance = 0)
{
    // Bounds are not hidden by a coarse print: 3399.6 is no "3400 or more".
    private const int LeastDecimals = 2;

    // A cent is 10 decimals of 亿元, a hundredth of a square metre 9 of 万亩.
    private const int MostDecimals = 12;
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

    /// <summary>How far a quantity is from what was reported, in its unit; rounded as printed, for bounds not coarser than 0.01, and never so that it hides the verdict.</summary>
    public decimal Difference(Quantity value, ReportedValue reported) =>
        value.In(reported.Unit, DecimalsOf(value, reported, Comparison == FigureComparison.Equal ? 0 : LeastDecimals)) - reported.Number;

    /// <summary>To how many decimals a quantity is printed: as many as the report's, and as many more as it takes to see that it falls short of a bound.</summary>
    public int Decimals(Quantity value, ReportedValue reported) => DecimalsOf(value, reported, 0);

    /// <summary>Bounds are compared exactly; what is to be equal, as it is printed.</summary>
    public bool Holds(Quantity value, ReportedValue reported) => Comparison == FigureComparison.Equal
        ? value.In(reported.Unit, reported.Decimals) == reported.Number
        : Meets(value.Amount, reported.Number * reported.Unit.Size, Tolerance * reported.Unit.Size);

    private int DecimalsOf(Quantity value, ReportedValue reported, int least)
    {
        var decimals = Math.Max(reported.Decimals, least);
        if (Comparison == FigureComparison.Equal)
            return decimals;
        var holds = Holds(value, reported);
        while (decimals < MostDecimals && Meets(value.In(reported.Unit, decimals), reported.Number, Tolerance) != holds)
            decimals++;
        return decimals;
    }

    private bool Meets(decimal value, decimal bound, decimal tolerance) => Comparison switch
    {
        FigureComparison.AtLeast => value >= bound,
        FigureComparison.AtMost => value <= bound,
        _ => Math.Abs(value - bound) <= tolerance,
    };

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
