using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

/// <summary>The table of schemes is read strictly.</summary>
public sealed class SchemeRulesTests
{
    [Theory]
    [InlineData("limit: 65/100\n    years: 5", "limit: 65/100", "'years' is missing here")]
    [InlineData("limit: 65/100\n    years: 5", "limit: 65/100\n    years: none", "'none' is no number of years")]
    [InlineData("limit: 2/3", "limit: 2/3\n    years: 5", "looks at no span of years")]
    [InlineData("limit: 2/3", "limit: 4/3", "'4/3' is no share")]
    [InlineData("    years: 2\n", "    years: 1\n", "fewer than two")]
    [InlineData("    mark: S\n    source: Yantai's", "    source: Yantai's", "mark")]
    public void A_mistake_is_told_with_its_line(string old, string bad, string reason)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace("schemes/checks.yaml", old, bad);

        var failure = Assert.Throws<TableException>(() => data.Tables.Schemes);

        Assert.Equal(path, failure.Path);
        Assert.True(failure.Line > 0);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Supply_is_told_over_five_years_and_plans_over_two() =>
        Assert.Equal([("idle-rate", 5), ("plan-progress", 2), ("supply-rate", 5)], TableSet.Open().Schemes.Scheme.Values.Where(check => check.Years is not null).OrderBy(check => check.Id).Select(check => (check.Id, check.Years!.Value)));
}
