using System.Globalization;
using Bunit;
using LandPlanner.Features;
using LandPlanner.VillageEconomy;
using LandPlanner.Web.Components;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Workspaces.Sheets;
using LandPlanner.Workspaces.VillageEconomy;

namespace LandPlanner.Web.Tests.Villages;

/// <summary>Three villages, two of which said what they took in.</summary>
public sealed class VillagesPanelTests : Office
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    private BunitJSModuleInterop _map = null!;

    private static int Year => DateTime.Today.Year - 1;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AddSquaresAsync("村庄", "village", new([new("ZLDWMC", FieldType.Text)]), ["甲村"], ["乙村"], ["丙村"]);
        await IncomeBook.EnterAsync(Host.Workspace, SheetRows.OfText($"村\t年度\t收入\n甲村\t{Year}\t4.5\n乙村\t{Year}\t10"), new(null, null), preview: false, new("周工", "测试"), DateOnly.FromDateTime(DateTime.Today), Ct);
        await EstateBook.EnterAsync(Host.Workspace, SheetRows.OfText("小区\t总户数\t已办证户数\n一期\t300\t150\n二期\t100\t0"), preview: false, new("周工", "测试"), Ct);
        await Host.Watch.LookAsync(Ct);
        _map = JSInterop.SetupModule("/map/map.js");
        _map.Mode = JSRuntimeMode.Loose;
        _map.Setup<MapAttachment>("attach", _ => true).SetResult(new([], [], null, null, false, null, null));
        await Session.AttachAsync(JSInterop.JSRuntime, "/map/map.js");
    }

    [Fact]
    public void Incomes_are_listed_with_their_colour_and_add_up()
    {
        var panel = Open();

        Assert.Equal(["乙村", "甲村", "丙村"], Rows(panel));
        // 10 is in the class from 10 on, 4.5 in the lowest, 丙村 said nothing.
        Assert.Equal(["#f59e0b", "#fef3c7", "#c9c6c1"], panel.FindAll("[data-row] .lp-colour").Select(colour => colour.GetAttribute("style")!.Split(':')[1]));
        Assert.Contains("14.5", panel.Find("[data-testid=villages-total]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 个未填报", panel.Find("[data-testid=villages-count]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_is_asked_for_the_theme_in_classes_as_chosen()
    {
        var panel = Open();

        Assert.Equal(["income", $"way=limits&year={Year}"], Shown());
        panel.InvokeAsync(() => panel.Find("[data-testid=villages-way]").Change("quantile"));
        panel.WaitForAssertion(() => Assert.Equal(["income", $"way=quantile&year={Year}"], Shown()), Soon);
        panel.InvokeAsync(() => panel.Find("[data-testid=villages-titles]").Click());
        panel.WaitForAssertion(() => Assert.Equal(["titles", "way=limits"], Shown()), Soon);
        Assert.Equal(["一期", "二期"], panel.FindAll("[data-row] th").Select(cell => cell.TextContent.Trim()));
        // 150 of 400.
        Assert.Contains("37.5%", panel.Find("[data-testid=villages-total]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_without_a_reason_is_refused_in_its_place()
    {
        var panel = Open();
        await panel.InvokeAsync(() => panel.Find("[data-row=甲村]").Click());
        await panel.InvokeAsync(() => panel.WaitForElement("[data-testid=income-amount]", Soon).Change("5"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=village-row-save]").Click());

        panel.WaitForElement("[data-testid=village-row-failure]", Soon);
        await panel.InvokeAsync(() => panel.Find("[data-testid=income-reason]").Change("补记"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=village-row-save]").Click());

        panel.WaitForAssertion(() => Assert.Contains("15", panel.Find("[data-testid=villages-total]").TextContent, StringComparison.Ordinal), Soon);
        Assert.Empty(panel.FindAll("[data-testid=village-row-form]"));
    }

    [Fact]
    public async Task A_pasted_table_is_shown_first_and_entered_whole_or_not_at_all()
    {
        var panel = Open();
        await panel.InvokeAsync(() => panel.Find("[data-testid=villages-enter]").Click());
        await panel.InvokeAsync(() => panel.WaitForElement("[data-testid=village-entry-text]", Soon).Change($"村\t年度\t收入\n丙村\t{Year}\t3\n丁村\t{Year}\t3"));
        panel.WaitForElement("[data-testid=village-entry-complaints]", Soon);
        Assert.True(panel.Find("[data-testid=village-entry-send]").HasAttribute("disabled"));

        await panel.InvokeAsync(() => panel.Find("[data-testid=village-entry-text]").Change($"村\t年度\t收入\n丙村\t{Year}\t3"));
        panel.WaitForState(() => panel.FindAll("[data-testid=village-entry-complaints]").Count == 0 && !panel.Find("[data-testid=village-entry-send]").HasAttribute("disabled"), Soon);
        await panel.InvokeAsync(() => panel.Find("[data-testid=village-entry-send]").Click());

        panel.WaitForAssertion(() => Assert.Contains("17.5", panel.Find("[data-testid=villages-total]").TextContent, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task An_estate_is_brought_up_to_date_on_its_row()
    {
        var panel = Open();
        await panel.InvokeAsync(() => panel.Find("[data-testid=villages-titles]").Click());
        await panel.InvokeAsync(() => panel.WaitForElement("[data-row=XQ-0002]", Soon).Click());
        await panel.InvokeAsync(() => panel.WaitForElement("[data-testid=estate-registered]", Soon).Change("100"));
        await panel.InvokeAsync(() => panel.Find("[data-testid=village-row-save]").Click());

        // 250 of 400.
        panel.WaitForAssertion(() => Assert.Contains("62.5%", panel.Find("[data-testid=villages-total]").TextContent, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task An_income_form_that_is_open_goes_on_with_the_year_that_is_shown()
    {
        var panel = Open();
        await panel.InvokeAsync(() => panel.Find("[data-row=甲村]").Click());
        Assert.Equal("4.5", panel.WaitForElement("[data-testid=income-amount]", Soon).GetAttribute("value"));

        // Nobody chose a year, so the latest is shown; a colleague begins another.
        await IncomeBook.EnterAsync(Host.Workspace, SheetRows.OfText($"村\t年度\t收入\n甲村\t{Year + 1}\t6"), new(null, null), preview: false, new("同事", "测试"), DateOnly.FromDateTime(DateTime.Today), Ct);
        await Host.Watch.LookAsync(Ct);

        panel.WaitForAssertion(() => Assert.Equal("6", panel.Find("[data-testid=income-amount]").GetAttribute("value")), Soon);
    }

    [Fact]
    public async Task Another_year_closes_the_form_and_shows_its_own_figures()
    {
        await IncomeBook.EnterAsync(Host.Workspace, SheetRows.OfText($"村\t年度\t收入\n甲村\t{Year - 1}\t3.25"), new(null, null), preview: false, new("周工", "测试"), DateOnly.FromDateTime(DateTime.Today), Ct);
        var panel = Open();
        await panel.InvokeAsync(() => panel.Find("[data-row=甲村]").Click());
        await panel.InvokeAsync(() => panel.WaitForElement("[data-testid=income-amount]", Soon).Change("99"));

        await panel.InvokeAsync(() => panel.Find("[data-testid=villages-year]").Change($"{Year - 1}"));

        panel.WaitForState(() => panel.FindAll("[data-testid=village-row-form]").Count == 0, Soon);
        // Its own rows are read first: 3.25 is what 甲村 had.
        panel.WaitForAssertion(() => Assert.Contains("3.25", panel.Find("[data-row=甲村]").TextContent, StringComparison.Ordinal), Soon);
        await panel.InvokeAsync(() => panel.Find("[data-row=甲村]").Click());
        panel.WaitForAssertion(() => Assert.Equal("3.25", panel.Find("[data-testid=income-amount]").GetAttribute("value")), Soon);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_changes_what_somebody_else_has_changed_of_an_estate_is_told_and_nothing_is_lost(bool isHeard)
    {
        var panel = await OpenEstateAsync();
        await panel.InvokeAsync(() => panel.Find("[data-testid=estate-registered]").Change("100"));
        await SetEstateAsync("registered", "40", isHeard);

        await panel.InvokeAsync(() => panel.Find("[data-testid=village-row-save]").Click());

        Assert.Contains("“已办证户数”已被他人改为“40”", panel.WaitForElement("[data-testid=village-row-failure]", Soon).TextContent, StringComparison.Ordinal);
        Assert.Equal(40, (await SecondAsync()).Registered);
        Assert.Equal("100", panel.Find("[data-testid=estate-registered]").GetAttribute("value"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_somebody_else_has_changed_of_an_estate_stays_where_it_was_not_typed_over(bool isHeard)
    {
        var panel = await OpenEstateAsync();
        await panel.InvokeAsync(() => panel.Find("[data-testid=estate-registered]").Change("100"));
        await SetEstateAsync("cause", "资料不全", isHeard);

        await panel.InvokeAsync(() => panel.Find("[data-testid=village-row-save]").Click());

        panel.WaitForState(() => panel.FindAll("[data-testid=village-row-form]").Count == 0, Soon);
        var estate = await SecondAsync();
        Assert.Equal((100, "资料不全"), (estate.Registered, estate.Row.Text("cause")));
    }

    private async Task<IRenderedComponent<VillagesPanel>> OpenEstateAsync()
    {
        var panel = Open();
        await panel.InvokeAsync(() => panel.Find("[data-testid=villages-titles]").Click());
        await panel.InvokeAsync(() => panel.WaitForElement("[data-row=XQ-0002]", Soon).Click());
        panel.WaitForElement("[data-testid=estate-registered]", Soon);
        return panel;
    }

    /// <summary>A colleague does so, whether or not the panel has heard of it.</summary>
    private async Task SetEstateAsync(string field, string text, bool isHeard)
    {
        await EstateBook.SetAsync(Host.Workspace, "XQ-0002", [new(field, text)], new("同事", "测试"), Ct);
        if (isHeard)
            await Host.Watch.LookAsync(Ct);
    }

    private async Task<Estate> SecondAsync() => (await EstateBook.ReadAsync(Host.Workspace, Host.Workspace.Store, Ct)).Single(estate => estate.Number == "XQ-0002");

    private IRenderedComponent<VillagesPanel> Open()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.Chinese);
        var panel = Render<VillagesPanel>();
        panel.WaitForElement("[data-testid=villages-table]", Soon);
        return panel;
    }

    private static IEnumerable<string> Rows(IRenderedComponent<VillagesPanel> panel) => panel.FindAll("[data-row]").Select(row => row.GetAttribute("data-row")!);

    /// <summary>The theme asked for last, and how.</summary>
    private List<string> Shown() => [.. _map.Invocations["theme.show"][^1].Arguments.Take(2).Select(argument => (string)argument!)];
}
