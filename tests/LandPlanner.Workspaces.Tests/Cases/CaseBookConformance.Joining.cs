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
        Assert.Equal(("", null), (joined.Row.Text("desk_verdict"), joined.Row.Real("farmland_m2")));
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
