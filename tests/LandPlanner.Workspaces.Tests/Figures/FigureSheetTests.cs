using LandPlanner.Figures;
using LandPlanner.Stores;
using LandPlanner.Testing;
using LandPlanner.Workspaces.Figures;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Figures;

/// <summary>How files of figures are read.</summary>
public sealed class FigureSheetTests : IDisposable
{
    private static readonly string Sound = FigureSheetText.Of("plots | 435宗 | equal | count of abandoned-plot", "grain | 3400余亩 | at least | area of land-use where planting = LS");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_years_that_come_with_the_program_are_read()
    {
        var tables = TableSet.Open();

        Assert.Equal([2023, 2024], FigureSheets.Years(tables));
        var (report, targets) = (FigureSheets.Read(tables, 2023), FigureSheets.Read(tables, 2024));
        Assert.Equal((false, true), (report.AreTargets, targets.AreTargets));
        // As the report prints them.
        Assert.Equal(
            "9宗276亩土地纳入年度土地征收成片开发方案，7宗515亩土地新增划入城镇开发边界。",
            report.SentenceOf(report.Get("tract-area")).Say(id => report.Get(id).Reported.ToString()));
        Assert.Equal((FigureComparison.AtLeast, "3400余亩"), (report.Get("grain-area").Bound.Comparison, report.Get("grain-area").Reported.ToString()));
        Assert.Equal("63.6亿元", targets.Get("2024/industry-investment").Reported.ToString());
    }

    // The line and column at which each mistake stands in the sound file.
    [Theory]
    [InlineData("count of abandoned-plot", "count of abandond-plot", 14, 21, "Did you mean 'abandoned-plot'?")]
    [InlineData("query: count of abandoned-plot", "query: 'count of abandond-plot'", 14, 22, "Did you mean 'abandoned-plot'?")]
    [InlineData("query: count of abandoned-plot", "query: >-\n      count\n      of abandond-plot", 16, 10, "Did you mean 'abandoned-plot'?")]
    [InlineData("query: count of abandoned-plot", "query: count\n      of abandond-plot", 15, 10, "Did you mean 'abandoned-plot'?")]
    [InlineData("planting = LS", "planting = 'LS' adn year = 2023", 19, 51, "'+', '-', 'if any' or the end is expected here, not 'adn'.")]
    [InlineData("planting = LS", "planting = 'L''S", 19, 46, "the quote that begins here is not closed")]
    [InlineData("435宗", "435种", 12, 18, "'种' is no unit")]
    [InlineData("435宗", "435亩", 12, 18, "the query comes to a count, which cannot be held to '435亩', an area.")]
    [InlineData("compare: equal", "compare: equals", 13, 14, "Did you mean 'equal'?")]
    [InlineData("    compare: equal", "    comparison: equal", 13, 5, "'comparison' is none of title, reported, compare, query, source.")]
    [InlineData("共{plots}", "共{plot}", 8, 11, "there is no figure 'plot' here. Did you mean 'plots'?")]
    [InlineData("共{plots}", "共", 10, 3, "'plots' stands in no sentence")]
    [InlineData("kind: report", "kind: reports", 2, 7, "'reports' is neither report nor targets. Did you mean 'report'?")]
    [InlineData("year: 2023", "year: MMXXIII", 1, 7, "'MMXXIII' is no year")]
    [InlineData("  plots:", "  Plots:", 10, 3, "a figure's id is made of small letters")]
    [InlineData("    reported: 435宗\n", "", 11, 5, "'reported' is missing here.")]
    [InlineData("year: 2023", "year: [2023", 1, 1, "it is no YAML")]
    [InlineData("year: 2023", "year: 2023\nyear: 2023", 2, 1, "")]
    public void A_mistake_is_told_with_line_and_column(string sound, string wrong, int line, int column, string reason)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);
        var path = _folder.File("figures.yaml");
        File.WriteAllText(path, Sound.Replace(sound, wrong, StringComparison.Ordinal));

        var refused = Assert.Throws<FigureException>(() => FigureSheets.Read(TableSet.Open(), path));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(new TextPlace(line, column), refused.Place);
        Assert.Equal(path, refused.File);
    }

    [Fact]
    public void A_year_or_a_file_that_is_not_there_is_told()
    {
        Assert.Contains("There are no figures of 2019; there are those of 2023, 2024.", Assert.Throws<WorkspaceException>(() => FigureSheets.Read(TableSet.Open(), 2019)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<WorkspaceException>(() => FigureSheets.Read(TableSet.Open(), _folder.File("none.yaml"))).Message, StringComparison.Ordinal);
        Assert.Contains("There is no figure 'tract-aera' in 2023", Assert.Throws<WorkspaceException>(() => FigureSheets.Read(TableSet.Open(), 2023).Get("tract-aera")).Message, StringComparison.Ordinal);
    }
}
