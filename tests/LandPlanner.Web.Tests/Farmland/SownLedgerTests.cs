using Bunit;
using LandPlanner.Web.Components.Farmland;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Farmland;

namespace LandPlanner.Web.Tests.Farmland;

public sealed class SownLedgerTests : FarmlandOffice
{
    [Fact]
    public async Task What_is_entered_for_a_month_counts_against_the_target()
    {
        var panel = Open(LedgerPage.Add);

        await TypeAsync(panel, ("year", "2023"), ("month", "5"), ("season", "summer"), ("village", "温泉村"), ("crop", "小麦"), ("area_mu", "340"));
        await ClickAsync(panel, "entry-send");
        panel.WaitForElement("[data-testid=sown-done]");
        await ClickAsync(panel, "farmland-back");

        // 340 of the 3,400 mu of the town's work report.
        panel.WaitForAssertion(() => Assert.Contains("340.00 / 3,400.00 亩 · 10.00", panel.Find("[data-testid=target-grain]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_entry_is_withdrawn_once_that_is_said_twice()
    {
        await Desk.EnterAsync([new("year", "2023"), new("month", "５"), new("season", "summer"), new("village", "温泉村"), new("crop", "小麦"), new("area_mu", "１２")], "tester");
        View.Tab = LedgerTab.Sown;
        var panel = List();
        await panel.InvokeAsync(() => panel.Find("[data-testid=ledger-row]").Click());

        await ClickAsync(panel, "ledger-withdraw");
        panel.WaitForAssertion(() => Assert.Contains("确认撤回", panel.Find("[data-testid=ledger-withdraw]").TextContent, StringComparison.Ordinal));
        Assert.Single(await Desk.ListAsync(LedgerTab.Sown, Ct));
        await ClickAsync(panel, "ledger-withdraw");

        panel.WaitForAssertion(() => Assert.Contains("已不在台账中", panel.Markup, StringComparison.Ordinal));
        Assert.Empty(await Desk.ListAsync(LedgerTab.Sown, Ct));
    }

    [Fact]
    public async Task An_entry_of_more_than_the_village_has_or_of_a_month_to_come_is_told_beside_its_field()
    {
        var panel = Open(LedgerPage.Add);

        await TypeAsync(panel, ("year", "2099"), ("month", "5"), ("season", "summer"), ("village", "温泉村"), ("crop", "小麦"), ("area_mu", "999999"));
        await ClickAsync(panel, "entry-send");

        panel.WaitForAssertion(() => Assert.Contains("超过全村", panel.Find("[data-testid=lack-area_mu]").TextContent, StringComparison.Ordinal));
        Assert.Contains("2099 年 5 月还没有到", panel.Find("[data-testid=lack-month]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_lacks_much_is_told_all_of_it()
    {
        var panel = Open(LedgerPage.Add);

        await TypeAsync(panel, ("year", "2023"), ("month", "13"), ("village", "桃花村"), ("crop", "麦子"), ("area_mu", "0"));
        await ClickAsync(panel, "entry-send");

        Assert.Equal(["month", "season", "village", "crop", "area_mu"], new[] { "month", "season", "village", "crop", "area_mu" }.Where(field => panel.FindAll($"[data-testid=lack-{field}]").Count == 1));
    }

    [Fact]
    public async Task Every_complaint_of_a_pasted_table_says_its_line_and_column()
    {
        var panel = Open(LedgerPage.Paste);

        await TypeAsync(panel, "paste-text", "2023\t5\t夏收\t温泉村\t小麦\t120.5\n2023\t13\t夏收\t桃花村\t小麦\tmuch\n2023\t5\t夏收\t温泉村\t小麦\t3");
        panel.WaitForElement("[data-testid=paste-complaints]");

        var told = panel.FindAll("[data-testid=paste-complaints] li").Select(item => item.TextContent).ToList();
        Assert.Equal(4, told.Count);
        Assert.Contains(told, one => one.StartsWith("第 2 行 · 月份", StringComparison.Ordinal));
        Assert.Contains(told, one => one.StartsWith("第 2 行 · 村", StringComparison.Ordinal));
        Assert.Contains(told, one => one.StartsWith("第 2 行 · 播种面积", StringComparison.Ordinal));
        Assert.Contains(told, one => one.StartsWith("第 3 行：", StringComparison.Ordinal) && one.Contains("第 1 行", StringComparison.Ordinal));
        Assert.Equal(3, panel.FindAll("[data-testid=paste-table] td.bad").Count);
        Assert.True(panel.Find("[data-testid=paste-send]").HasAttribute("disabled"));
        Assert.Empty(await Desk.ListAsync(LedgerTab.Sown, Ct));
    }

    [Fact]
    public async Task A_pasted_table_is_entered_whole_by_the_names_of_its_columns()
    {
        var panel = Open(LedgerPage.Paste);

        await TypeAsync(panel, "paste-text", "作物\t播种面积（亩）\t村\t季节\t月份\t年度\t天气\n小麦\t120.5\t温泉村\t夏收\t5\t2023\t晴\n\"蔬菜\"\t80\t温泉村\t夏收\t5\t2023\t雨\n");
        panel.WaitForElement("[data-testid=paste-good]");
        await ClickAsync(panel, "paste-send");
        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll("[data-testid=ledger-row]").Count));

        Assert.Equal([("wheat", 120.5), ("vegetable", 80)], (await Desk.ListAsync(LedgerTab.Sown, Ct)).Select(row => (row.Text("crop"), row.Real("area_mu"))));
    }

    [Fact]
    public async Task A_pasted_table_without_a_column_that_is_needed_is_told()
    {
        var panel = Open(LedgerPage.Paste);

        await TypeAsync(panel, "paste-text", "年度\t月份\t村\t作物\n2023\t5\t温泉村\t小麦");

        Assert.Contains("季节", panel.WaitForElement("[data-testid=paste-missing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_village_is_found_where_it_lies()
    {
        // The square that the village is by construction.
        Assert.Equal(new[] { East - 100, North - 100, East + 500, North + 500 }, Assert.IsType<double[]>(await Desk.VillageBoxAsync("温泉村", Ct)));
        Assert.Null(await Desk.VillageBoxAsync("桃花村", Ct));
    }

    private IRenderedComponent<FarmlandPanel> Open(LedgerPage page)
    {
        View.Tab = LedgerTab.Sown;
        View.Of(LedgerTab.Sown).Page = page;
        return Render<FarmlandPanel>();
    }

    private static async Task TypeAsync(IRenderedComponent<FarmlandPanel> panel, params (string Field, string Text)[] texts)
    {
        // What the villages have is read before it can be told.
        panel.WaitForElement("[data-testid=sown-add][aria-busy=false]");
        foreach (var (field, text) in texts)
            await TypeAsync(panel, $"field-{field}", text);
    }
}
