using System.Globalization;
using Bunit;
using LandPlanner.Features;
using LandPlanner.Projects;
using LandPlanner.Web.Components.Projects;
using LandPlanner.Web.Projects;
using LandPlanner.Workspaces.Projects;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.Projects;

/// <summary>A project that needs 14 mu, two tracts of 15 mu beside each other, and one on farmland.</summary>
public sealed class LandMatchViewTests : Office
{
    private const string Tracts = "成片";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Project _project = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var schema = new FeatureSchema([new("DKMC", FieldType.Text)]);
        await AddPolygonsAsync(Tracts, "tract-scheme", null, schema, [new(0, Square(East, North, 100), ["甲"]), new(0, Square(East + 100, North, 100), ["乙"]), new(0, Square(East + 500, North, 100), ["丙"])]);
        await AddPolygonsAsync("永农", "basic-farmland", null, schema, [new(0, Square(East + 550, North, 100), ["田"]), new(0, Square(East - 3000, North - 3000, 10), ["田"]), new(0, Square(East + 3000, North + 3000, 10), ["田"])]);
        await AddPolygonsAsync("红线", "red-line", null, schema, [new(0, Square(East - 3000, North - 3000, 10), ["线"]), new(0, Square(East + 3000, North + 3000, 10), ["线"])]);
        var desk = Services.GetRequiredService<ProjectDesk>();
        _project = (await ProjectEntry.AddAsync(Host.Workspace, [new("name", "冷链物流"), new("kind", "industry"), new("land_needed", "14")], Square(East + 2000, North, 10), new("tester", "add"), desk.Today, Ct)).Project;
        await Host.Watch.LookAsync(Ct);
    }

    [Fact]
    public async Task Land_is_found_for_the_projects_own_need_kept_and_dropped_again()
    {
        var card = Render<LandMatchView>(parameters => parameters.Add(view => view.Project, _project));
        Assert.Equal("14", card.Find("[data-testid=need-area]").GetAttribute("value"));

        await ClickAsync(card, "[data-testid=match-find]");
        card.WaitForAssertion(() => Assert.Equal(2, card.FindAll("[data-testid=match-offer]").Count), Patience);
        await ClickAsync(card, "[data-testid=match-offer]");
        card.WaitForAssertion(() => Assert.Contains("亩", card.Find("[data-testid=match-detail] [data-reason=area]").TextContent, StringComparison.Ordinal), Patience);
        await ClickAsync(card, "[data-testid=match-keep]");
        card.WaitForAssertion(() => Assert.Equal("可用", card.Find("[data-testid=match-chip]").TextContent), Patience);

        await ClickAsync(card, "[data-testid=match-kept] button");
        await ClickAsync(card, "[data-testid=match-drop]");
        card.WaitForAssertion(() => Assert.Contains("请写明取消", card.Find("[data-testid=match-failure]").TextContent, StringComparison.Ordinal), Patience);
        await card.InvokeAsync(() => card.Find("[data-testid=drop-reason]").Change("选址调整"));
        await ClickAsync(card, "[data-testid=match-drop]");
        card.WaitForAssertion(() => Assert.Equal("已撤销", card.Find("[data-testid=match-chip]").TextContent), Patience);
        Assert.Contains("选址调整", card.Find("[data-testid=match-kept]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_ruled_out_says_why()
    {
        var card = Render<LandMatchView>(parameters => parameters.Add(view => view.Project, _project));

        await ClickAsync(card, "[data-testid=match-find]");
        card.WaitForAssertion(() => Assert.Single(card.FindAll("[data-testid=match-all]")), Patience);
        await ClickAsync(card, "[data-testid=match-all]");

        card.WaitForAssertion(() => Assert.Contains("永久基本农田", card.Find("[data-testid=match-out]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_kept_parcel_that_changed_is_shown_as_outdated()
    {
        var card = Render<LandMatchView>(parameters => parameters.Add(view => view.Project, _project));
        await ClickAsync(card, "[data-testid=match-find]");
        card.WaitForAssertion(() => Assert.Equal(2, card.FindAll("[data-testid=match-offer]").Count), Patience);
        await ClickAsync(card, "[data-testid=match-offer]");
        card.WaitForAssertion(() => Assert.Single(card.FindAll("[data-testid=match-keep]")), Patience);
        await ClickAsync(card, "[data-testid=match-keep]");
        card.WaitForAssertion(() => Assert.Single(card.FindAll("[data-testid=match-kept]")), Patience);

        await Host.Workspace.Store.CommitAsync(
            new(new("tester", "cut")) { Updates = [new(Tracts, 1, 1, Square(East, North, 90), ["甲"]), new(Tracts, 2, 1, Square(East + 100, North, 90), ["乙"])] }, Ct);
        await Host.Watch.LookAsync(Ct);
        await card.InvokeAsync(Session.Redraw);

        card.WaitForAssertion(() => Assert.Equal("已过时", card.Find("[data-testid=match-chip]").TextContent), Patience);
        Assert.Contains("图形已变更", card.Find("[data-testid=match-change]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_need_that_cannot_be_is_refused_in_words()
    {
        var card = Render<LandMatchView>(parameters => parameters.Add(view => view.Project, _project));

        await card.InvokeAsync(() => card.Find("[data-testid=need-area]").Change("30-20"));
        await ClickAsync(card, "[data-testid=match-find]");

        card.WaitForAssertion(() => Assert.Contains("面积范围写反了", card.Find("[data-testid=match-failure]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public void In_English_no_word_is_missing()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.English);

        var card = Render<LandMatchView>(parameters => parameters.Add(view => view.Project, _project));

        Assert.Contains("Land for the project", card.Markup, StringComparison.Ordinal);
        Assert.Contains("Find land", card.Markup, StringComparison.Ordinal);
    }

    private static Task ClickAsync(IRenderedComponent<LandMatchView> card, string selector) => card.InvokeAsync(() => card.Find(selector).Click());
}
