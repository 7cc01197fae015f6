using Bunit;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Web.Components.Cases;
using LandPlanner.Workspaces.Auditing;

namespace LandPlanner.Web.Tests.Cases;

/// <summary>By construction: two tracts of 10 m, each wholly on basic farmland, so two violations.</summary>
public sealed class FindingToCaseTests : CaseOffice
{
    [Fact]
    public async Task One_finding_is_looked_at_and_then_becomes_a_case()
    {
        var button = await OpenAsync();

        await button.InvokeAsync(() => button.Find("[data-testid=to-case-begin]").Click());
        button.WaitForAssertion(() => Assert.Contains("将立案 1 宗", Told(button), StringComparison.Ordinal), Patience);
        Assert.Null(Host.Watch.Find(Desk.Layer));
        await button.InvokeAsync(() => button.Find("[data-testid=to-case-send]").Click());

        button.WaitForAssertion(() => Assert.Contains("已立案 1 宗", Told(button), StringComparison.Ordinal), Patience);
        Assert.Equal(1, (await Desk.ListAsync(Ct)).Count);
    }

    [Fact]
    public async Task Of_a_whole_rule_what_is_a_case_already_is_shown_and_not_opened_again()
    {
        var button = await OpenAsync();
        await SendAsync(button);

        await button.InvokeAsync(() => button.Find("[data-testid=to-case-Rule]").Click());
        button.WaitForAssertion(() => Assert.Contains("将立案 1 宗；同一地块已有图斑 1 宗", Told(button), StringComparison.Ordinal), Patience);

        Assert.Matches("同一地块已有 AJ[0-9]{4}-0001（占本图斑 100%，占该案 100%）", button.Find("[data-testid=to-case-match]").TextContent);
    }

    [Fact]
    public async Task A_case_that_was_made_is_opened_from_there()
    {
        var button = await OpenAsync();
        await SendAsync(button);

        await button.InvokeAsync(() => button.Find("[data-testid=to-case-open]").Click());

        Assert.Equal(("cases", Desk.Layer), (Session.Panel, Session.Selected?.Layer));
    }

    private static string Told(IRenderedComponent<FindingToCase> button) => button.Find("[data-testid=to-case-told]").TextContent;

    private static async Task SendAsync(IRenderedComponent<FindingToCase> button)
    {
        await button.InvokeAsync(() => button.Find("[data-testid=to-case-begin]").Click());
        button.WaitForElement("[data-testid=to-case-told]", Patience);
        await button.InvokeAsync(() => button.Find("[data-testid=to-case-send]").Click());
        button.WaitForElement("[data-testid=to-case-open]", Patience);
    }

    private async Task<IRenderedComponent<FindingToCase>> OpenAsync()
    {
        await AddSquaresAsync("成片开发", "tract-scheme", new([new("名称", FieldType.Text)]), ["一号"], ["二号"]);
        await AddSquaresAsync("永久基本农田", "basic-farmland", new([new("DLBM", FieldType.Text)]), ["0103"], ["0103"]);
        var run = await AuditRun.ExecuteAsync(Host.Workspace, new(new("tester", "test")) { On = Today }, Ct);
        var finding = run.Result.Findings.First(one => one.Verdict == Verdict.Violation);
        await Host.Watch.LookAsync(Ct);
        return Render<FindingToCase>(parameters => parameters.Add(one => one.Run, run.Id).Add(one => one.Rule, finding.Rule).Add(one => one.Subject, new(finding.Layer, finding.FeatureId)));
    }
}
