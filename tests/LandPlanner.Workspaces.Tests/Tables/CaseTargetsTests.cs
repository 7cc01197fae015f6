using LandPlanner.Cases;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

public class CaseTargetsTests
{
    private const string File = "cases/targets.yaml";
    private const string KeyShare = "{figure: key-share, source: hotline, at-most: 0.3,";

    /// <summary>As the town's report has them (domain reference §12).</summary>
    [Fact]
    public void Targets_of_the_town_are_there()
    {
        var targets = TableSet.Open().CaseTargets;

        Assert.Equal(new(CaseFigureKind.Disposal, "", "", 1, IsMost: false), targets.Find(CaseFigureKind.Disposal));
        Assert.Equal(new(CaseFigureKind.Closure, "", "", 1, IsMost: false), targets.Find(CaseFigureKind.Closure, "satellite", "pond"));
        Assert.Equal(new(CaseFigureKind.KeyShare, "hotline", "", 0.3m, IsMost: true), targets.Find(CaseFigureKind.KeyShare, "hotline"));
        Assert.Null(targets.Find(CaseFigureKind.KeyShare));
        Assert.Null(targets.Find(CaseFigureKind.KeyShare, "satellite"));
    }

    [Theory]
    [InlineData(KeyShare, "{figure: keyshare, at-most: 0.3,", "'keyshare' is none of disposal")]
    [InlineData(KeyShare, "{figure: key-share, source: rumour, at-most: 0.3,", "no source 'rumour'")]
    [InlineData(KeyShare, "{figure: key-share, at-most: 30,", "no share from 0 to 1")]
    [InlineData(KeyShare, "{figure: key-share, at-most: 0.3, at-least: 0.1,", "either 'at-least' or 'at-most'")]
    [InlineData(KeyShare, "{figure: key-share, at-most: 0.3, until: 2024,", "'until' is none of")]
    [InlineData("at-most: 0.3, mark: S,", "at-most: 0.3, mark: sure,", "mark 'sure'")]
    [InlineData("soon-days: 5", "soon-days: soon", "no number of days")]
    public void A_mistake_is_told_with_file_and_line(string old, string replacement, string expected)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace(File, old, replacement);

        var refusal = Assert.Throws<TableException>(() => data.Tables.CaseTargets);

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }
}
