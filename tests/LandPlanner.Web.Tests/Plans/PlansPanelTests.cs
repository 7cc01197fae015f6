using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components.Panels;

namespace LandPlanner.Web.Tests.Plans;

/// <summary>A plan of two squares over a survey of them, and a sketch that lacks a zone.</summary>
public sealed class PlansPanelTests : Office
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AddSquaresAsync("现状", "land-use", new([new("DLBM", FieldType.Text), new("DLMC", FieldType.Text)]), ["0103", "旱地"], ["0103", "旱地"]);
        await AddSquaresAsync("规划", "planned-use", new([new("GHDLBM", FieldType.Text), new("GHDLMC", FieldType.Text)]), ["0103", "旱地"], ["0703", "农村宅基地"]);
        await AddSquaresAsync("片区", "structure", new([new("structure", FieldType.Text), new("kind", FieldType.Text), new("name", FieldType.Text)]), ["两区", "zone", "北片区"]);
    }

    [Fact]
    public async Task A_sketch_says_what_it_lacks_and_a_part_is_shown_on_the_map()
    {
        var panel = Render<PlansPanel>();
        panel.WaitForElement("[data-testid=structure]", Soon);

        Assert.Equal("不完整", panel.Find("[data-testid=structure-complete]").TextContent);
        Assert.Contains("应有 2，已绘 1", panel.Find(".lp-balances").TextContent, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=structure-part]").Click());
        Assert.Equal(new("片区", 1), Session.Selected);
    }

    [Fact]
    public async Task A_comparison_lists_its_conflicts_and_goes_to_them()
    {
        var panel = Render<PlansPanel>();
        await panel.InvokeAsync(() => panel.Find("[data-testid=plans-compare]").Click());
        await panel.InvokeAsync(() => panel.WaitForElement("[data-testid=plans-run]", Soon).Click());

        var conflict = panel.WaitForElement("[data-testid=plan-conflict]", Soon);
        Assert.Contains("耕地规划为建设用地", conflict.TextContent, StringComparison.Ordinal);
        // A square of 10 m is 0.15 mu.
        Assert.Contains("0.15", conflict.TextContent, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=plan-conflict]").Click());
        panel.WaitForAssertion(() => Assert.Equal(new("plan_规划_现状", 1), Session.Selected), Soon);
    }
}
