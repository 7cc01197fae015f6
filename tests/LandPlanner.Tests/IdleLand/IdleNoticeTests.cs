using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Workspaces.Tables;
using static LandPlanner.Tests.Farmland.FarmlandDesk;

namespace LandPlanner.Tests.IdleLand;

/// <summary>The papers of idle land: issued, or drafted, or refused.</summary>
public sealed class IdleNoticeTests
{
    private const string Facts = "number=XZ-0001; found_on=2023-04-01; agreed_start=2022-03-15; works=not-started; price_fen=8610000000";
    private static readonly DateOnly Today = new(2025, 12, 31);
    private static readonly IdleTables Tables = Data.Idle;

    [Fact]
    public void The_paper_of_a_move_that_was_made_is_as_it_was_issued()
    {
        // The cause was identified later, and the start put off by a year after that.
        var notice = Of(
            "state=disposing; cause=petition; extended_start=2024-05-01", [Notice("investigate", "2023-04-10", "2023-05-10", "闲调1号"), Notice("identify", "2023-05-12"), Notice("extend", "2023-06-01")],
            new("investigate", new(2025, 1, 1)) { NoticeNumber = "别号" });

        Assert.True(notice.IsIssued);
        Assert.Equal((new DateOnly(2023, 4, 10), new DateOnly(2023, 5, 10), "闲调1号"), (notice.On, notice.DueOn, notice.Number));
        Assert.Equal((IdleStanding.Suspected, new DateOnly(2022, 3, 15), 1), (notice.Verdict.Standing, notice.Verdict.IdleSince, notice.Verdict.Years));
        Assert.Equal("", notice.Row.Text("cause"));
    }

    [Fact]
    public void A_move_that_can_be_made_gives_a_draft_with_its_term_and_fee()
    {
        var notice = Of("state=identified; cause=enterprise", [], new("fee", new(2024, 3, 14)));

        Assert.False(notice.IsIssued);
        // A fifth of 86.1 million yuan; April has 13 days of the thirty.
        Assert.Equal((1_722_000_000L, new DateOnly(2024, 4, 13)), (notice.Fee!.Value.Cents, notice.DueOn));
        Assert.Equal(["约定动工开发日期 2022-03-15，未动工。", "截至 2024-03-14 已满 1 年。"], notice.Facts.Select(fact => fact.Zh));
    }

    /// <summary>What was decided stays, whatever the price is found to be afterwards.</summary>
    [Fact]
    public void A_fee_that_was_decided_is_not_reckoned_anew() =>
        Assert.Equal(100L, Of("state=fee-due; cause=enterprise; fee_fen=100", [Notice("fee", "2024-03-14")], new("fee", Today)).Fee!.Value.Cents);

    /// <summary>Friday 15 March 2024, and five working days after it.</summary>
    [Fact]
    public void Who_is_told_of_the_hearing_reads_until_when_to_ask_for_it()
    {
        var notice = Of("state=identified; cause=enterprise", [], new("tell-hearing", new(2024, 3, 15)));

        Assert.Equal((new DateOnly(2024, 3, 22), (DateOnly?)null), (notice.AnswerBy, notice.DueOn));
    }

    [Theory]
    [InlineData("state=suspected", "fee", "'fee' (征缴闲置费) is not made from 'suspected'")]
    [InlineData("state=identified; cause=petition", "fee", "the government's doing")]
    [InlineData("state=investigating", "identify", "'investigate' (调查通知) comes before it")]
    [InlineData("state=hearing; cause=enterprise", "take-back", "'tell-hearing' (告知听证) comes before it")]
    [InlineData("state=investigating", "explain", "no paper 'explain'")]
    [InlineData("state=suspected", "fly", "there are investigate (闲置土地调查通知书)")]
    public void Where_the_step_is_not_allowed_there_is_no_paper(string state, string move, string reason) =>
        Assert.Contains(reason, Assert.Throws<LedgerEntryException>(() => Of(state, [], new(move, new(2024, 3, 14)) { Cause = move == "identify" ? "enterprise" : "" })).Message, StringComparison.Ordinal);

    private static IdleNotice Of(string state, IReadOnlyList<LedgerRow> made, IdleMoveRequest request) =>
        IdleNotice.Of(Data.Ledgers.Get("idle-parcel"), Row("idle-parcel", $"{Facts}; {state}"), made, request, Tables.Process, Tables.Table, Data.Calendar, Today);

    private static LedgerRow Notice(string move, string on, string due = "", string number = "") =>
        Row("idle-notice", $"parcel=XZ-0001; move={move}; on={on}; to_state=investigating; by=周工{(due.Length > 0 ? $"; due_on={due}" : "")}{(number.Length > 0 ? $"; notice_number={number}" : "")}");
}
