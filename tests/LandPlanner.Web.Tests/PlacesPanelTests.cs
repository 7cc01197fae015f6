using System.Globalization;
using Bunit;
using LandPlanner.Places;
using LandPlanner.Stores;
using LandPlanner.Web.Components;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Components.Places;
using LandPlanner.Web.Places;
using LandPlanner.Workspaces.Places;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests;

public sealed class PlacesPanelTests : Office
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly RevisionNote Note = new("tester", "test");

    private PlaceDesk Desk => Services.GetRequiredService<PlaceDesk>();

    [Fact]
    public void Without_places_it_says_how_to_begin()
    {
        var panel = Render<PlacesPanel>();

        panel.WaitForAssertion(() => Assert.Contains("先从已导入的图层建账", panel.Markup, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task The_list_begins_with_the_longest_due_and_counts_what_is_overdue()
    {
        await AddAsync("waste-point", 0, "东头", 0);
        await AddAsync("waste-point", 100, "西头", -3);
        await AddAsync("sewage-plant", 200, "污水站", 5);

        var panel = Render<PlacesPanel>();

        panel.WaitForAssertion(() => Assert.Equal(["LJ-0002", "LJ-0001", "WS-0001"], panel.FindAll("[data-testid=place]").Select(row => row.GetAttribute("data-number"))), Patience);
        Assert.Equal(["3", "1", "1", "0"], panel.FindAll(".lp-tile b").Select(count => count.TextContent));
        Assert.Contains("逾期 3 天", panel.Find("[data-number=LJ-0002]").TextContent, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=place-tile-Overdue]").Click());
        panel.WaitForAssertion(() => Assert.Equal(["LJ-0002"], panel.FindAll("[data-testid=place]").Select(row => row.GetAttribute("data-number"))), Patience);
        await panel.InvokeAsync(() => panel.Find("[data-testid=place-tile-All]").Click());
        await panel.InvokeAsync(() => panel.Find("[data-testid=place-kind-sewage-plant]").Click());
        panel.WaitForAssertion(() => Assert.Equal(["WS-0001"], panel.FindAll("[data-testid=place]").Select(row => row.GetAttribute("data-number"))), Patience);
    }

    [Fact]
    public async Task An_inspection_says_what_it_will_come_to_before_it_is_saved()
    {
        await AddAsync("sewage-plant", 0, "污水站", 0);
        var panel = await OpenPlaceAsync("WS-0001");
        await panel.InvokeAsync(() => panel.Find("[data-testid=place-inspect]").Click());

        await panel.InvokeAsync(() => panel.Find("[data-testid=field-cod]").Change("61"));
        Assert.Contains("不合格", panel.Find("[data-testid=inspection-would]").TextContent, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=inspection-send]").Click());
        Assert.Contains("请填写“运行情况”", panel.Find("[data-testid=inspection-complaints]").TextContent, StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-running]").Change("normal"));
        Assert.Empty(panel.FindAll("[data-testid=inspection-complaints]"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=inspection-send]").Click());

        panel.WaitForElement("[data-testid=place-done]", Patience);
        // A failed one is to be done again after seven days, by the table of kinds.
        Assert.Contains(Moments.Write(Desk.Today.AddDays(7)), panel.Find("[data-testid=place-done]").TextContent, StringComparison.Ordinal);
        Assert.Contains("化学需氧量（mg/L）：61", panel.WaitForElement(".lp-inspection.failed .bad", Patience).TextContent, StringComparison.Ordinal);
        Assert.Equal(Desk.Today.AddDays(7), Assert.Single(await Desk.ListAsync(Ct)).DueOn);
    }

    [Fact]
    public async Task A_number_that_is_none_and_a_pass_that_cannot_be_are_told_in_the_readers_language()
    {
        await AddAsync("sewage-plant", 0, "污水站", 0);
        var panel = await OpenPlaceAsync("WS-0001");
        await panel.InvokeAsync(() => panel.Find("[data-testid=place-inspect]").Click());

        await panel.InvokeAsync(() => panel.Find("[data-testid=field-running]").Change("stopped"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-cod]").Change("很多"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=inspection-result]").Change("pass"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=inspection-send]").Click());

        var complaints = panel.Find("[data-testid=inspection-complaints]").TextContent;
        Assert.Contains("“化学需氧量（mg/L）”应为数字", complaints, StringComparison.Ordinal);
        Assert.Contains("有不合格项（运行情况）", complaints, StringComparison.Ordinal);
        Assert.Equal(Desk.Today, Assert.Single(await Desk.ListAsync(Ct)).DueOn);
    }

    [Fact]
    public async Task A_round_is_seen_before_it_is_kept_and_asks_once_more_before_places_are_left_out()
    {
        await AddAsync("waste-point", 0, "东头", 0);
        await AddAsync("waste-point", 500, "西头", -3);
        await AddAsync("waste-point", 900, "北头", 1);
        var panel = Render<PlacesPanel>();
        await panel.InvokeAsync(() => panel.WaitForElement("[data-testid=places-rounds]", Patience).Click());

        panel.WaitForAssertion(() => Assert.Contains("2 处，直线 0.5 公里", panel.Find("[data-testid=round-preview]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(await Desk.RoundsAsync(Ct));
        await panel.InvokeAsync(() => panel.Find("[data-testid=round-keep]").Click());
        panel.WaitForElement("[data-testid=round-done]", Patience);
        Assert.Equal(["东头", "西头"], panel.FindAll("[data-testid=round-stop]").Select(stop => stop.TextContent).Order(StringComparer.Ordinal));
        await panel.InvokeAsync(() => panel.Find("[data-testid=round-done]").Click());
        Assert.Contains("还有 2 处", panel.Find("[data-testid=round-leaves]").TextContent, StringComparison.Ordinal);
        Assert.Equal(Round.Planned, Assert.Single(await Desk.RoundsAsync(Ct)).State);
        await panel.InvokeAsync(() => panel.Find("[data-testid=round-done]").Click());

        panel.WaitForAssertion(() => Assert.Equal("已完成", panel.Find("[data-testid=round-state]").TextContent), Patience);
    }

    [Fact]
    public async Task Places_are_taken_from_a_layer_after_a_look_at_what_would_be_taken()
    {
        await AddSquaresAsync("大棚", "place", new([new("MC", LandPlanner.Features.FieldType.Text)]), ["一号"], ["二号"]);
        var panel = Render<PlacesPanel>();
        await panel.InvokeAsync(() => panel.WaitForElement("[data-testid=places-take]", Patience).Click());

        await panel.InvokeAsync(() => panel.Find("[data-testid=take-layer]").Change("大棚"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=take-kind]").Change("greenhouse"));

        panel.WaitForAssertion(() => Assert.Contains("将新增 2 处", panel.Find("[data-testid=take-preview]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(await Desk.ListAsync(Ct));
        await panel.InvokeAsync(() => panel.Find("[data-testid=take-run]").Click());
        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll("[data-testid=place]").Count), Patience);
    }

    [Fact]
    public async Task A_plan_that_comes_after_another_wish_is_not_shown()
    {
        await AddAsync("waste-point", 0, "东头", 0);
        var panel = Render<PlacesPanel>();
        await panel.InvokeAsync(() => panel.WaitForElement("[data-testid=places-rounds]", Patience).Click());
        panel.WaitForElement("[data-testid=round-stops]", Patience);
        var day = Moments.Write(Desk.Today.AddDays(-1));
        await panel.InvokeAsync(() => panel.Find("[data-testid=round-on]").Change(day));
        panel.WaitForElement("[data-testid=round-nothing]", Patience);

        // Both in one turn: the first is still being planned when the second, which cannot be, comes.
        await panel.InvokeAsync(() =>
        {
            panel.Find("[data-testid=round-on]").Change(Moments.Write(Desk.Today));
            panel.Find("[data-testid=round-hours]").Change("很多");
        });
        await PassAsync(panel, () => Desk.PlanAsync(new(Desk.Today, PlaceFilter.All, new()) { IsPreview = true }, "tester", Ct));

        Assert.NotEmpty(panel.FindAll("[data-testid=round-fault]"));
        Assert.Empty(panel.FindAll("[data-testid=round-stops]"));
        Assert.True(panel.Find("[data-testid=round-keep]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_look_at_a_layer_that_comes_after_another_choice_is_not_shown()
    {
        await AddSquaresAsync("大棚", "place", new([new("MC", LandPlanner.Features.FieldType.Text)]), ["一号"], ["二号"]);
        var panel = Render<PlacesPanel>();
        await panel.InvokeAsync(() => panel.WaitForElement("[data-testid=places-take]", Patience).Click());
        await panel.InvokeAsync(() => panel.Find("[data-testid=take-layer]").Change("大棚"));

        await panel.InvokeAsync(() =>
        {
            panel.Find("[data-testid=take-kind]").Change("greenhouse");
            panel.Find("[data-testid=take-layer]").Change("");
        });
        await PassAsync(panel, () => Desk.TakeAsync("大棚", Desk.Kinds.Get("greenhouse"), preview: true, "tester"));

        Assert.Empty(panel.FindAll("[data-testid=take-preview]"));
        Assert.Empty(panel.FindAll("[data-testid=take-fault]"));
        Assert.True(panel.Find("[data-testid=take-run]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_round_that_was_left_while_it_was_read_is_not_drawn()
    {
        await AddAsync("waste-point", 0, "东头", 0);
        var round = (await Desk.PlanAsync(new(Desk.Today, PlaceFilter.All, new()), "tester", Ct)).Round!;
        var map = JSInterop.SetupModule("/map/map.js");
        map.Mode = JSRuntimeMode.Loose;
        map.Setup<MapAttachment>("attach", _ => true).SetResult(new([], [], null, null, false, null, null));
        await Session.AttachAsync(JSInterop.JSRuntime, "/map/map.js");
        var card = Render<RoundCard>(parameters => parameters.Add(one => one.Number, round.Number));

        await DisposeComponentsAsync();
        await PassAsync(card, () => Desk.RoundAsync(round.Number, Ct));

        // Its way is cleared away, and nothing is drawn after that.
        Assert.Empty(Assert.IsType<object[]>(map.Invocations["places.showRound"][^1].Arguments[0]));
    }

    [Fact]
    public async Task In_English_it_says_the_same()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.English);
        await AddAsync("waste-point", 0, "东头", -3);

        var panel = Render<PlacesPanel>();

        panel.WaitForAssertion(() => Assert.Contains("3 days overdue", panel.Find("[data-testid=place]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("Waste point", panel.Markup, StringComparison.Ordinal);
    }

    // So often is asked here what the panel asked before: its own answer has come by then.
    private static async Task PassAsync<TComponent>(IRenderedComponent<TComponent> panel, Func<Task> ask)
        where TComponent : Microsoft.AspNetCore.Components.IComponent
    {
        for (var i = 0; i < 3; i++)
            await Task.Run(ask, Ct);
        await panel.InvokeAsync(() => { });
    }

    private async Task<IRenderedComponent<PlacesPanel>> OpenPlaceAsync(string number)
    {
        var place = (await Desk.ListAsync(Ct)).Single(place => place.Number == number);
        Services.GetRequiredService<PlacesView>().Page = PlacesPage.Card;
        await Session.SelectAsync(Desk.Pick(place));
        var panel = Render<PlacesPanel>();
        panel.WaitForElement("[data-testid=place-inspect]", Patience);
        return panel;
    }

    /// <param name="days">From today to the day it is due.</param>
    private async Task<InspectedPlace> AddAsync(string kind, double x, string name, int days)
    {
        var added = await PlaceEntry.AddAsync(
            Host.Workspace, kind, new(East + x, North), new Dictionary<string, string> { ["name"] = name }, Desk.Today, Desk.Today.AddDays(days), Note, Ct);
        await Host.Watch.LookAsync(Ct);
        return added;
    }
}
