using Bunit;
using LandPlanner.Cases;
using LandPlanner.Web.Components.Panels;

namespace LandPlanner.Web.Tests.Cases;

public sealed class CasesPanelTests : CaseOffice
{
    [Fact]
    public void Without_cases_it_says_where_they_come_from()
    {
        var panel = Render<CasesPanel>();

        Assert.Contains("审查", panel.WaitForElement("[data-testid=cases-none]", Patience).TextContent, StringComparison.Ordinal);
    }

    /// <summary>By the calendar: one was due yesterday, one is due tomorrow, one in two months.</summary>
    [Fact]
    public async Task The_board_counts_and_each_count_is_a_filter()
    {
        var panel = await OpenAsync();

        Assert.Equal("3", Tile(panel, "All"));
        Assert.Equal("1", Tile(panel, "Overdue"));
        Assert.Equal("1", Tile(panel, "Soon"));
        Assert.Equal("3", Tile(panel, "Open"));
        Assert.Equal("0", Tile(panel, "Closed"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=tile-Overdue]").Click());

        panel.WaitForAssertion(() => Assert.Equal(["逾期的"], Titles(panel)), Patience);
        Assert.Equal("3", Tile(panel, "Open"));
    }

    [Fact]
    public async Task Keys_that_are_quicker_than_the_rows_wait_for_them()
    {
        await OpenCaseAsync("一");
        var second = await OpenCaseAsync("二", ("due_on", Today.AddDays(70)));
        await OpenCaseAsync("三", ("due_on", Today.AddDays(80)));
        var panel = Render<CasesPanel>();

        Session.OnTold("cases.step", "first");
        Session.OnTold("cases.step", "1");
        Session.OnTold("cases.press", "Enter");

        panel.WaitForAssertion(() => Assert.Contains(second.Number, panel.Find("[data-testid=case-number]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task The_most_pressing_comes_first()
    {
        var panel = await OpenAsync();

        Assert.Equal(["逾期的", "快到期的", "还早的"], Titles(panel));
        Assert.Contains("逾期 1 天", panel.Find("[data-testid=case]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mine_are_those_I_am_responsible_for()
    {
        var panel = await OpenAsync();

        await panel.InvokeAsync(() => panel.Find("[data-testid=case-mine]").Click());

        panel.WaitForAssertion(() => Assert.Equal(["还早的"], Titles(panel)), Patience);
    }

    [Fact]
    public async Task A_text_finds_and_a_choice_of_the_filters_narrows()
    {
        var panel = await OpenAsync();

        await panel.InvokeAsync(() => panel.Find("[data-testid=case-text]").Input("到期"));
        panel.WaitForAssertion(() => Assert.Equal(["快到期的"], Titles(panel)), Patience);
        await panel.InvokeAsync(() => panel.Find("[data-testid=case-text]").Input(""));
        await panel.InvokeAsync(() => panel.Find("[data-testid=case-filters]").Click());
        await panel.InvokeAsync(() => panel.Find("[data-testid=case-Source]").Change("hotline"));

        panel.WaitForAssertion(() => Assert.Equal(["逾期的"], Titles(panel)), Patience);
    }

    [Fact]
    public async Task A_click_opens_the_case_and_picks_it_on_the_map()
    {
        var panel = await OpenAsync();

        await panel.InvokeAsync(() => panel.FindAll("[data-testid=case]")[1].Click());

        panel.WaitForElement("[data-testid=case-number]", Patience);
        Assert.Equal(Desk.Layer, Session.Selected?.Layer);
        Assert.Contains("快到期的", panel.Find(".lp-card-title").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_move_shows_at_once()
    {
        var panel = await OpenAsync();
        var number = panel.Find("[data-testid=case]").GetAttribute("data-number")!;

        await MoveAsync(number, "assign", "别人", ("unit", "国土所"), ("person", "王五"));

        panel.WaitForAssertion(() => Assert.Contains("已分派", panel.Find("[data-testid=case]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Several_are_assigned_at_once_and_what_could_not_be_is_told()
    {
        var panel = await OpenAsync();
        var numbers = panel.FindAll("[data-testid=case]").Select(row => row.GetAttribute("data-number")!).ToList();
        await MoveAsync(numbers[0], "assign", "别人", ("unit", "国土所"), ("person", "王五"));

        await panel.InvokeAsync(() => panel.Find("[data-testid=case-mark-all]").Click());
        await panel.InvokeAsync(() => panel.Find("[data-testid=marked-move]").Change("assign"));
        panel.WaitForElement("[data-testid=field-unit]", Patience);
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-unit]").Change("自然资源所"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-person]").Change("李四"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=marked-send]").Click());

        panel.WaitForAssertion(() => Assert.Contains("2 宗已办理，1 宗未办理", panel.Find("[data-testid=marked-told]").TextContent, StringComparison.Ordinal), Patience);
        var cases = (await Desk.ListAsync(Ct)).Select(CaseFilter.All, new(CaseOrderKey.Number), Desk.Day).Cases;
        Assert.Equal(["李四", "李四", "王五"], cases.Select(one => one.Person).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Marked_cases_are_merged_into_one()
    {
        var panel = await OpenAsync();
        await panel.InvokeAsync(() => panel.Find("[data-testid=case-mark-all]").Click());

        await panel.InvokeAsync(() => panel.Find("[data-testid=marked-move]").Change("merge"));
        panel.WaitForElement("[data-testid=merge-into]", Patience);
        await panel.InvokeAsync(() => panel.Find("[data-testid=move-note]").Change("同一地块"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=marked-send]").Click());

        panel.WaitForAssertion(() => Assert.Contains("AJ", panel.Find("[data-testid=case-number]").TextContent, StringComparison.Ordinal), Patience);
        var cases = (await Desk.ListAsync(Ct)).Select(CaseFilter.All, new(CaseOrderKey.Number), Desk.Day).Cases;
        Assert.Equal(["issued", "merged", "merged"], cases.Select(one => one.State));
    }

    [Fact]
    public async Task A_case_picked_on_the_map_is_opened_whatever_lies_over_it()
    {
        var panel = await OpenAsync();
        await Session.OpenAsync(PanelNames.Cases);
        await AddSquaresAsync("地块", "plan-parcel", new([new("DKBH", Features.FieldType.Text)]), ["1"]);

        await Session.OnPickedAsync([new("地块", 1), new(Desk.Layer, 2)]);

        Assert.Equal(PanelNames.Cases, Session.Panel);
        panel.WaitForAssertion(() => Assert.Contains("快到期的", panel.Find(".lp-card-title").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task The_list_is_where_it_was_when_one_comes_back()
    {
        var panel = await OpenAsync();
        await panel.InvokeAsync(() => panel.Find("[data-testid=tile-Overdue]").Click());
        panel.WaitForAssertion(() => Assert.Single(Titles(panel)), Patience);

        await panel.InvokeAsync(() => panel.Find("[data-testid=case]").Click());
        panel.WaitForElement("[data-testid=case-number]", Patience);
        await panel.InvokeAsync(() => panel.Find("[data-testid=cases-back]").Click());

        panel.WaitForAssertion(() => Assert.Equal(["逾期的"], Titles(panel)), Patience);
    }

    private static string Tile(IRenderedComponent<CasesPanel> panel, string tile) => panel.Find($"[data-testid=tile-{tile}] b").TextContent;

    private static IEnumerable<string> Titles(IRenderedComponent<CasesPanel> panel) => panel.FindAll("[data-testid=case] .lp-finding-name b").Select(title => title.LastChild!.TextContent);

    private async Task<IRenderedComponent<CasesPanel>> OpenAsync()
    {
        await OpenCaseAsync("还早的", ("person", "tester"));
        await OpenCaseAsync("快到期的", ("due_on", Today.AddDays(1)));
        await OpenCaseAsync("逾期的", ("due_on", Today.AddDays(-1)), ("source", "hotline"));
        var panel = Render<CasesPanel>();
        panel.WaitForAssertion(() => Assert.Equal(3, Titles(panel).Count()), Patience);
        return panel;
    }
}
