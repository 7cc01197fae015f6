using LandPlanner.Cases;
using LandPlanner.Ledgers;
using LandPlanner.Workspaces.Tables;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>The process as it is delivered, against the flow of the domain reference §9.1 written down here by hand.</summary>
public sealed class CaseProcessTests
{
    private static readonly DateOnly Day = new(2024, 5, 6);
    private static readonly DateTime Now = new(2024, 5, 6, 8, 0, 0, DateTimeKind.Utc);

    private static readonly string[] Open = ["issued", "assigned", "compared", "evidenced", "town-review", "county-review", "returned", "illegal", "rectifying", "reopened"];
    private static readonly string[] Disposed = ["legal", "other", "inspection"];
    private static readonly string[] Closed = ["closed", "archived"];
    private static readonly string[] Absorbed = ["merged", "split"];

    /// <summary>Each move: whence, whither ("" for staying), by whom.</summary>
    private static readonly Dictionary<string, (string[] From, string To, string[] Roles)> Flow = new()
    {
        ["assign"] = (["issued"], "assigned", ["auditor", "leader"]),
        ["compare"] = (["assigned"], "compared", ["planner", "auditor"]),
        ["gather"] = (["compared"], "evidenced", ["village-clerk", "auditor"]),
        ["supplement"] = (["returned"], "evidenced", ["village-clerk", "auditor"]),
        ["submit"] = (["evidenced"], "town-review", ["village-clerk", "auditor"]),
        ["forward"] = (["town-review"], "county-review", ["auditor", "leader"]),
        ["return"] = (["town-review", "county-review"], "returned", ["auditor", "leader"]),
        ["judge-legal"] = (["county-review"], "legal", ["auditor", "leader"]),
        ["judge-other"] = (["county-review"], "other", ["auditor", "leader"]),
        ["judge-illegal"] = (["county-review"], "illegal", ["auditor", "leader"]),
        ["rectify"] = (["illegal", "reopened"], "rectifying", ["auditor", "leader"]),
        ["report"] = (["rectifying"], "inspection", ["village-clerk", "auditor"]),
        ["fail"] = (["inspection"], "rectifying", ["auditor", "leader"]),
        ["accept"] = (["inspection"], "closed", ["auditor", "leader"]),
        ["close"] = (["legal", "other"], "closed", ["auditor", "leader"]),
        ["archive"] = (["closed"], "archived", ["auditor"]),
        ["reopen"] = (["closed", "archived", "legal", "other"], "reopened", ["auditor", "leader"]),
        ["reassign"] = (Open, "", ["auditor", "leader"]),
        ["extend"] = (Open, "", ["leader"]),
        ["amend"] = ([.. Open, .. Disposed], "", ["planner", "auditor"]),
        ["merge"] = (Open, "merged", ["auditor", "leader"]),
        ["split"] = (Open, "split", ["auditor", "leader"]),
    };

    private readonly TableSet _tables = TableSet.Open();

    private CaseProcess Process => _tables.CaseProcess;

    private LedgerForm Form => _tables.Ledgers.Get("case");

    [Fact]
    public void The_states_and_moves_are_those_of_the_reference()
    {
        Assert.Equal([.. Open, .. Disposed, .. Closed, .. Absorbed], Process.States.Select(state => state.Id).OrderBy(id => Array.IndexOf([.. Open, .. Disposed, .. Closed, .. Absorbed], id)));
        Assert.Equal(Flow.Keys.Order(), Process.Moves.Select(move => move.Id).Order());
        Assert.Equal("issued", Process.Start.Id);
        Assert.All(Open, id => Assert.Equal(CaseStage.Open, Process.State(id).Stage));
        Assert.All(Disposed, id => Assert.Equal(CaseStage.Disposed, Process.State(id).Stage));
        Assert.All(Closed, id => Assert.Equal(CaseStage.Closed, Process.State(id).Stage));
        Assert.All(Absorbed, id => Assert.Equal(CaseStage.Absorbed, Process.State(id).Stage));
    }

    [Fact]
    public void Every_move_from_every_state_by_every_role_is_made_or_refused_as_the_reference_has_it()
    {
        var tried = 0;
        foreach (var state in Process.States)
        {
            foreach (var (move, expected) in Flow)
            {
                foreach (var role in Roles())
                {
                    var one = At(state.Id);
                    var isAllowed = expected.From.Contains(state.Id) && (role is null || expected.Roles.Contains(role.Value.Word()));
                    var (request, actor) = (Full(move), new Actor("王工", role, "柳林村"));
                    if (isAllowed)
                    {
                        var after = Process.Make(one, request, actor, [], Now).After;
                        Assert.Equal(expected.To.Length > 0 ? expected.To : state.Id, after.State);
                        Assert.Equal(Day, after.MovedOn);
                    }
                    else
                    {
                        Assert.Throws<CaseRefusedException>(() => Process.Make(one, request, actor, [], Now));
                    }

                    tried++;
                }
            }
        }

        Assert.Equal(17 * 22 * 5, tried);
    }

    [Fact]
    public void A_village_clerk_moves_cases_of_the_own_village_only()
    {
        var other = Assert.Throws<CaseRefusedException>(() => Process.Make(At("compared"), Full("gather"), new("李四", PersonRole.VillageClerk, "温泉村"), [], Now));

        Assert.Contains("温泉村", other.Message, StringComparison.Ordinal);
        Assert.Contains("柳林村", other.Message, StringComparison.Ordinal);
        Assert.Equal("evidenced", Process.Make(At("compared"), Full("gather"), new("李四", PersonRole.VillageClerk, "柳林村"), [], Now).After.State);
    }

    [Fact]
    public void A_move_without_any_one_of_the_things_it_needs_is_refused()
    {
        var left = 0;
        foreach (var (id, (from, _, _)) in Flow)
        {
            var (move, full) = (Process.Move(id), Full(id));
            List<CaseMoveRequest> lacking =
            [
                .. move.NeedsNote ? [full with { Note = " " }] : Array.Empty<CaseMoveRequest>(),
                .. move.Given.Select(field => full with { Values = full.Values.Where(value => value.Key != field).ToDictionary() }),
                .. move.Evidence.Select(demand => full with { Evidence = [.. full.Evidence.Where(piece => piece.Kind != demand.Kind)] }),
            ];
            foreach (var request in lacking)
                Assert.Throws<CaseRefusedException>(() => Process.Make(At(from[0]), request, new("王工", null), [], Now));
            left += lacking.Count;
        }

        Assert.Equal(27, left);
    }

    [Fact]
    public void What_must_be_known_by_then_may_be_known_already()
    {
        var unknown = new Case(At("assigned").Row.With("desk_verdict", null));
        Assert.Throws<CaseRefusedException>(() => Process.Make(unknown, Full("compare"), new("王工", null), [], Now));
        Assert.Equal("compared", Process.Make(At("assigned"), Full("compare"), new("王工", null), [], Now).After.State);
    }

    [Fact]
    public void What_another_move_decides_is_not_amended()
    {
        var others = Process.Moves.Where(move => move.Id != "amend").SelectMany(move => move.Given).Concat(["issued_on", "village"]);
        Assert.All(others, field => Assert.DoesNotContain(field, Process.Move("amend").Optional));

        var later = Full("amend") with { Values = new Dictionary<string, object?> { ["due_on"] = Day.AddDays(300) } };
        Assert.Throws<CaseRefusedException>(() => Process.Make(At("compared"), later, new("王工", PersonRole.Planner), [], Now));
    }

    [Fact]
    public void One_photo_proves_one_thing()
    {
        var photo = new EvidenceFacts("wide", "a.jpg", "aa", 0, 10, Now, Now);
        var request = Full("gather");

        var both = Assert.Throws<CaseRefusedException>(() => Process.Make(At("compared"), request with { Evidence = [photo, photo with { Kind = "close" }] }, new("王工", null), [], Now));
        Assert.Contains("one photo proves one thing", Assert.Single(both.Reasons), StringComparison.Ordinal);
        Assert.Throws<CaseRefusedException>(() => Process.Make(At("compared"), request with { Evidence = [photo with { Kind = "close" }] }, new("王工", null), [photo], Now));
        // A judgement may stand for two things.
        var paper = new EvidenceFacts("judgement", "a.pdf", "bb", null, null, null, Now);
        Assert.Equal("legal", Process.Make(At("county-review"), Full("judge-legal") with { Evidence = [paper] }, new("王工", null), [paper with { Kind = "document" }], Now).After.State);
    }

    [Fact]
    public void A_photo_from_before_the_return_is_not_fresh_however_late_it_is_sent()
    {
        var returned = new Case(At("returned").Row.With("state_on", Day));
        var photo = new EvidenceFacts("close", "a.jpg", "aa", 0, 10, new(2024, 5, 5, 15, 59, 0, DateTimeKind.Utc), Now);

        // 15:59 UTC on the 5th is 23:59 in China, a minute before the day of the return.
        Assert.Throws<CaseRefusedException>(() => Process.Make(returned, Full("supplement") with { Evidence = [photo] }, new("王工", null), [], Now));
        Assert.Equal("evidenced", Process.Make(returned, Full("supplement") with { Evidence = [photo with { TakenAt = photo.TakenAt!.Value.AddMinutes(1) }] }, new("王工", null), [], Now).After.State);
    }

    [Fact]
    public void The_acceptance_of_the_first_closure_does_not_close_the_case_again()
    {
        var first = new EvidenceFacts("acceptance", "验收单.pdf", "cc", null, null, null, Now.AddDays(-30));

        Assert.Throws<CaseRefusedException>(() => Process.Make(At("inspection"), Full("accept") with { Evidence = [] }, new("王工", null), [first], Now));
    }

    [Fact]
    public void Photos_that_a_case_was_returned_for_do_not_answer_the_return()
    {
        var old = new EvidenceFacts("close", "a.jpg", "00", 0, 10, Now, Now.AddDays(-3));
        var request = Full("supplement") with { Evidence = [] };

        Assert.Throws<CaseRefusedException>(() => Process.Make(At("returned"), request, new("王工", null), [old], Now));
        Assert.Equal("evidenced", Process.Make(At("returned"), request, new("王工", null), [old with { AddedAt = Now }], Now).After.State);
    }

    [Theory]
    [InlineData(null, 10.0, true, "no place")]
    [InlineData(51.0, 10.0, true, "51 m")]
    [InlineData(0.0, null, true, "azimuth")]
    [InlineData(0.0, 10.0, false, "no time")]
    public void A_photo_that_proves_nothing_is_refused(double? distance, double? azimuth, bool hasTime, string reason)
    {
        var photo = new EvidenceFacts("wide", "全景.jpg", "00", distance, azimuth, hasTime ? Now : null, Now);
        var request = Full("gather");

        var refused = Assert.Throws<CaseRefusedException>(() => Process.Make(At("compared"), request with { Evidence = [.. request.Evidence, photo] }, new("王工", null), [], Now));

        Assert.Contains(reason, Assert.Single(refused.Reasons), StringComparison.Ordinal);
        Assert.Contains("全景.jpg", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_photo_at_the_very_limit_is_taken()
    {
        var photo = new EvidenceFacts("wide", "全景.jpg", "00", 50, 0, Now, Now);
        Assert.Equal("evidenced", Process.Make(At("compared"), Full("gather") with { Evidence = [photo, photo with { Kind = "close", Sha256 = "01" }] }, new("王工", null), [], Now).After.State);
    }

    [Fact]
    public void Dates_follow_the_stage()
    {
        var inspected = Process.Make(At("rectifying"), Full("report"), new("王工", null), [], Now).After;
        Assert.Equal((Day, null), (inspected.DisposedOn, inspected.ClosedOn));

        var failed = Process.Make(inspected, Full("fail") with { On = Day.AddDays(1) }, new("王工", null), [], Now).After;
        Assert.Equal((null, null, 1L), (failed.DisposedOn, failed.ClosedOn, failed.Returns));

        var report = Full("report") with { On = Day.AddDays(2) };
        var again = Process.Make(failed, report with { Evidence = [.. report.Evidence.Select(piece => piece with { TakenAt = Now.AddDays(2) })] }, new("王工", null), [], Now).After;
        var closed = Process.Make(again, Full("accept") with { On = Day.AddDays(5) }, new("王工", null), [], Now).After;
        Assert.Equal((Day.AddDays(2), Day.AddDays(5)), (closed.DisposedOn, closed.ClosedOn));

        var reopen = Full("reopen") with { On = Day.AddDays(9), Values = new Dictionary<string, object?> { ["due_on"] = Day.AddDays(30) } };
        var reopened = Process.Make(closed, reopen, new("王工", null), [], Now).After;
        Assert.Equal((null, null, 1L), (reopened.DisposedOn, reopened.ClosedOn, reopened.Reopens));
    }

    [Fact]
    public void A_reopened_case_is_judged_no_more_and_unlawful_once_it_is_to_be_put_right()
    {
        var lawful = new Case(At("legal").Row.With("judgement", "legal").With("judged_as", "temporary"));

        var reopened = Process.Make(lawful, Full("reopen"), new("王工", null), [], Now).After;
        Assert.Equal(("", ""), (reopened.Row.Text("judgement"), reopened.Row.Text("judged_as")));

        var ordered = Process.Make(reopened, Full("rectify"), new("王工", null), [], Now).After;
        Assert.Equal("illegal", ordered.Row.Text("judgement"));
        Assert.True(SanctionTable.MayBePunished(new(ordered.Row.With("desk_verdict", "lawful"))));
    }

    [Fact]
    public void A_move_is_not_dated_before_the_last_one_nor_a_deadline_before_the_move()
    {
        var early = Assert.Throws<CaseRefusedException>(() => Process.Make(At("compared"), Full("gather") with { On = new(2024, 5, 1) }, new("王工", null), [], Now));
        Assert.Contains("2024-05-02", early.Message, StringComparison.Ordinal);

        var extend = Full("extend") with { Values = new Dictionary<string, object?> { ["due_on"] = Day.AddDays(-1) } };
        Assert.Throws<CaseRefusedException>(() => Process.Make(At("compared"), extend, new("王工", null), [], Now));
        Assert.Equal(Day, Process.Make(At("compared"), extend with { Values = new Dictionary<string, object?> { ["due_on"] = Day } }, new("王工", null), [], Now).After.DueOn);
    }

    [Fact]
    public void A_field_that_is_not_the_moves_to_tell_is_refused_and_all_reasons_come_at_once()
    {
        var request = new CaseMoveRequest("assign", Day, "", new Dictionary<string, object?> { ["note"] = "x" }, []);

        var refused = Assert.Throws<CaseRefusedException>(() => Process.Make(At("issued"), request, new("王工", null), [], Now));

        Assert.Equal(3, refused.Reasons.Count);
    }

    private static IEnumerable<PersonRole?> Roles() => [null, .. Enum.GetValues<PersonRole>().Select(role => (PersonRole?)role)];

    private Case At(string state) => new(LedgerRow.New(Form.Schema, null).With(new Dictionary<string, object?>
    {
        ["number"] = "AJ2024-0001",
        ["title"] = "柳林村图斑",
        ["source"] = "satellite",
        ["state"] = state,
        ["state_since"] = Now.AddDays(-1),
        ["village"] = "柳林村",
        ["person"] = "李四",
        ["issued_on"] = new DateOnly(2024, 5, 1),
        ["moved_on"] = new DateOnly(2024, 5, 2),
        ["desk_verdict"] = "suspect",
    }));

    /// <summary>A move with all that it may need.</summary>
    private CaseMoveRequest Full(string move)
    {
        var rule = Process.Move(move);
        object? Value(string field) => field == "due_on" ? Day.AddDays(30) : Form.Get(field).Choices is [var first, ..] ? first.Code : "某某";
        return new(
            move, Day, "核实无误", rule.Given.ToDictionary(field => field, Value),
            [.. rule.Evidence.SelectMany(demand => Enumerable.Range(0, demand.Count).Select(i => new EvidenceFacts(demand.Kind, $"{demand.Kind}.jpg", $"{demand.Kind}{i}", 3, 90, Process.EvidenceOf(demand.Kind).NeedsTime ? Now : null, Now)))]);
    }
}
