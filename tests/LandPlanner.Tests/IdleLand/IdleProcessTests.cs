using LandPlanner.IdleLand;
using LandPlanner.Ledgers;
using LandPlanner.Workspaces.Tables;
using static LandPlanner.Tests.Farmland.FarmlandDesk;

namespace LandPlanner.Tests.IdleLand;

public sealed class IdleProcessTests
{
    private const string Facts = "number=XZ-0001; found_on=2023-04-01; agreed_start=2022-03-15; works=not-started; price_fen=8610000000";
    private static readonly DateOnly Today = new(2025, 12, 31);
    private static readonly IdleTables Tables = Data.Idle;

    [Fact]
    public void A_notice_gives_the_holder_thirty_days()
    {
        var step = Make("state=suspected", [], new("investigate", new(2023, 4, 10)));

        // 20 days are left of April.
        Assert.Equal(("investigating", new DateOnly(2023, 5, 10), "闲置土地调查通知书"), (step.After.Text("state"), step.After.Date("due_on"), step.Move.NoticeZh));
        Assert.False(Tables.Process.IsOverdue(step.After, new(2023, 5, 10)));
        Assert.True(Tables.Process.IsOverdue(step.After, new(2023, 5, 11)));
    }

    [Theory]
    [InlineData("2023-05-10", "", "2023-05-11 at the earliest")]
    [InlineData("2023-05-11", "", null)]
    [InlineData("2023-05-09", "2023-05-01", null)]
    public void Idle_land_is_identified_once_the_holder_has_spoken_or_the_days_are_over(string on, string explained, string? refused)
    {
        var earlier = new List<LedgerRow> { Notice("investigate", "2023-04-10") };
        if (explained.Length > 0)
            earlier.Add(Notice("explain", explained));

        var made = Record.Exception(() => Make("state=investigating", earlier, new("identify", Day(on)) { Cause = "enterprise" }));

        Assert.Equal(refused is null, made is null);
        if (refused is not null)
            Assert.Contains(refused, made!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fee_is_what_the_facts_say_on_the_day()
    {
        var step = Make("state=identified; cause=enterprise", [], new("fee", new(2024, 3, 14)));

        Assert.Equal(("fee-due", "fee", 1_722_000_000L, new DateOnly(2024, 4, 13)), (step.After.Text("state"), step.After.Text("way"), step.After.Integer("fee_fen"), step.After.Date("due_on")));
        Assert.Contains("do not show a fee", Refused("state=identified; cause=enterprise", new("fee", new(2024, 3, 15))), StringComparison.Ordinal);
        Assert.Contains("the government's doing", Refused("state=identified; cause=petition", new("fee", new(2024, 3, 14))), StringComparison.Ordinal);
    }

    [Fact]
    public void Land_is_taken_back_after_two_years_and_only_once_the_holder_was_told_of_the_hearing()
    {
        Assert.Contains("to be taken back", Refused("state=identified; cause=enterprise", new("tell-hearing", new(2024, 3, 14))), StringComparison.Ordinal);
        Assert.Equal("hearing", Make("state=identified; cause=enterprise", [], new("tell-hearing", new(2024, 3, 15))).After.Text("state"));
        Assert.Contains("was not made", Refused("state=hearing; cause=enterprise", new("take-back", new(2024, 4, 1))), StringComparison.Ordinal);
        Assert.Equal("take-back", Make("state=hearing; cause=enterprise", [Notice("tell-hearing", "2024-03-15")], new("take-back", new(2024, 4, 1))).After.Text("way"));
    }

    [Theory]
    [InlineData("2024-03-22", "2024-03-23 at the earliest")]
    [InlineData("2024-03-23", null)]
    public void Who_was_told_of_the_hearing_has_five_working_days_to_ask_for_one(string on, string? refused)
    {
        // Told on a Friday: Monday 18 to Friday 22 March.
        var made = Record.Exception(() => Make("state=hearing; cause=enterprise", [Notice("tell-hearing", "2024-03-15")], new("take-back", Day(on))));

        Assert.Equal(refused, made is null ? null : refused is not null && made.Message.Contains(refused, StringComparison.Ordinal) ? refused : made.Message);
    }

    [Theory]
    [InlineData("extend", "2025-02-28", null)]
    [InlineData("extend", "2025-03-01", "2025-02-28 at the longest")]
    [InlineData("lend", "2026-02-28", null)]
    [InlineData("lend", "2026-03-01", "2026-02-28 at the longest")]
    [InlineData("lend", "2024-02-29", "not after")]
    public void A_start_is_put_off_by_a_year_and_land_lent_for_two_at_the_longest(string move, string until, string? refused)
    {
        var request = new IdleMoveRequest(move, new(2024, 2, 29)) { Until = Day(until) };

        if (refused is null)
            Assert.Equal(Day(until), Make("state=identified; cause=plan-changed", [], request).After.Date(move == "extend" ? "extended_start" : "used_until"));
        else
            Assert.Contains(refused, Refused("state=identified; cause=plan-changed", request), StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_that_was_put_off_is_the_agreed_one()
    {
        var row = Row("idle-parcel", Facts + "; state=disposing; cause=plan-changed; extended_start=2024-10-01");

        Assert.Equal(new DateOnly(2025, 10, 1), IdleVerdict.On(IdleParcel.Of(row, Tables.Table), new(2025, 1, 1), Tables.Table).IdleOn);
    }

    [Fact]
    public void Everything_that_speaks_against_a_move_is_said_at_once()
    {
        var refused = Assert.Throws<LedgerEntryException>(() => Make("state=suspected", [], new("identify", new(2023, 3, 1)) { Cause = "weather", Until = new(2024, 1, 1) }));

        // Its state, its day, its cause, no investigation, a term it has none, no idle land by the facts.
        Assert.Equal(6, refused.Complaints.Count);
        Assert.Contains(refused.Complaints, complaint => complaint.Contains("investigate (调查通知)", StringComparison.Ordinal));
        Assert.Contains("no move 'fly'", Refused("state=suspected", new("fly", new(2023, 5, 1))), StringComparison.Ordinal);
        Assert.Contains("not come yet", Refused("state=suspected", new("investigate", new(2026, 1, 1))), StringComparison.Ordinal);
        Assert.Contains("needs a note", Refused("state=disposing; cause=petition", new("close", new(2025, 1, 1))), StringComparison.Ordinal);
        Assert.Contains("nothing follows", Refused("state=closed", new("close", new(2025, 1, 1)) { Note = "再次" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_that_cannot_be_true_together_are_refused()
    {
        Assert.Empty(Complaints(Facts));
        Assert.Equal(2, Complaints("works=not-started; stopped_on=2023-01-01").Count);
        Assert.Contains("cannot have stopped", Assert.Single(Complaints("works=stopped; started_on=2023-01-02; stopped_on=2023-01-01")), StringComparison.Ordinal);
        Assert.Equal(2, Complaints("to_build_m2=0; investment_fen=0").Count);
    }

    [Theory]
    [InlineData("to_build_m2=100; built_m2=100; investment_fen=1000; invested_fen=1000", "")]
    [InlineData("to_build_m2=100; built_m2=100.01", "100.01 m² cannot be built on of 100 m²")]
    [InlineData("investment_fen=1000; invested_fen=1001", "cannot be invested")]
    [InlineData("works=under-way; started_on=2025-12-31", "")]
    [InlineData("works=under-way; started_on=2026-01-01", "started_on is 2026-01-01, which has not come yet")]
    [InlineData("delivered_on=2026-01-01", "delivered_on")]
    // What was agreed may well lie ahead.
    [InlineData("agreed_start=2026-01-01", "")]
    public void More_than_all_and_what_has_not_come_yet_are_no_facts(string facts, string reason)
    {
        var complaints = Complaints(facts);

        Assert.Equal(reason.Length > 0 ? 1 : 0, complaints.Count);
        Assert.All(complaints, complaint => Assert.Contains(reason, complaint, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("state=revived; way=lease; revived_on=2025-12-31", 0)]
    [InlineData("state=revived; way=lease; revived_on=2026-01-01", 1)]
    [InlineData("state=idle; idle_since=2026-01-01", 1)]
    public void A_building_is_not_revived_tomorrow(string values, int complaints) => Assert.Equal(complaints, IdleBuilding.Complaints(Row("idle-building", values), Today).Count);

    [Theory]
    [InlineData("works=under-way; started_on=2023-01-01", "2023-04-10", "Works have started and have not stopped")]
    // A year after the agreed start, the day itself counts.
    [InlineData("works=not-started; agreed_start=2022-04-11", "2023-04-10", "not yet on 2023-04-10")]
    [InlineData("works=not-started; agreed_start=2022-04-10", "2023-04-10", null)]
    [InlineData("works=", "2023-04-10", null)]
    public void Nobody_is_told_that_land_is_suspected_which_by_the_facts_is_not_idle(string facts, string on, string? refused)
    {
        var made = Record.Exception(() => MakeOf($"number=XZ-0001; found_on=2023-04-01; {facts}; state=suspected", [], new("investigate", Day(on))));

        Assert.Equal(refused is null, made is null);
        if (refused is not null)
            Assert.Contains(refused, made!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state=identified; cause=enterprise; identified_on=2023-05-11")]
    [InlineData("state=fee-due; cause=enterprise; identified_on=2023-05-11; way=fee; fee_fen=100; due_on=2023-06-10")]
    [InlineData("state=hearing; cause=enterprise; identified_on=2023-05-11")]
    public void What_was_identified_is_withdrawn_with_a_note_and_leaves_no_cause_way_or_fee(string state)
    {
        var request = new IdleMoveRequest("withdraw", new(2023, 7, 1));
        Assert.Contains("needs a note", Refused(state, request), StringComparison.Ordinal);

        var after = MakeOf($"number=XZ-0001; found_on=2023-04-01; {state}; works=under-way; started_on=2023-06-20", [], request with { Note = "已动工" }).After;

        Assert.Equal(("investigating", "", "", null, null), (after.Text("state"), after.Text("cause"), after.Text("way"), after.Integer("fee_fen"), after.Date("identified_on")));
        // 30 days of which 30 are left of July.
        Assert.Equal(new DateOnly(2023, 7, 31), after.Date("due_on"));
    }

    /// <summary>Whatever the facts turn out to be, and whatever cause was identified, there is a way to the end.</summary>
    [Fact]
    public void No_state_is_a_dead_end()
    {
        var process = Tables.Process;
        var free = process.Moves.Where(move => move is { Demand: IdleDemand.None, Wait: null, Causes.Count: 0 }).ToList();
        var open = process.Moves.SelectMany(move => move.From.Append(move.To)).Except(process.Ends).ToHashSet();
        var reaches = process.Ends.ToHashSet();
        while (open.RemoveWhere(state => free.Exists(move => move.From.Contains(state) && reaches.Contains(move.To)) && reaches.Add(state)) > 0)
        {
        }

        Assert.Empty(open);
    }

    private static IReadOnlyList<string> Complaints(string facts) => IdleParcel.Complaints(Row("idle-parcel", facts), Today);

    private static IdleStep Make(string state, IReadOnlyList<LedgerRow> earlier, IdleMoveRequest request) => MakeOf($"{Facts}; {state}", earlier, request);

    private static IdleStep MakeOf(string row, IReadOnlyList<LedgerRow> earlier, IdleMoveRequest request) =>
        Tables.Process.Make(Data.Ledgers.Get("idle-parcel"), Row("idle-parcel", row), earlier, request, Tables.Table, Data.Calendar, Today);

    private static string Refused(string state, IdleMoveRequest request) => Assert.Throws<LedgerEntryException>(() => Make(state, [], request)).Message;

    private static LedgerRow Notice(string move, string on) => Row("idle-notice", $"parcel=XZ-0001; move={move}; on={on}; to_state=investigating; by=周工");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);
}
