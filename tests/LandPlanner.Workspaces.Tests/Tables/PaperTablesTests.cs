using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

/// <summary>What drafts of schemes and papers of idle land are written from is read strictly.</summary>
public sealed class PaperTablesTests
{
    [Theory]
    [InlineData("  3: 拟安排", "  7: 拟安排", "the contents must be 1 to 5")]
    [InlineData("necessity: {content: 2,", "necessity: {content: 9,", "'9' is none of the contents")]
    [InlineData("within-metres: 20", "within-metres: near", "'near' is no number of metres")]
    [InlineData("ask: 成片开发的必要性", "beg: 成片开发的必要性", "'beg' is none of content, title, ask")]
    [InlineData("\nmark: S\n", "\nmark: sure\n", "'sure' is none of S")]
    public void A_mistake_in_the_draft_is_told_with_its_line(string old, string bad, string reason)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace("schemes/draft.yaml", old, bad);

        Complains(path, reason, Assert.Throws<TableException>(() => data.Tables.SchemeDraft));
    }

    [Theory]
    [InlineData("\nfee:\n", "\nfees:\n", "'fees' is no move that issues a paper")]
    [InlineData("\nidentify:\n", "\npay:\n", "'pay' is no move that issues a paper")]
    [InlineData("basis: [fee]", "basis: [fees]", "'fees' is no article")]
    [InlineData("investigate:\n  mark: K-m", "investigate:\n  mark: K", "the mark 'K' is none of S")]
    public void A_mistake_in_the_papers_is_told_with_its_line(string old, string bad, string reason)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace("idle/notices.yaml", old, bad);

        Complains(path, reason, Assert.Throws<TableException>(() => data.Tables.IdleNotices));
    }

    /// <summary>Five contents are asked of a scheme, and each move that issues a paper has its wording.</summary>
    [Fact]
    public void The_five_contents_and_every_paper_are_there()
    {
        var tables = TableSet.Open();

        Assert.Equal(5, tables.SchemeDraft.Contents.Count);
        Assert.Equal(["investigate", "identify", "fee", "tell-hearing", "take-back"], tables.IdleNotices.Select(notice => notice.Move));
    }

    private static void Complains(string path, string reason, TableException failure)
    {
        Assert.Equal(path, failure.Path);
        Assert.True(failure.Line > 0);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }
}
