using LandPlanner.Cases;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;
using NetTopologySuite.IO;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Cases merged and split.</summary>
public abstract partial class CaseBookConformance
{
    [Fact]
    public async Task Merged_cases_stay_in_the_ledger_and_their_evidence_counts_for_the_one()
    {
        var (first, second) = (await OpenedAsync(Square(0, 0, 100)), await OpenedAsync(Square(100, 0, 100)));
        await _book.AttachAsync(second.Number, [new("wide", "a.jpg", Photo(150, 50, 1))], "王工", Today, Ct);

        var (joined, _) = await CaseMerging.RunAsync(_book, first.Number, [second.Number], Today, "同一宗地", "王工", Today, Ct);

        Assert.Equal(20_000, joined.Shape!.Area, 3);
        Assert.Equal("issued", joined.State);
        var absorbed = await _book.GetAsync(second.Number, Ct);
        Assert.Equal(("merged", "AJ2024-0001"), (absorbed.State, absorbed.Row.Text("merged_into")));
        Assert.Single(await _book.EvidenceOfAsync(joined, Ct));
        Assert.Equal(["open", "merge"], (await _book.MovesOfAsync(absorbed, Ct)).Select(move => move.Text("move")));
        await Assert.ThrowsAsync<CaseRefusedException>(() => CaseMerging.RunAsync(_book, first.Number, [second.Number], Today, "再次", "王工", Today, Ct));
        Assert.Empty((await Workspace.Store.VerifyAsync(null, Ct)).Problems);
    }

    [Fact]
    public async Task Evidence_follows_over_many_steps_and_what_the_desk_said_of_the_parts_is_not_said_of_the_whole()
    {
        var (first, second, third) = (await OpenedAsync(Square(0, 0, 100)), await OpenedAsync(Square(100, 0, 100)), await OpenedAsync(Square(200, 0, 100)));
        await Workspace.Store.CommitAsync(new(new("王工", "内业")) { Updates = [_book.Cases.Update(third.Row.With("desk_verdict", "suspect").With("farmland_m2", 10_000.0))] }, Ct);
        await _book.AttachAsync(first.Number, [new("wide", "a.jpg", Photo(50, 50, 1))], "王工", Today, Ct);

        await CaseMerging.RunAsync(_book, second.Number, [first.Number], Today, "同一宗地", "王工", Today, Ct);
        var (joined, _) = await CaseMerging.RunAsync(_book, third.Number, [second.Number], Today, "同一宗地", "王工", Today, Ct);
        var (parts, _) = await CaseSplitting.RunAsync(_book, joined.Number, [Square(0, 0, 100), Rectangle(100, 0, 200, 100)], Today, "两段", "王工", Today, Ct);

        Assert.Equal("a.jpg", Assert.Single(await _book.EvidenceOfAsync(joined, Ct)).Text("file_name"));
        Assert.All(parts, part => Assert.Equal("a.jpg", Assert.Single(_book.EvidenceOfAsync(part, Ct).GetAwaiter().GetResult()).Text("file_name")));
        // Compared anew, where no layer says anything.
        Assert.Equal(("unknown", null), (joined.Row.Text("desk_verdict"), joined.Row.Real("farmland_m2")));
    }

    [Fact]
    public async Task The_moves_of_what_a_case_came_from_belong_to_its_history()
    {
        var (first, second) = (await OpenedAsync(Square(0, 0, 100)), await OpenedAsync(Square(100, 0, 100)));
        await CaseMerging.RunAsync(_book, first.Number, [second.Number], Today, "同一宗地", "王工", Today, Ct);
        var (parts, _) = await CaseSplitting.RunAsync(_book, first.Number, [Square(0, 0, 100), Square(100, 0, 100)], Today, "两段", "王工", Today, Ct);

        var history = await _book.HistoryOfAsync(parts[0], Ct);

        Assert.Equal(
            ["AJ2024-0001 merge", "AJ2024-0001 open", "AJ2024-0001 split", "AJ2024-0001-1 split", "AJ2024-0002 merge", "AJ2024-0002 open"],
            history.Select(move => $"{move.Text("case_number")} {move.Text("move")}").Order(StringComparer.Ordinal));
        Assert.Equal(history.Select(move => move.Id).Order(), history.Select(move => move.Id));
    }

    [Fact]
    public async Task Each_part_has_the_village_it_lies_in_and_the_whole_that_of_its_greater_part()
    {
        await WriteVillagesAsync((Rectangle(-500, -500, 560, 1000), "西村"), (Rectangle(60, -500, 500, 1000), "东村"));
        var whole = await OpenedAsync(Square(0, 0, 100));
        Assert.Equal("西村", whole.Village);

        var (parts, _) = await CaseSplitting.RunAsync(_book, whole.Number, [Rectangle(0, 0, 60, 100), Rectangle(60, 0, 40, 100)], Today, "按村", "王工", Today, Ct);

        Assert.Equal(["西村", "东村"], parts.Select(part => part.Village));
        var beside = await OpenedAsync(Rectangle(100, 0, 200, 100));
        var (joined, _) = await CaseMerging.RunAsync(_book, parts[0].Number, [beside.Number], Today, "同一户", "王工", Today, Ct);
        Assert.Equal("东村", joined.Village);
    }

    [Fact]
    public async Task A_village_that_somebody_told_against_the_ground_stays_with_the_parts()
    {
        await WriteVillagesAsync((Rectangle(-500, -500, 560, 1000), "西村"), (Rectangle(60, -500, 500, 1000), "东村"));
        var one = await OpenedAsync(Square(0, 0, 100));
        await MoveAsync(one.Number, "reassign", "由南村负责", Values(("person", "李四"), ("village", "南村")), []);

        var (parts, _) = await CaseSplitting.RunAsync(_book, one.Number, [Rectangle(0, 0, 60, 100), Rectangle(60, 0, 40, 100)], Today, "按村", "王工", Today, Ct);

        Assert.All(parts, part => Assert.Equal("南村", part.Village));
    }

    [Theory]
    [InlineData("illegal", "illegal")]
    [InlineData("rectifying", "illegal")]
    [InlineData("reopened", null)]
    public async Task What_was_judged_is_merged_only_with_what_stands_where_it_stands(string state, string? judgement)
    {
        var (first, second, third) = (await OpenedAsync(Square(0, 0, 100)), await OpenedAsync(Square(100, 0, 100)), await OpenedAsync(Square(200, 0, 100)));
        async Task SetAsync(Case one) => await Workspace.Store.CommitAsync(
            new(new("王工", "判定")) { Updates = [_book.Cases.Update(one.Row.With("state", state).With("judgement", judgement).With("reopens", state == "reopened" ? 1L : 0L))] }, Ct);
        await SetAsync(second);
        await SetAsync(third);
        var revisions = await RevisionsAsync();

        foreach (var (into, other) in new[] { (first, second), (second, first) })
        {
            var apart = await Assert.ThrowsAsync<CaseRefusedException>(() => CaseMerging.RunAsync(_book, into.Number, [other.Number], Today, "同一宗地", "王工", Today, Ct));
            Assert.Contains("AJ2024-0001 (已下发)", apart.Message, StringComparison.Ordinal);
        }

        Assert.Equal(revisions, await RevisionsAsync());
        var (joined, _) = await CaseMerging.RunAsync(_book, second.Number, [third.Number], Today, "同一宗地", "王工", Today, Ct);
        Assert.Equal((state, judgement ?? ""), (joined.State, joined.Row.Text("judgement")));
    }

    [Fact]
    public async Task A_merge_is_not_dated_before_what_was_done_to_the_case_that_goes_on()
    {
        var (first, second) = (await OpenedAsync(Square(0, 0, 100)), await OpenedAsync(Square(100, 0, 100)));
        await AssignAsync(first.Number, "王工");

        var early = await Assert.ThrowsAsync<CaseRefusedException>(() => CaseMerging.RunAsync(_book, first.Number, [second.Number], Today.AddDays(-1), "同一宗地", "王工", Today, Ct));

        Assert.Contains("2024-06-02", early.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_cut_by_a_line_goes_on_as_its_parts()
    {
        var whole = await OpenedAsync(Square(0, 0, 100));
        var parts = CaseSplitting.Along(whole.Shape!, new WKTReader().Read(Invariant($"LINESTRING ({X + 30} {Y - 1}, {X + 30} {Y + 101})")));

        var (cases, _) = await CaseSplitting.RunAsync(_book, whole.Number, parts, Today, "两村各半", "王工", Today, Ct);

        Assert.Equal([("AJ2024-0001-1", 7000.0), ("AJ2024-0001-2", 3000.0)], cases.Select(part => (part.Number, Math.Round(part.Shape!.Area, 3))));
        Assert.All(cases, part => Assert.Equal(("issued", whole.DueOn, "AJ2024-0001"), (part.State, part.DueOn, part.Row.Text("split_from"))));
        Assert.Equal("split", (await _book.GetAsync(whole.Number, Ct)).State);
        // The whole is no obstacle to its parts, nor they to it: the same ground again is theirs.
        Assert.Equal("AJ2024-0001-1", Assert.Single(Assert.Single((await OpenAsync([Draft(Square(40, 0, 50))])).All).Matches).Case.Number);
    }

    [Fact]
    public async Task Parts_that_do_not_make_up_the_case_are_refused()
    {
        var whole = await OpenedAsync(Square(0, 0, 100));
        var revisions = await RevisionsAsync();

        await Assert.ThrowsAsync<CaseRefusedException>(() => CaseSplitting.RunAsync(_book, whole.Number, [Square(0, 0, 50), Square(50, 50, 50)], Today, "x", "王工", Today, Ct));
        Assert.Throws<WorkspaceException>(() => CaseSplitting.Along(whole.Shape!, new WKTReader().Read(Invariant($"LINESTRING ({X + 30} {Y + 10}, {X + 30} {Y + 90})"))));

        Assert.Equal(revisions, await RevisionsAsync());
    }
}
