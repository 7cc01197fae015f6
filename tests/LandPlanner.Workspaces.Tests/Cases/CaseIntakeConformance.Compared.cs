using LandPlanner.Cases;
using LandPlanner.Stores;
using LandPlanner.Workspaces.Cases;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>What the desk says of a case, again and anew.</summary>
public abstract partial class CaseIntakeConformance
{
    [Fact]
    public async Task Compared_again_a_case_says_what_the_layers_say_now()
    {
        var one = (await BatchAsync(BatchShapefile())).Patches[0].Opened!;
        var (found, unchanged) = await DeskCompare.RunAsync(_book, [one.Number], "王工", Today, null, Ct);
        Assert.Null(unchanged);
        Assert.Equal(DeskVerdict.Suspect, Assert.Single(found).Result.Verdict);
        await CaseTown.WriteAsync(Workspace, "补办农转用", "approval", null, ["PZWH", "PZLX"], Ct, ([CaseTown.Square(90, 590, 70, 70)], ["鲁政土字〔2024〕2号", "农转用"]));

        (found, var revision) = await DeskCompare.RunAsync(_book, [one.Number], "王工", Today, null, Ct);

        Assert.NotNull(revision);
        Assert.Equal(DeskVerdict.Lawful, Assert.Single(found).Result.Verdict);
        var after = await _book.GetAsync(one.Number, Ct);
        Assert.Equal(("lawful", "issued", Official(100, 600, 50).SquareMetres), (after.Row.Text("desk_verdict"), after.State, after.Row.Real("approved_m2")));
        Assert.Contains(DeskReason.Read(after.Row.Text("desk_reasons")), reason => reason.En.Contains("鲁政土字〔2024〕2号", StringComparison.Ordinal));
        await Assert.ThrowsAsync<WorkspaceException>(() => DeskCompare.RunAsync(_book, [one.Number, "AJ1999-0001"], "王工", Today, null, Ct));
    }

    [Fact]
    public async Task A_case_that_is_split_or_merged_after_its_judgement_says_what_lies_under_its_new_polygon()
    {
        var one = (await BatchAsync(BatchShapefile())).Patches[4].Opened!;
        Assert.Equal("reg-55; reg-57; bfr-33", one.Row.Text("sanction"));
        await Workspace.Store.CommitAsync(new(new("王工", "判定")) { Updates = [_book.Cases.Update(one.Row.With("state", "illegal").With("judgement", "illegal"))] }, Ct);

        var (parts, _) = await CaseSplitting.RunAsync(_book, one.Number, [CaseTown.Square(300, 100, 20, 50), CaseTown.Square(320, 100, 30, 50)], Today, "两户", "王工", Today, Ct);

        foreach (var (part, area) in parts.Zip([Workspace.Areas.Of(CaseTown.Square(300, 100, 20, 50)), Workspace.Areas.Of(CaseTown.Square(320, 100, 30, 50))]))
        {
            Assert.Equal(
                ("0103 旱地", "0601 工业用地", "suspect", "reg-55; reg-57; bfr-33", "illegal"),
                (part.Row.Text("class_before"), part.Row.Text("class_now"), part.Row.Text("desk_verdict"), part.Row.Text("sanction"), part.Row.Text("judgement")));
            Assert.All(new[] { "farmland_m2", "basic_farmland_m2" }, field => Assert.Equal(area.SquareMetres, part.Row.Real(field)!.Value, 2));
            Assert.Equal(0.0, part.Row.Real("approved_m2"));
        }

        var (joined, _) = await CaseMerging.RunAsync(_book, parts[0].Number, [parts[1].Number], Today, "同一户", "王工", Today, Ct);
        Assert.Equal(one.Row.Real("basic_farmland_m2")!.Value, joined.Row.Real("basic_farmland_m2")!.Value, 2);
    }

    [Fact]
    public async Task The_articles_follow_the_kind_until_somebody_tells_them()
    {
        var number = (await BatchAsync(BatchShapefile())).Patches[4].Opened!.Number;
        async Task<string> AmendAsync(string field, string value)
        {
            await _book.MoveAsync(number, "amend", Today, "", new Dictionary<string, object?> { [field] = value }, [], "王工", Today, Ct);
            return (await _book.GetAsync(number, Ct)).Row.Text("sanction");
        }

        Assert.Equal("reg-51", await AmendAsync("kind", "orchard"));
        Assert.Equal("reg-55; reg-57; bfr-33", await AmendAsync("kind", "non-farm-build"));
        Assert.Equal("reg-54", await AmendAsync("sanction", "reg-54"));
        Assert.Equal("reg-54", await AmendAsync("kind", "orchard"));
    }
}
