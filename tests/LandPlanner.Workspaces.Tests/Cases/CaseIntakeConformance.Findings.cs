using LandPlanner.Stores;

namespace LandPlanner.Workspaces.Tests.Cases;

/// <summary>Cases made of the findings of an audit.</summary>
public abstract partial class CaseIntakeConformance
{
    [Fact]
    public async Task Each_violation_becomes_a_case_that_says_where_it_comes_from_and_none_is_doubled_by_a_second_run()
    {
        var run = await AuditAsync();

        var made = await FindingsAsync(new());

        // An orchard and a factory on basic farmland.
        Assert.Equal(["basic-farmland-non-agricultural", "basic-farmland-non-grain"], made.All.Select(one => one.Finding.Rule));
        Assert.Equal(["AJ2025-0001", "AJ2025-0002"], made.All.Select(one => one.Opened!.Number));
        var (factory, orchard) = (made.All[0].Opened!, made.All[1].Opened!);
        Assert.Equal(("audit", "non-farm-build", "suspect", "西村", "reg-55; reg-57; bfr-33"), (factory.Source, factory.Kind, factory.Row.Text("desk_verdict"), factory.Village, factory.Row.Text("sanction")));
        Assert.Equal(("orchard", "suspect", "reg-51"), (orchard.Kind, orchard.Row.Text("desk_verdict"), orchard.Row.Text("sanction")));
        Assert.Equal((run, "basic-farmland-non-grain", "永农", 1L), (orchard.Row.Text("finding_run"), orchard.Row.Text("finding_rule"), orchard.Row.Text("finding_layer"), orchard.Row.Integer("finding_feature")));
        Assert.Equal("中华人民共和国土地管理法第三十七条；国办发〔2020〕44号", orchard.Row.Text("law"));
        Assert.Equal(("0103 旱地", "0201 果园"), (orchard.Row.Text("class_before"), orchard.Row.Text("class_now")));
        var area = Official(100, 100, 50).SquareMetres;
        Assert.Equal([area, area, area], new[] { "area_m2", "farmland_m2", "basic_farmland_m2" }.Select(field => orchard.Row.Real(field)!.Value));

        var revisions = await RevisionsAsync();
        var again = await FindingsAsync(new() { Run = run });
        Assert.Null(again.Revision);
        Assert.Equal(["AJ2025-0001", "AJ2025-0002"], again.All.Select(one => one.Matches[0].Case.Number));
        Assert.All(again.All, one => Assert.Equal((false, 1), (one.IsNew, Math.Round(one.Matches[0].Share, 6))));
        Assert.Equal(revisions, await RevisionsAsync());
    }

    [Fact]
    public async Task Findings_are_chosen_by_rule_village_and_feature()
    {
        await AuditAsync();

        Assert.Equal("basic-farmland-non-grain", Assert.Single((await PreviewAsync(new() { Rule = "basic-farmland-non-grain" })).All).Finding.Rule);
        Assert.Equal(2, (await PreviewAsync(new() { Village = "西村" })).NewCount);
        Assert.Equal(2, (await PreviewAsync(new() { Feature = ("永农", 1) })).NewCount);
        await Assert.ThrowsAsync<WorkspaceException>(() => PreviewAsync(new() { Village = "东村" }));
        await Assert.ThrowsAsync<WorkspaceException>(() => PreviewAsync(new() { Rule = "no-such-rule" }));
        await Assert.ThrowsAsync<WorkspaceException>(() => PreviewAsync(new() { Run = "0000" }));
    }

    [Fact]
    public async Task Without_an_audit_there_is_nothing_to_make_cases_of() =>
        Assert.Contains("landplanner audit", (await Assert.ThrowsAsync<WorkspaceException>(() => FindingsAsync(new()))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_look_ahead_at_findings_changes_nothing_and_says_what_would_be_done()
    {
        await AuditAsync();
        var revisions = await RevisionsAsync();

        var ahead = await PreviewAsync(new());

        Assert.Equal((2, revisions), (ahead.NewCount, await RevisionsAsync()));
        Assert.Equal(ahead.All.Select(one => (one.IsNew, one.Desk!.Verdict)), (await FindingsAsync(new())).All.Select(one => (one.IsNew, one.Desk!.Verdict)));
    }
}
