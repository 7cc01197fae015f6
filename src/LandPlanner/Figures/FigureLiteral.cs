using System.Globalization;

namespace LandPlanner.Figures;

/// <summary>A value that a query compares with.</summary>
/// <param name="Text">As it is written, without quotes.</param>
/// <param name="Number">Where it is written as a number; else null.</param>
/// <param name="Date">Where it is written as a date; else null.</param>
/// <param name="Offset">Where it stands in the query.</param>
public sealed record FigureLiteral(string Text, decimal? Number, DateOnly? Date, int Offset)
{
    internal static FigureLiteral Of(FigureToken token) => new(
        token.Text, token.Kind == FigureTokenKind.Number ? decimal.Parse(token.Text, CultureInfo.InvariantCulture) : null,
        token.Kind == FigureTokenKind.Date ? DateOnly.ParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null, token.Offset);
}
