using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components.Panels;
using Microsoft.AspNetCore.Components.Web;

namespace LandPlanner.Web.Tests;

public sealed class TablePanelTests : Office
{
    private static readonly FeatureSchema Schema = new([new("TBBH", FieldType.Text), new("TBMJ", FieldType.Real)]);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void An_empty_workspace_says_what_to_do() => Assert.Contains("导入数据", Render<TablePanel>().Markup, StringComparison.Ordinal);

    [Fact]
    public async Task Columns_have_Chinese_titles_and_the_code_as_a_hint()
    {
        var panel = await OpenAsync();

        Assert.Equal(["序号↑", "面积（亩）", "图斑编号", "图斑面积"], panel.FindAll("th button").Select(title => title.TextContent));
        Assert.Equal("图斑面积 · TBMJ", panel.FindAll("th")[3].GetAttribute("title"));
    }

    [Fact]
    public async Task A_click_on_a_title_sorts_and_another_turns_the_order()
    {
        var panel = await OpenAsync();

        await panel.InvokeAsync(() => panel.Find("[data-testid=sort-TBMJ]").Click());
        panel.WaitForAssertion(() => Assert.Equal(["3", "1", "2"], Ids(panel)), Patience);
        await panel.InvokeAsync(() => panel.Find("[data-testid=sort-TBMJ]").Click());

        panel.WaitForAssertion(() => Assert.Equal(["2", "1", "3"], Ids(panel)), Patience);
        Assert.Equal("descending", panel.FindAll("th")[3].GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task A_filter_leaves_what_fits_and_says_how_many()
    {
        var panel = await OpenAsync();

        await panel.InvokeAsync(() => panel.Find("[data-testid=filter-TBMJ]").Input(">3"));

        panel.WaitForAssertion(() => Assert.Equal(["1", "2"], Ids(panel)), Patience);
        Assert.Equal("2 / 3 行", panel.Find("[data-testid=table-count]").TextContent);
    }

    [Fact]
    public async Task Nothing_that_fits_says_so()
    {
        var panel = await OpenAsync();

        await panel.InvokeAsync(() => panel.Find("[data-testid=table-filter]").Input("查无此物"));

        panel.WaitForElement("[data-testid=table-none]", Patience);
    }

    [Fact]
    public async Task A_row_that_is_clicked_is_selected_on_the_map()
    {
        var panel = await OpenAsync();

        await panel.InvokeAsync(() => panel.FindAll("tbody tr[data-id]")[1].ClickAsync(new()));

        panel.WaitForAssertion(() => Assert.Equal(new("图斑", 2), Session.Selected), Patience);
    }

    [Fact]
    public async Task What_is_picked_on_the_map_is_marked_in_the_table()
    {
        var panel = await OpenAsync();
        await Session.OpenAsync(PanelNames.Table);

        await Session.OnPickedAsync([new("图斑", 3)]);

        panel.WaitForAssertion(() => Assert.Equal("3", panel.Find("tr[aria-selected=true]").GetAttribute("data-id")), Patience);
        Assert.Equal(PanelNames.Table, Session.Panel);
    }

    [Fact]
    public async Task Keys_move_from_row_to_row()
    {
        var panel = await OpenAsync();

        await panel.InvokeAsync(() => panel.Find("#lp-grid").KeyDownAsync(new KeyboardEventArgs { Key = "End" }));
        await panel.InvokeAsync(() => panel.Find("#lp-grid").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp" }));

        panel.WaitForAssertion(() => Assert.Equal(new("图斑", 2), Session.Selected), Patience);
    }

    [Fact]
    public async Task A_layer_that_changes_is_read_anew()
    {
        var panel = await OpenAsync();
        var feature = await Host.Workspace.Store.ReadAsync("图斑", new() { Ids = [1] }, Ct).SingleAsync(Ct);

        await Host.Workspace.Store.CommitAsync(new(new("tester", "test")) { Updates = [new("图斑", 1, feature.Version, feature.Shape, ["新号", 1.0])] }, Ct);
        await Host.Watch.LookAsync(Ct);

        panel.WaitForAssertion(() => Assert.Contains("新号", panel.Find("tbody").TextContent, StringComparison.Ordinal), Patience);
    }

    private static IEnumerable<string?> Ids(IRenderedComponent<TablePanel> panel) => panel.FindAll("tbody tr[data-id]").Select(row => row.GetAttribute("data-id"));

    private async Task<IRenderedComponent<TablePanel>> OpenAsync()
    {
        await AddSquaresAsync("图斑", "land-use", Schema, ["甲", 12.5], ["乙", 250.0], ["丙", 3.0]);
        var panel = Render<TablePanel>();
        panel.WaitForAssertion(() => Assert.Equal(3, Ids(panel).Count()), Patience);
        return panel;
    }
}
