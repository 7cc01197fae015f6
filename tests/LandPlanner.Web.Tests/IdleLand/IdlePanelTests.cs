using System.Globalization;
using Bunit;
using LandPlanner.Features;
using LandPlanner.IdleLand;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Components.Schemes;
using LandPlanner.Web.IdleLand;
using LandPlanner.Workspaces.IdleLand;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.IdleLand;

/// <summary>Two parcels of 100 m² that may lie idle, and a building.</summary>
public sealed class IdlePanelTests : Office
{
    private const string Layer = "闲置土地";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private IdleDesk Desk => Services.GetRequiredService<IdleDesk>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AddSquaresAsync(Layer, "idle-land", new([new("DZJGH", FieldType.Text), new("DKMC", FieldType.Text), new("TDSYQR", FieldType.Text)]), ["X1", "旧厂", "甲公司"], ["X2", "空地", "乙公司"]);
        await AddPolygonsAsync("闲置楼宇", "reference", null, new([new("BH", FieldType.Text), new("MC", FieldType.Text), new("JZMJ", FieldType.Real)]), [new(0, Square(East, North + 50, 10), ["L1", "旧办公楼", 1234.5])]);
        Services.GetRequiredService<LandView>().Tab = LandTab.Idle;
    }

    [Fact]
    public async Task Parcels_are_taken_from_their_layer_once()
    {
        var panel = Render<LandPanel>();
        await ClickAsync(panel, "[data-testid=idle-take]");
        panel.WaitForAssertion(() => Assert.StartsWith("2", panel.Find("[data-testid=take-New]").TextContent.Trim(), StringComparison.Ordinal), Patience);
        Assert.Equal(Layer, panel.Find("[data-testid=take-layer]").GetAttribute("value"));
        await ClickAsync(panel, "[data-testid=take-send]");

        panel.WaitForAssertion(() => Assert.Equal(["X1", "X2"], panel.FindAll("[data-testid=idle-row]").Select(row => row.GetAttribute("data-number"))), Patience);
        // 100 m² are 0.15 mu.
        Assert.Equal("2 宗 · 0.30 亩", panel.Find("[data-testid=idle-count]").TextContent);

        await ClickAsync(panel, "[data-testid=idle-take]");
        panel.WaitForAssertion(() => Assert.StartsWith("2", panel.Find("[data-testid=take-Known]").TextContent.Trim(), StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Facts_make_the_verdict_and_moves_lead_to_the_fee()
    {
        await TakeAsync();
        var panel = await CardAsync("X1");
        Assert.Equal("事实不全", panel.Find("[data-testid=idle-standing]").TextContent);
        Assert.Contains("动工情况", panel.Find("[data-testid=idle-verdict]").TextContent, StringComparison.Ordinal);

        await ClickAsync(panel, "[data-testid=idle-edit]");
        var start = Desk.Today.AddYears(-1).AddDays(-10);
        await ChangeAsync(panel, ("field-works", "not-started"), ("field-agreed_start", start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("field-price", "一百"));
        await ClickAsync(panel, "[data-testid=entry-send]");
        panel.WaitForElement("[data-testid=lack-price]", Patience);
        await ChangeAsync(panel, ("field-price", "100"));
        await ClickAsync(panel, "[data-testid=entry-send]");
        panel.WaitForAssertion(() => Assert.Equal("闲置", panel.Find("[data-testid=idle-standing]").TextContent), Patience);
        Assert.Contains("满 1 年", panel.Find("[data-testid=idle-verdict]").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("[data-testid=idle-fee]"));
        // Kept in whole cents, told as people write it.
        Assert.Contains("100万元", panel.Find("[data-testid=idle-facts]").TextContent, StringComparison.Ordinal);
        Assert.Contains("100万元", panel.Find("[data-testid=ledger-timeline]").TextContent, StringComparison.Ordinal);

        await MoveAsync(panel, "investigate", ("idle-notice", "闲〔2026〕1号"));
        panel.WaitForAssertion(() => Assert.Equal("调查中", panel.Find("[data-testid=idle-state]").TextContent), Patience);
        Assert.Contains("闲置土地调查通知书 闲〔2026〕1号", panel.Find("[data-testid=idle-notices]").TextContent, StringComparison.Ordinal);

        // Thirty days must be over, or the holder must have explained.
        await MoveAsync(panel, "identify");
        var earliest = Desk.Today.AddDays(31).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        panel.WaitForAssertion(() => Assert.Contains($"最早可于 {earliest} 办理", panel.Find("[data-testid=idle-complaints]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("请选择认定原因", panel.Find("[data-testid=idle-complaints]").TextContent, StringComparison.Ordinal);
        await ClickAsync(panel, "[data-testid=idle-cancel]");
        await MoveAsync(panel, "explain", ("idle-note", "资金不足"));
        panel.WaitForElement("[data-testid=move-identify]", Patience);
        await MoveAsync(panel, "identify", ("idle-cause", "enterprise"));

        panel.WaitForAssertion(() => Assert.Equal("已认定", panel.Find("[data-testid=idle-state]").TextContent), Patience);
        // 20 % of 100万元.
        Assert.Contains("20万元", panel.Find("[data-testid=idle-fee]").TextContent, StringComparison.Ordinal);
        // What is agreed with the holder is for land that others made idle.
        Assert.Equal(["move-fee", "move-tell-hearing", "move-withdraw"], panel.FindAll("[data-testid^=move-]").Select(button => button.GetAttribute("data-testid")));
    }

    [Fact]
    public async Task What_cannot_be_is_told_beside_its_field_and_nobody_is_told_of_land_that_is_not_idle()
    {
        await TakeAsync();
        var panel = await CardAsync("X1");
        await ClickAsync(panel, "[data-testid=idle-edit]");
        await ChangeAsync(
            panel, ("field-works", "under-way"), ("field-started_on", Desk.Today.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("field-to_build_m2", "100"), ("field-built_m2", "500"),
            ("field-investment", "1000"), ("field-invested", "2000"));
        await ClickAsync(panel, "[data-testid=entry-send]");
        panel.WaitForAssertion(() => Assert.Equal(
            ["实际动工日期尚未到来。", "已建面积不能超过应动工面积。", "已投资不能超过总投资；实际超出计划的，请先更正总投资。"],
            new[] { "started_on", "built_m2", "invested" }.Select(field => panel.Find($"[data-testid=lack-{field}]").TextContent)), Patience);

        await ChangeAsync(panel, ("field-started_on", Desk.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("field-built_m2", "100"), ("field-invested", "1000"));
        await ClickAsync(panel, "[data-testid=entry-send]");
        panel.WaitForAssertion(() => Assert.Contains("已动工且未中止", panel.Find("[data-testid=idle-verdict]").TextContent, StringComparison.Ordinal), Patience);
        await MoveAsync(panel, "investigate");

        panel.WaitForAssertion(() => Assert.StartsWith("按现有事实不构成闲置", panel.Find("[data-testid=idle-complaints] li").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Whoever_is_slower_with_a_move_is_told_who_was_quicker()
    {
        await TakeAsync();
        var panel = await CardAsync("X1");
        await ClickAsync(panel, "[data-testid=move-dismiss]");
        await ChangeAsync(panel, ("idle-note", "已动工"));
        // Behind the panel's back: the watch has not looked yet.
        await IdleBook.SetAsync(Host.Workspace, "X1", [new("note", "已约谈")], Desk.Today, new("李四", "set"), Ct);

        await ClickAsync(panel, "[data-testid=idle-send]");

        panel.WaitForAssertion(() => Assert.Contains("李四 已先修改", panel.Find("[data-testid=idle-complaints]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("suspected", (await IdleBook.GetAsync(Host.Workspace, "X1", Ct)).Text("state"));
    }

    [Fact]
    public async Task What_is_disposed_of_is_added_up_in_mu()
    {
        await TakeAsync();
        await IdleBook.SetAsync(Host.Workspace, "X1", [new("works", "not-started"), new("agreed_start", Desk.Today.AddYears(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))], Desk.Today, new("tester", "set"), Ct);
        IdleMoveRequest[] moves =
        [
            new("investigate", Desk.Today), new("explain", Desk.Today) { Note = "规划调整" }, new("identify", Desk.Today) { Cause = "plan-changed" }, new("exchange", Desk.Today), new("close", Desk.Today) { Note = "已置换" },
        ];
        foreach (var move in moves)
            await IdleBook.MoveAsync(Host.Workspace, "X1", move, "tester", Desk.Today, Ct);
        await Host.Watch.LookAsync(Ct);
        var panel = Render<LandPanel>();

        await ClickAsync(panel, "[data-testid=idle-totals]");

        panel.WaitForAssertion(() => Assert.Contains("已处置销号 1 宗 0.15 亩", panel.Find("[data-testid=idle-disposed]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("置换", panel.Find("[data-testid=idle-by-Ways]").TextContent, StringComparison.Ordinal);
        Assert.Equal("2 宗", panel.FindAll("[data-testid=idle-by-State] [data-key='*'] td")[1].TextContent);
    }

    [Fact]
    public async Task Buildings_are_taken_counted_by_floor_and_revived()
    {
        var panel = Render<LandPanel>();
        await ClickAsync(panel, "[data-testid=idle-buildings]");
        await ClickAsync(panel, "[data-testid=buildings-take]");
        panel.WaitForAssertion(() => Assert.Equal("闲置楼宇", panel.Find("[data-testid=take-layer]").GetAttribute("value")), Patience);
        panel.WaitForElement("[data-testid=take-New]", Patience);
        await ClickAsync(panel, "[data-testid=take-send]");
        panel.WaitForAssertion(() => Assert.StartsWith("共 1 处，建筑面积 1,234.50 ㎡；闲置 1 处", panel.Find("[data-testid=buildings-count]").TextContent, StringComparison.Ordinal), Patience);

        await ClickAsync(panel, "[data-testid=building]");
        await ChangeAsync(panel, ("field-state", "revived"));
        await ClickAsync(panel, "[data-testid=entry-send]");
        panel.WaitForAssertion(() => Assert.Contains("已盘活的，请填盘活日期和盘活方式", panel.Find("[data-testid=entry-complaints]").TextContent, StringComparison.Ordinal), Patience);
        await ChangeAsync(panel, ("field-revived_on", "2026-01-05"), ("field-way", "lease"));
        await ClickAsync(panel, "[data-testid=entry-send]");

        panel.WaitForAssertion(() => Assert.Contains("已盘活 1 处 1,234.50 ㎡", panel.Find("[data-testid=buildings-count]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task What_was_followed_to_its_end_is_taken_again_once_that_is_ticked()
    {
        await TakeAsync();
        await IdleBook.MoveAsync(Host.Workspace, "X1", new("dismiss", Desk.Today) { Note = "已动工" }, "tester", Desk.Today, Ct);
        var panel = Render<LandPanel>();
        await ClickAsync(panel, "[data-testid=idle-take]");
        panel.WaitForAssertion(() => Assert.StartsWith("2", panel.Find("[data-testid=take-Known]").TextContent.Trim(), StringComparison.Ordinal), Patience);

        await panel.InvokeAsync(() => panel.Find("[data-testid=take-again]").Change(true));

        panel.WaitForAssertion(() => Assert.StartsWith("1", panel.Find("[data-testid=take-New]").TextContent.Trim(), StringComparison.Ordinal), Patience);
        await ClickAsync(panel, "[data-testid=take-send]");
        panel.WaitForAssertion(() => Assert.Equal(3, panel.FindAll("[data-testid=idle-row]").Count), Patience);
    }

    [Fact]
    public async Task A_parcel_picked_on_the_map_opens_its_card()
    {
        await TakeAsync();
        Services.GetRequiredService<LandView>().Tab = LandTab.Tracts;
        var panel = Render<LandPanel>();
        var second = (await Desk.ListAsync(Ct)).Single(row => row.Text("number") == "X2");

        await panel.InvokeAsync(() => Session.SelectAsync(new(Desk.ParcelLayer, second.Id)));

        panel.WaitForAssertion(() => Assert.Equal("X2", panel.Find("[data-testid=idle-number]").TextContent), Patience);
    }

    [Fact]
    public async Task The_panel_stays_for_parcels_of_the_ledger_whichever_tab_was_open_before()
    {
        await TakeAsync();
        Services.GetRequiredService<LandView>().Tab = LandTab.Tracts;
        await Session.OpenAsync(PanelNames.Land);
        var panel = Render<LandPanel>();
        await ClickAsync(panel, "[data-testid=land-Idle]");
        panel.WaitForElement("[data-testid=idle-row]", Patience);
        var first = (await Desk.ListAsync(Ct)).Single(row => row.Text("number") == "X1");

        await panel.InvokeAsync(() => Session.OnPickedAsync([new("别的图层", 1), new(Desk.ParcelLayer, first.Id)]));

        Assert.Equal(PanelNames.Land, Session.Panel);
        panel.WaitForAssertion(() => Assert.Equal("X1", panel.Find("[data-testid=idle-number]").TextContent), Patience);
    }

    [Fact]
    public async Task In_English_no_word_is_missing()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.English);
        await TakeAsync();
        var panel = Render<LandPanel>();
        panel.WaitForElement("[data-testid=idle-row]", Patience);
        Assert.Equal(["Take from a layer", "Disposal", "Idle buildings"], panel.FindAll(".lp-ledger-acts button").Select(button => button.TextContent));

        await ClickAsync(panel, "[data-testid=idle-row]");
        panel.WaitForAssertion(() => Assert.Contains("Not known, as facts are missing: Works.", panel.Find("[data-testid=idle-verdict]").TextContent, StringComparison.Ordinal), Patience);
        await MoveAsync(panel, "dismiss");

        panel.WaitForAssertion(() => Assert.Equal("Say why, in a note.", panel.Find("[data-testid=idle-complaints] li").TextContent), Patience);
    }

    private async Task TakeAsync()
    {
        await IdleTake.RunAsync(Host.Workspace, new(IdleOffering.Parcels, Layer, Desk.Today, new("tester", "take")), Ct);
        await Host.Watch.LookAsync(Ct);
    }

    private async Task<IRenderedComponent<LandPanel>> CardAsync(string number)
    {
        var panel = Render<LandPanel>();
        await ClickAsync(panel, $"[data-testid=idle-row][data-number={number}]");
        panel.WaitForElement("[data-testid=idle-number]", Patience);
        return panel;
    }

    private static async Task MoveAsync(IRenderedComponent<LandPanel> panel, string move, params (string Test, string Text)[] texts)
    {
        await ClickAsync(panel, $"[data-testid=move-{move}]");
        await ChangeAsync(panel, texts);
        await ClickAsync(panel, "[data-testid=idle-send]");
    }

    private static async Task ClickAsync(IRenderedComponent<LandPanel> panel, string selector)
    {
        panel.WaitForElement(selector, Patience);
        await panel.InvokeAsync(() => panel.Find(selector).Click());
    }

    private static async Task ChangeAsync(IRenderedComponent<LandPanel> panel, params (string Test, string Text)[] texts)
    {
        foreach (var (test, text) in texts)
        {
            panel.WaitForElement($"[data-testid={test}]", Patience);
            await panel.InvokeAsync(() => panel.Find($"[data-testid={test}]").Change(text));
        }
    }
}
