using System.Globalization;
using Bunit;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Farmland;

namespace LandPlanner.Web.Tests.Farmland;

public sealed class PlotLedgerTests : FarmlandOffice
{
    [Fact]
    public void An_empty_ledger_says_how_it_is_filled()
    {
        var panel = Render<FarmlandPanel>();

        Assert.Contains("从图层录入", panel.WaitForElement("[data-testid=ledger-none]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plots_are_shown_before_they_are_taken_in_and_nothing_is_written_until_then()
    {
        var panel = Render<FarmlandPanel>();
        panel.WaitForElement("[data-testid=ledger-none]");

        await ClickAsync(panel, "ledger-take");
        panel.WaitForElement("[data-testid=take-send]");

        Assert.Equal("3", panel.Find("[data-testid=take-New] b").TextContent);
        Assert.Empty(await Desk.ListAsync(LedgerTab.Abandoned, Ct));

        await ClickAsync(panel, "take-send");
        panel.WaitForAssertion(() => Assert.Equal(3, panel.FindAll("[data-testid=ledger-row]").Count));
        Assert.Equal("3", Tile(panel, "all"));
        Assert.Equal("3", Tile(panel, "suspected"));
    }

    [Fact]
    public async Task Keys_that_are_quicker_than_the_rows_wait_for_them()
    {
        await TakeAsync();
        var panel = Render<FarmlandPanel>();

        Session.OnTold("ledger.step", "first");
        Session.OnTold("ledger.step", "1");
        Session.OnTold("ledger.press", "Enter");

        panel.WaitForAssertion(() => Assert.Equal("A2", panel.Find("[data-testid=ledger-number]").TextContent));
    }

    [Fact]
    public async Task Ground_the_ledger_has_is_shown_as_known_and_cannot_be_taken_twice()
    {
        await TakeAsync();
        var panel = List();

        await ClickAsync(panel, "ledger-take");
        panel.WaitForElement("[data-testid=take-send]");

        Assert.Equal("3", panel.Find("[data-testid=take-Known] b").TextContent);
        Assert.True(panel.Find("[data-testid=take-send]").HasAttribute("disabled"));
        Assert.Contains("A1 100", panel.WaitForElement("[data-testid=take-offer] small").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_says_every_field_in_words_with_the_law()
    {
        await TakeAsync();

        var panel = await CardAsync("A1");

        var facts = panel.Find("[data-testid=ledger-facts]").TextContent;
        Assert.Contains("无劳力", facts, StringComparison.Ordinal);
        Assert.Contains("春", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("no-labour", facts, StringComparison.Ordinal);
        // Abandoned since spring 2023: more than two years, whenever this runs.
        Assert.Contains("农村土地承包法", panel.Find("[data-testid=ledger-standing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once_and_what_was_typed_stays()
    {
        await TakeAsync();
        var panel = await CardAsync("A1");
        await EditAsync(panel);

        await TypeAsync(panel, "field-since_year", "many");
        await TypeAsync(panel, "field-state", "");
        await TypeAsync(panel, "field-responsible", "李四");
        await ClickAsync(panel, "entry-send");

        Assert.Equal(2, panel.FindAll("[data-testid=entry-complaints] li").Count);
        Assert.Contains("撂荒起始年", panel.Find("[data-testid=lack-since_year]").TextContent, StringComparison.Ordinal);
        Assert.Equal("many", panel.Find("[data-testid=field-since_year]").GetAttribute("value"));
        Assert.Equal("李四", panel.Find("[data-testid=field-responsible]").GetAttribute("value"));
        Assert.Equal("", (await PlotAsync("A1")).Text("responsible"));
    }

    [Fact]
    public async Task A_season_without_its_year_is_told()
    {
        await TakeAsync();
        var panel = await CardAsync("A3");
        await EditAsync(panel);

        await TypeAsync(panel, "field-since_season", "spring");
        await ClickAsync(panel, "entry-send");

        Assert.Contains("起始年", panel.Find("[data-testid=lack-since_year]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_quicker_is_named_and_both_changes_stand_in_the_end()
    {
        await TakeAsync();
        var panel = await CardAsync("A1");
        await EditAsync(panel);
        await TypeAsync(panel, "field-responsible", "李四");

        await SetElsewhereAsync("王五", "A1", "measure", "trust");
        var told = panel.WaitForElement("[data-testid=entry-overtaken]").TextContent;
        Assert.Contains("王五", told, StringComparison.Ordinal);
        Assert.Contains("措施", told, StringComparison.Ordinal);
        Assert.Equal("李四", panel.Find("[data-testid=field-responsible]").GetAttribute("value"));
        await ClickAsync(panel, "entry-send");
        panel.WaitForElement("[data-testid=ledger-done]");

        var row = await PlotAsync("A1");
        Assert.Equal(("李四", "trust"), (row.Text("responsible"), row.Text("measure")));
    }

    [Fact]
    public async Task A_row_that_was_changed_unseen_is_not_written_over()
    {
        await TakeAsync();
        var seen = await PlotAsync("A1");
        await SetElsewhereAsync("王五", "A1", "measure", "trust");

        var overtaken = await Assert.ThrowsAsync<Web.Ledgers.RowOvertakenException>(() => Desk.SetAsync(LedgerTab.Abandoned, seen, [new("measure", "proxy")], "tester"));

        Assert.Equal("王五", overtaken.By?.Note.Author);
        Assert.Equal("trust", (await PlotAsync("A1")).Text("measure"));
    }

    [Fact]
    public async Task Restoring_a_plot_changes_its_state_the_totals_and_the_history()
    {
        await TakeAsync();
        var panel = await CardAsync("A1");

        await BeginAsync(panel);
        await TypeAsync(panel, "act-on", "2024-05-01");
        await ClickAsync(panel, "act-send");
        panel.WaitForElement("[data-testid=ledger-done]");

        Assert.Equal("已复耕", panel.Find("[data-testid=ledger-state]").TextContent);
        Assert.Contains("2024-05-01", panel.Find("[data-testid=ledger-timeline]").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("[data-testid=act-Restore]"));
        await ClickAsync(panel, "farmland-back");
        panel.WaitForElement("[data-testid=ledger-row]");
        Assert.Equal(("2", "1"), (Tile(panel, "suspected"), Tile(panel, "restored")));
    }

    /// <summary>A1 is abandoned since spring, which begins in March, A2 since a year.</summary>
    [Theory]
    [InlineData("A1", "2023-01-01", "起始季（2023-03-01）")]
    [InlineData("A2", "2022-12-31", "起始年（2023）")]
    public async Task A_day_that_cannot_be_is_refused_before_it_is_sent(string number, string on, string told)
    {
        await TakeAsync();
        var panel = await CardAsync(number);
        await BeginAsync(panel);

        await TypeAsync(panel, "act-on", on);
        await ClickAsync(panel, "act-send");

        Assert.Contains(told, panel.Find("[data-testid=act-complaints]").TextContent, StringComparison.Ordinal);
        Assert.Equal("suspected", (await PlotAsync(number)).Text("state"));
    }

    [Fact]
    public async Task A_state_that_has_an_act_of_its_own_is_no_choice_of_the_form()
    {
        await TakeAsync();
        var panel = await CardAsync("A1");

        await EditAsync(panel);

        var choices = panel.FindAll("[data-testid=field-state] option").Select(option => option.GetAttribute("value"));
        Assert.Equal(["", "suspected", "confirmed", "in-hand", "dismissed"], choices);
    }

    [Fact]
    public async Task Marked_plots_are_set_together_in_one_revision()
    {
        await TakeAsync();
        var before = (await Host.Workspace.Store.ReadRevisionsAsync(Ct).ToListAsync(Ct)).Count;
        var panel = List();

        await ClickAsync(panel, "ledger-mark-all");
        await ClickAsync(panel, "marked-open");
        await TypeAsync(panel, "field-responsible", "李四");
        await ClickAsync(panel, "marked-send");
        panel.WaitForElement("[data-testid=marked-told]");

        Assert.All(await Desk.ListAsync(LedgerTab.Abandoned, Ct), row => Assert.Equal("李四", row.Text("responsible")));
        Assert.Equal(before + 1, (await Host.Workspace.Store.ReadRevisionsAsync(Ct).ToListAsync(Ct)).Count);
    }

    [Fact]
    public async Task Where_one_marked_plot_cannot_be_so_none_is_changed()
    {
        await TakeAsync();
        var seen = await PlotAsync("A1");
        await Desk.ChangeAsync(LedgerTab.Abandoned, seen, row => new PlotAct(PlotActKind.Restore, new(2024, 5, 1), "", default).Apply(row, Desk.Today, Desk.Tables.Abandonment), "restore", "tester");
        var panel = List();

        await ClickAsync(panel, "ledger-mark-all");
        await ClickAsync(panel, "marked-open");
        await TypeAsync(panel, "field-state", "confirmed");
        await ClickAsync(panel, "marked-send");
        var told = panel.WaitForElement("[data-testid=marked-complaints]").TextContent;

        Assert.Contains("A1", told, StringComparison.Ordinal);
        Assert.Equal(["restored", "suspected", "suspected"], (await Desk.ListAsync(LedgerTab.Abandoned, Ct)).Select(row => row.Text("state")));
    }

    [Fact]
    public async Task Filters_keep_the_rows_that_meet_them_and_say_how_many_there_are()
    {
        await TakeAsync();
        var panel = List();
        await ClickAsync(panel, "ledger-filters");

        await TypeAsync(panel, "ledger-since", "2023 spring");
        panel.WaitForAssertion(() => Assert.Single(panel.FindAll("[data-testid=ledger-row]")));
        await ClickAsync(panel, "ledger-clear");
        panel.WaitForAssertion(() => Assert.Equal(3, panel.FindAll("[data-testid=ledger-row]").Count));
        await panel.InvokeAsync(() => panel.Find("[data-testid=ledger-text]").Input("缺水"));
        panel.WaitForAssertion(() => Assert.Empty(panel.FindAll("[data-testid=ledger-row]")));
        await panel.InvokeAsync(() => panel.Find("[data-testid=ledger-text]").Input("无水"));

        // The layer says 缺水, which the ledger knows as the cause 无水.
        panel.WaitForAssertion(() => Assert.Equal("A2", panel.Find("[data-testid=ledger-row]").GetAttribute("data-number")));
    }

    [Fact]
    public async Task What_somebody_else_does_shows_in_the_list()
    {
        await TakeAsync();
        var panel = List();

        await SetElsewhereAsync("王五", "A2", "state", "confirmed");

        panel.WaitForAssertion(() => Assert.Equal("1", Tile(panel, "confirmed")));
    }

    [Fact]
    public async Task A_click_on_a_plot_of_the_ledger_opens_its_card_and_leaves_the_panel_open()
    {
        await TakeAsync();
        await Session.OpenAsync(PanelNames.Farmland);
        var panel = List();
        var plot = await PlotAsync("A2");

        await panel.InvokeAsync(() => Session.OnPickedAsync([new("村庄", 1), new("撂荒地台账", plot.Id)]));

        panel.WaitForAssertion(() => Assert.Equal("A2", panel.Find("[data-testid=ledger-number]").TextContent));
        Assert.Equal(PanelNames.Farmland, Session.Panel);
    }

    [Fact]
    public async Task In_English_it_speaks_English()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.English);
        await TakeAsync();

        var panel = await CardAsync("A1");

        Assert.Contains("No labour", panel.Find("[data-testid=ledger-facts]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tilled again", panel.Find("[data-testid=act-Restore]").TextContent, StringComparison.Ordinal);
    }

    private static async Task EditAsync(IRenderedComponent<FarmlandPanel> panel)
    {
        await ClickAsync(panel, "ledger-edit");
        panel.WaitForElement("[data-testid=entry-form]");
    }

    private static async Task BeginAsync(IRenderedComponent<FarmlandPanel> panel)
    {
        await ClickAsync(panel, "act-Restore");
        panel.WaitForElement("[data-testid=act-form]");
    }
}
