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
    public void The_paper_of_a_move_that_was_made_has_its_day_term_and_number_and_the_verdict_of_that_day()
    {
        var notice = Issued("state=investigating", Notice("investigate", "2023-04-10", "2023-05-10", "闲调1号"));

        Assert.True(notice.IsIssued);
        Assert.Equal((new DateOnly(2023, 4, 10), new DateOnly(2023, 5, 10), "闲调1号"), (notice.On, notice.DueOn, notice.Number));
        Assert.Equal((IdleStanding.Suspected, new DateOnly(2022, 3, 15), 1), (notice.Verdict.Standing, notice.Verdict.IdleSince, notice.Verdict.Years));
    }

    [Fact]
    public void The_last_of_moves_made_again_is_the_one_whose_paper_is_meant()
    {
        var (first, second) = (Notice("identify", "2023-05-12", id: 1), Notice("identify", "2023-08-01", id: 3));

        Assert.Same(second, IdleNotice.LastOf(Tables.Process.PaperOf("XZ-0001", "闲置土地认定书"), [second, Notice("withdraw", "2023-07-01", id: 2), first]));
        Assert.Null(IdleNotice.LastOf(Tables.Process.PaperOf("XZ-0001", "fee"), [first]));
    }

    [Fact]
    public void A_move_that_can_be_made_gives_a_draft_with_its_term_and_fee()
    {
        var notice = Drafted("state=identified; cause=enterprise", new("fee", new(2024, 3, 14)));

        Assert.False(notice.IsIssued);
        // A fifth of 86.1 million yuan; April has 13 days of the thirty.
        Assert.Equal((1_722_000_000L, new DateOnly(2024, 4, 13)), (notice.Fee!.Value.Cents, notice.DueOn));
        Assert.Equal(["约定动工开发日期 2022-03-15，未动工。", "截至 2024-03-14 已满 1 年。"], notice.Facts.Select(fact => fact.Zh));
    }

    /// <summary>What was decided stays, whatever the price is found to be afterwards.</summary>
    [Fact]
    public void A_fee_that_was_decided_is_not_reckoned_anew() =>
        Assert.Equal(100L, Issued("state=fee-due; cause=enterprise; fee_fen=100", Notice("fee", "2024-03-14")).Fee!.Value.Cents);

    /// <summary>Friday 15 March 2024, and five working days after it.</summary>
    [Fact]
    public void Who_is_told_of_the_hearing_reads_until_when_to_ask_for_it()
    {
        var notice = Drafted("state=identified; cause=enterprise", new("tell-hearing", new(2024, 3, 15)));

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
        Assert.Contains(reason, Assert.Throws<LedgerEntryException>(() => Drafted(state, new(move, new(2024, 3, 14)) { Cause = move == "identify" ? "enterprise" : "" })).Message, StringComparison.Ordinal);

    /// <param name="then">How the parcel stood with the move.</param>
    private static IdleNotice Issued(string then, LedgerRow made) =>
        IdleNotice.Issued(Tables.Process.PaperOf("XZ-0001", made.Text("move")), made, Row("idle-parcel", $"{Facts}; {then}"), Tables.Process, Tables.Table, Data.Calendar);

    private static IdleNotice Drafted(string state, IdleMoveRequest request) => IdleNotice.Drafted(
        Data.Ledgers.Get("idle-parcel"), Row("idle-parcel", $"{Facts}; {state}"), [], Tables.Process.PaperOf("XZ-0001", request.Move), request, Tables.Process, Tables.Table, Data.Calendar, Today);

    private static LedgerRow Notice(string move, string on, string due = "", string number = "", long id = 0) =>
        Row("idle-notice", $"parcel=XZ-0001; move={move}; on={on}; to_state=investigating; by=周工{(due.Length > 0 ? $"; due_on={due}" : "")}{(number.Length > 0 ? $"; notice_number={number}" : "")}", id: id);
}
