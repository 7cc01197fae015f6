using CsCheck;
using LandPlanner.Figures;

namespace LandPlanner.Tests.Figures;

/// <summary>What cannot be understood is refused where it stands.</summary>
public class FigureParserTests
{
    [Theory]
    [InlineData("cuont of project", 1, "'count', 'area' or 'sum' is expected here, not 'cuont'. Did you mean 'count'?")]
    [InlineData("count project", 7, "'of' is expected here, not 'project'.")]
    [InlineData("count of projcet", 10, "'projcet' is no role of data/roles.yaml; a layer is named as 'layer NAME'. Did you mean 'project'?")]
    [InlineData("count of 'project'", 10, "'project' is no role")]
    [InlineData("count of layer", 15, "the name of a layer is expected here, not the end.")]
    [InlineData("count of project were kind = a", 18, "Did you mean 'where'?")]
    [InlineData("count of project where", 23, "the name of a field is expected here, not the end.")]
    [InlineData("count of project where kind", 28, "after 'kind' is expected here, not the end.")]
    [InlineData("count of project where kind == a", 30, "a text, a number or a date is expected here, not '='.")]
    [InlineData("count of project where kind = a and", 36, "the name of a field is expected here")]
    [InlineData("count of project where (kind = a", 33, "')' is expected here, not the end.")]
    [InlineData("count of project where kind = 'a", 31, "the quote that begins here is not closed")]
    [InlineData("count of project where kind = a; drop", 32, "';' cannot stand here.")]
    [InlineData("count of project where year = 2023春", 31, "'2023春' is neither a number nor a date")]
    [InlineData("count of project where year in 23", 32, "'in' needs a year such as 2023")]
    [InlineData("count of project where area >= 5 mi", 34, "'mi' is no unit")]
    [InlineData("count of project where area >= 5 万元", 34, "an area cannot be compared with money; its units are m2, mu, 万m2, ha, km2, 万亩.")]
    [InlineData("sum of with", 8, "the name of a field is expected here, not 'with'.")]
    [InlineData("count of project where area >= 9999999999999999999999999999 ha", 32, "no area is as large")]
    [InlineData("count of case where stage = close", 29, "'close' is no stage of a case; there are open, disposed, closed, absorbed. Did you mean 'closed'?")]
    [InlineData("count distinct stage of case", 16, "a stage is only compared with")]
    [InlineData("sum of investment of project", 19, "say what 'investment' is given in, such as 'sum of investment in mu of …'.")]
    [InlineData("sum of investment in 万原 of project", 22, "'万原' is no unit; there are m2, mu, 万m2, ha, km2, 万亩, fen, yuan, 万元, 亿元, 户. Did you mean")]
    [InlineData("sum of investment in 个 of project", 22, "a sum is of land, of money or of homes")]
    [InlineData("sum of homes in 护 of estate", 17, "'护' is no unit")]
    [InlineData("count of estate + sum of homes in 户 of estate", 19, "a number of homes cannot be added to a count.")]
    [InlineData("count of project + area of tract-scheme", 20, "an area cannot be added to a count.")]
    [InlineData("sum of investment in 万元 of project - count of project", 38, "a count cannot be taken from money.")]
    [InlineData("area of tract-scheme on (red-line where", 40, "the name of a field is expected here")]
    [InlineData("count of project where kind starts wiht a", 36, "'with' is expected here, not 'wiht'. Did you mean 'with'?")]
    public void A_refusal_names_line_column_and_the_nearest_word(string query, int column, string reason)
    {
        var refused = Assert.Throws<FigureException>(() => FigureDesk.Query(query));

        Assert.Equal(new(1, column), refused.Place);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith($"The figures of '2023.yaml' are wrong in line 1, column {column}: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_written_is_read_or_refused_where_it_stands()
    {
        string[] words =
        [
            "count", "area", "sum", "of", "in", "on", "where", "and", "or", "not", "is", "known", "starts", "with", "layer", "distinct", "overlaps", "within", "stage", "project", "case", "closed",
            "kind", "产业", "mu", "万元", "=", ">=", "(", ")", ",", "+", "-", "5", "2023", "2023-12-31", "99999999999999999999999999999999", "'a b'", "'", "\"", "㎡", ";", "2023春",
        ];

        Gen.Int[0, words.Length - 1].Select(word => words[word]).Array[0, 14].Sample(picked =>
        {
            var text = string.Join(' ', picked);
            try
            {
                Assert.NotEmpty(FigureDesk.Query(text).Terms);
            }
            catch (FigureException refused)
            {
                Assert.InRange(refused.Place.Column, 1, text.Length + 1);
            }
        }, iter: 20_000);
    }

    [Theory]
    [InlineData("9宗", 9, 0, QuantityKind.Count)]
    [InlineData("365.35亩", 365.35, 2, QuantityKind.Area)]
    [InlineData("1.44 万㎡", 1.44, 2, QuantityKind.Area)]
    [InlineData("63.6亿元", 63.6, 1, QuantityKind.Money)]
    [InlineData("8610万", 8610, 0, QuantityKind.Money)]
    [InlineData("6675户", 6675, 0, QuantityKind.Homes)]
    public void A_reported_number_has_digits_and_a_unit(string text, double number, int decimals, QuantityKind kind)
    {
        var reported = ReportedValue.Parse(FigureText.Line("f", text));

        Assert.Equal(((decimal)number, decimals, kind, false), (reported.Number, reported.Decimals, reported.Unit.Kind, reported.IsOrMore));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), reported.ToString());
    }

    [Theory]
    [InlineData("0.1234567亩", 1, "at most 6 decimals")]
    [InlineData("99999999999999999999亩", 1, "no number is so large")]
    [InlineData("276", 4, "'' is no unit; there are 宗")]
    [InlineData("276苗", 4, "'苗' is no unit")]
    [InlineData("约276亩", 1, "'约276亩' is no number with its unit")]
    [InlineData("2.7.6亩", 1, "is no number with its unit")]
    public void What_is_no_number_with_a_unit_is_refused(string text, int column, string reason)
    {
        var refused = Assert.Throws<FigureException>(() => ReportedValue.Parse(FigureText.Line("f", text)));

        Assert.Equal(column, refused.Place.Column);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("at lest", 1, "Did you mean 'at least'?")]
    [InlineData("within 5", 8, "a tolerance is a number and its unit")]
    [InlineData("within 5 万元", 10, "the tolerance must be in '亩'")]
    public void A_comparison_that_is_none_is_refused(string text, int column, string reason)
    {
        var refused = Assert.Throws<FigureException>(() => FigureDesk.Figure("area of tract-scheme", "276亩", text));

        Assert.Equal(column, refused.Place.Column);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("共{tract-aera}", 3, "there is no figure 'tract-aera' here. Did you mean 'tract-area'?")]
    [InlineData("共{tract-area", 2, "is not closed")]
    [InlineData("共tract-area}", 12, "there is no '{' to this '}'.")]
    public void A_sentence_names_only_figures_that_are_there(string sentence, int column, string reason)
    {
        var refused = Assert.Throws<FigureException>(() => FigureSentence.Parse(FigureText.Line("f", sentence), ["tract-area"]));

        Assert.Equal(column, refused.Place.Column);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }
}
