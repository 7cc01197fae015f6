using Bunit;
using LandPlanner.Audits;
using LandPlanner.Features;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Jobs;
using LandPlanner.Workspaces.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests;

public sealed class AuditPanelTests : Office
{
    private static readonly FeatureSchema Named = new([new("名称", FieldType.Text)]);
    private static readonly FeatureSchema Classed = new([new("DLBM", FieldType.Text)]);

    private AuditDesk Desk => Services.GetRequiredService<AuditDesk>();

    [Fact]
    public void Without_layers_it_says_to_import_some()
    {
        var panel = Render<AuditPanel>();

        panel.WaitForAssertion(() => Assert.Contains("导入数据", panel.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_surveys_the_older_is_not_chosen_beforehand()
    {
        await AddSquaresAsync("现状2023", "land-use", new DateOnly(2023, 12, 31), Classed, ["0103"]);
        await AddSquaresAsync("现状2024", "land-use", new DateOnly(2024, 12, 31), Classed, ["0103"]);

        var panel = await OpenAsync("audit-start");

        Assert.False(panel.Find("[data-testid=subject-现状2023]").HasAttribute("checked"));
        Assert.True(panel.Find("[data-testid=subject-现状2024]").HasAttribute("checked"));
    }

    [Fact]
    public async Task An_audit_ends_with_its_findings_by_rule()
    {
        await FillAsync();
        var panel = await OpenAsync("audit-start");

        await panel.InvokeAsync(() => panel.Find("[data-testid=audit-start]").Click());

        panel.WaitForElement("[data-testid=finding]");
        // By construction: two tracts, each wholly on basic farmland.
        Assert.Equal("2", panel.Find("[data-testid=verdict-violation] b").TextContent);
        Assert.Contains(panel.FindAll(".lp-finding-head"), head => head.TextContent.Contains("占用永久基本农田", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rules_not_chosen_are_not_applied_and_the_result_says_so()
    {
        await FillAsync();
        var panel = await OpenAsync("audit-start");
        await panel.InvokeAsync(() => panel.Find("[data-testid=rules-all]").Click());
        await panel.InvokeAsync(() => panel.Find("[data-testid=rule-red-line-occupied]").Change(true));

        await panel.InvokeAsync(() => panel.Find("[data-testid=audit-start]").Click());

        Assert.Contains("只用了 1 条规则", panel.WaitForElement("[data-testid=left-out]").TextContent, StringComparison.Ordinal);
        Assert.Equal("0", panel.Find("[data-testid=verdict-violation] b").TextContent);
    }

    [Fact]
    public async Task A_text_leaves_only_findings_that_have_it()
    {
        await FillAsync();
        await RunAsync();
        var panel = await OpenAsync("findings");

        await panel.InvokeAsync(() => panel.Find("[data-testid=findings-filter]").Input("二号"));

        panel.WaitForAssertion(() => Assert.All(panel.FindAll("[data-testid=finding]"), row => Assert.Contains("二号", row.TextContent, StringComparison.Ordinal)));
        Assert.NotEmpty(panel.FindAll("[data-testid=finding]"));
    }

    [Fact]
    public async Task A_finding_shows_the_law_it_stands_on()
    {
        await FillAsync();
        await RunAsync();
        var panel = await OpenAsync("findings");

        panel.WaitForAssertion(() => Assert.Contains(panel.FindAll("[data-testid=finding]"), IsViolation));
        await panel.InvokeAsync(() => panel.FindAll("[data-testid=finding]").First(IsViolation).Click());

        var detail = panel.WaitForElement("[data-testid=finding-detail]").TextContent;
        Assert.Contains("《中华人民共和国土地管理法》第三十五条", detail, StringComparison.Ordinal);
        Assert.Contains(AuditResult.NoteZh, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_opened_while_an_audit_runs_joins_it_and_can_stop_it()
    {
        await FillAsync();
        Desk.Job.TryStart("周工", async (_, ct) => { await Task.Delay(Timeout.Infinite, ct); return null!; });

        var panel = Render<AuditPanel>();
        panel.WaitForElement("[data-testid=job-stop]");
        await panel.InvokeAsync(() => panel.Find("[data-testid=job-stop]").Click());

        panel.WaitForAssertion(() => Assert.Contains("已停止", panel.Markup, StringComparison.Ordinal));
    }

    private async Task FillAsync()
    {
        await AddSquaresAsync("成片开发地块", "tract-scheme", Named, ["一号地块"], ["二号地块"]);
        await AddSquaresAsync("永久基本农田", "basic-farmland", Named, ["农田"], ["农田"]);
    }

    private async Task RunAsync()
    {
        await AuditRun.ExecuteAsync(Host.Workspace, new(new("周工", "审查")) { On = DateOnly.FromDateTime(DateTime.Now) }, Ct);
        await Host.Watch.LookAsync(Ct);
    }

    private async Task<IRenderedComponent<AuditPanel>> OpenAsync(string wanted)
    {
        await Host.Watch.LookAsync(Ct);
        var panel = Render<AuditPanel>();
        panel.WaitForElement($"[data-testid={wanted}]");
        return panel;
    }

    private static bool IsViolation(AngleSharp.Dom.IElement row) => row.QuerySelector(".violation") is not null;
}
