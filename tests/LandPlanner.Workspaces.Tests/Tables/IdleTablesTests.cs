using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Tables;

/// <summary>The table of idle land is read strictly.</summary>
public sealed class IdleTablesTests
{
    private const string File = "idle/idle-land.yaml";

    [Theory]
    [InlineData("idle: {years: 1,", "idle: {years: one,", "'one' is no whole number")]
    [InlineData("take-back: {years: 2,", "take-back: {years: 1,", "land is taken back after the fee")]
    [InlineData("built: {part: 1, of: 3,", "built: {part: 3, of: 3,", "less than all")]
    [InlineData("petition: {kind: government,", "petition: {kind: nobody,", "'nobody' is none of enterprise, government")]
    [InlineData("  petition: {kind: government, mark: S}\n", "", "the ledger's cause 'petition' is missing")]
    [InlineData("to: investigating, notice", "to: nowhere, notice", "'nowhere' is no choice of the ledger's field 'state'")]
    [InlineData("way: exchange", "way: gift", "'gift' is no choice of the ledger's field 'way'")]
    [InlineData("field: used_until", "field: agreed_start", "keeps no date 'agreed_start'")]
    [InlineData("after: {move: investigate,", "after: {move: pay,", "no move 'pay' stands above")]
    [InlineData("term: 5 working-days", "term: a week", "'a week' is no term")]
    [InlineData("id: exchange", "id: buy-back", "the move 'buy-back' is there twice")]
    [InlineData("demands: fee", "demands: money", "'money' is none of suspected")]
    [InlineData("identifies: cause", "identifies: way", "'identifies' can only be 'cause'")]
    public void A_mistake_is_told_with_its_line(string old, string bad, string reason)
    {
        using var data = new DataFolderCopy();
        var path = data.Replace(File, old, bad);

        var failure = Assert.Throws<TableException>(() => data.Tables.Idle);

        Assert.Equal(path, failure.Path);
        Assert.True(failure.Line > 0);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The numbers of 闲置土地处置办法 and the terms that go with it.</summary>
    [Fact]
    public void The_limits_are_those_of_the_regulation()
    {
        var (limits, process) = (TableSet.Open().Idle.Table.Limits, TableSet.Open().Idle.Process);

        Assert.Equal((1, 1, 20, 2), (limits.IdleYears, limits.FeeYears, limits.FeePercent, limits.TakeBackYears));
        Assert.Equal(("1/3", "25 %"), (limits.Built.ToString(), limits.Invested.ToString()));
        Assert.Equal(30, process.FirstDueDays);
        Assert.Equal([30, 30], process.Moves.Where(move => move.Id is "investigate" or "fee").Select(move => move.DueDays));
        Assert.Equal([1, 2], process.Moves.Where(move => move.Term is not null).Select(move => move.Term!.Years));
    }
}
