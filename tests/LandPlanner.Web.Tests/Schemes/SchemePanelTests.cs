using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using LandPlanner.Features;
using LandPlanner.Ledgers;
using LandPlanner.Stores;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Components.Schemes;
using LandPlanner.Web.Schemes;
using LandPlanner.Workspaces.Schemes;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests.Schemes;

/// <summary>A scheme of five squares of one size, three of them of public benefit, in two villages; and an addition half of which lay within the boundary.</summary>
public sealed class SchemePanelTests : Office
{
    private const string Scheme = "方案";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly FeatureSchema Parcels = new([new("DKMC", FieldType.Text), new("GHDLBM", FieldType.Text), new("ND", FieldType.Text), new("ZLDWMC", FieldType.Text)]);
    private static readonly FeatureSchema Zones = new([new("DKMC", FieldType.Text), new("GHFQDM", FieldType.Text)]);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await AddSquaresAsync(Scheme, "tract-scheme", Parcels, ["地块1", "0803", "2024", "甲村"], ["地块2", "1207", "2024", "甲村"], ["地块3", "1401", "2024", "甲村"], ["地块4", "0701", "2024", "乙村"], ["地块5", "1001", "2024", "乙村"]);
        await AddPolygonsAsync("边界", "urban-boundary", null, Zones, [new(0, Square(East, North + 100, 100), ["", "02"])]);
        await AddPolygonsAsync("新增", "boundary-addition", null, Zones, [new(0, Square(East + 50, North + 100, 100), ["新增1", ""])]);
    }

    [Fact]
    public async Task Every_check_stands_with_its_number_limit_and_verdict()
    {
        var panel = Open();

        // Three of five alike are 60 %.
        var share = panel.Find("[data-check=public-share]");
        Assert.Contains("60.00%", share.TextContent, StringComparison.Ordinal);
        Assert.Contains("≥ 40.00%", share.TextContent, StringComparison.Ordinal);
        Assert.Equal("pass", share.GetAttribute("data-outcome"));
        Assert.Equal(["乙村", "甲村"], panel.FindAll("[data-check=consent]").Select(row => row.GetAttribute("data-subject")));
        Assert.All(panel.FindAll("[data-check=consent]"), row => Assert.Equal("notKnown", row.GetAttribute("data-outcome")));

        await panel.InvokeAsync(() => panel.Find("[data-check=public-share]").Click());

        panel.WaitForAssertion(() => Assert.Equal(3, panel.FindAll("[data-testid=check-part]").Count));
        Assert.Contains("自然资规〔2020〕5号", panel.Find("[data-testid=check-detail]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_that_is_entered_decides_its_village()
    {
        var panel = Open();
        await ClickAsync(panel, "[data-check=consent][data-subject=甲村]");
        await ClickAsync(panel, "[data-testid=consent-enter]");

        await EnterAsync(panel, ("body", "members"), ("total", "120"), ("agreed", "121"));
        panel.WaitForAssertion(() => Assert.Contains("同意人数 121 多于应到人数 120", panel.Find("[data-testid=entry-complaints]").TextContent, StringComparison.Ordinal));
        await EnterAsync(panel, ("agreed", "80"));

        panel.WaitForAssertion(() => Assert.Equal("pass", panel.Find("[data-check=consent][data-subject=甲村]").GetAttribute("data-outcome")), Patience);
        Assert.Equal("通过", panel.Find("[data-testid=check-outcome]").TextContent);
        Assert.Equal("notKnown", panel.Find("[data-check=consent][data-subject=乙村]").GetAttribute("data-outcome"));
    }

    [Fact]
    public async Task Parcels_are_told_with_their_planned_class_and_year()
    {
        var panel = Open();

        await ClickAsync(panel, "[data-testid=scheme-Parcels]");

        panel.WaitForAssertion(() => Assert.Equal(5, panel.FindAll("[data-testid=scheme-parcel]").Count), Patience);
        var first = panel.FindAll("[data-testid=scheme-parcel]")[0].TextContent;
        Assert.Contains("0803 文化用地", first, StringComparison.Ordinal);
        Assert.Contains("2024 年度", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Years_and_supply_are_entered_and_the_county_is_judged_by_them()
    {
        for (var year = 2019; year <= 2022; year++)
            await SchemeBook.SetSupplyAsync(Host.Workspace, year, [new("approved_mu", "100"), new("supplied_mu", "65")], new("tester", "supply"), Ct);
        await Host.Watch.LookAsync(Ct);
        var panel = Open();
        await ClickAsync(panel, "[data-testid=scheme-Ledgers]");

        await ClickAsync(panel, "[data-testid=supply-add]");
        await EnterAsync(panel, ("year", "1999"));
        panel.WaitForElement("[data-testid=lack-year]", Patience);
        await EnterAsync(panel, ("year", "2023"), ("approved_mu", "100"), ("supplied_mu", "60"), ("task", "met"));
        panel.WaitForAssertion(() => Assert.Contains("60.00%", panel.Find("[data-testid=supplies] [data-year='2023']").TextContent, StringComparison.Ordinal), Patience);
        await ClickAsync(panel, "[data-testid=year-add]");
        await EnterAsync(panel, ("scheme", "旧方案"), ("year", "2023"), ("planned_mu", "40"), ("done_mu", "10"));
        panel.WaitForAssertion(() => Assert.Contains("25.00%", panel.Find("[data-testid=years] [data-year='2023']").TextContent, StringComparison.Ordinal), Patience);
        await ClickAsync(panel, "[data-testid=scheme-Checks]");

        // (4 × 65 + 60) of 500 are 64 %.
        panel.WaitForAssertion(() => Assert.Contains("64.00%", panel.Find("[data-check=supply-rate]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("fail", panel.Find("[data-check=supply-rate]").GetAttribute("data-outcome"));
        Assert.Equal("pass", panel.Find("[data-check=stock-task]").GetAttribute("data-outcome"));
    }

    [Theory]
    [InlineData("year-add", "scheme", "旧方案", "planned_mu")]
    [InlineData("supply-add", null, null, "approved_mu")]
    public async Task What_is_added_is_not_laid_over_a_year_that_is_there(string add, string? key, string? name, string field)
    {
        await SchemeBook.SetYearAsync(Host.Workspace, "旧方案", 2023, [new("planned_mu", "40")], new("tester", "year"), Ct);
        await SchemeBook.SetSupplyAsync(Host.Workspace, 2023, [new("approved_mu", "40")], new("tester", "supply"), Ct);
        await Host.Watch.LookAsync(Ct);
        var panel = Open();
        await ClickAsync(panel, "[data-testid=scheme-Ledgers]");
        panel.WaitForElement("[data-testid=supplies] [data-year='2023']", Patience);
        await ClickAsync(panel, $"[data-testid={add}]");

        await EnterAsync(panel, [.. key is null ? Array.Empty<(string, string)>() : [(key, name!)], ("year", "2023"), (field, "70")]);

        Assert.Contains("2023", panel.WaitForElement("[data-testid=entry-complaints]", Patience).TextContent, StringComparison.Ordinal);
        Assert.Equal(40, (await RowsAsync(add == "year-add" ? SchemeBook.YearForm : SchemeBook.SupplyForm)).Single().Real(field));
    }

    [Fact]
    public async Task Who_changes_a_year_that_somebody_else_has_changed_meanwhile_is_told_what_they_wrote()
    {
        await SchemeBook.SetSupplyAsync(Host.Workspace, 2023, [new("approved_mu", "100")], new("tester", "supply"), Ct);
        await Host.Watch.LookAsync(Ct);
        var panel = Open();
        await ClickAsync(panel, "[data-testid=scheme-Ledgers]");
        await ClickAsync(panel, "[data-testid=supply-edit]");
        await panel.InvokeAsync(() => panel.Find("[data-testid=field-supplied_mu]").Change("60"));
        await SchemeBook.SetSupplyAsync(Host.Workspace, 2023, [new("approved_mu", "1200"), new("supplied_mu", "70")], new("李工", "supply"), Ct);

        await EnterAsync(panel);

        panel.WaitForElement("[data-testid=entry-overtaken]", Patience);
        var told = panel.Find("[data-testid=entry-overtaken]").TextContent;
        Assert.Contains("李工", told, StringComparison.Ordinal);
        Assert.Contains("批准面积（亩）：1,200；供应面积（亩）：70", told, StringComparison.Ordinal);
        Assert.Equal(70, (await RowsAsync(SchemeBook.SupplyForm)).Single().Real("supplied_mu"));
        Assert.Equal(("1200", "60"), (ValueOf(panel, "approved_mu"), ValueOf(panel, "supplied_mu")));

        await EnterAsync(panel);
        panel.WaitForState(() => panel.FindAll("[data-testid=entry-form]").Count == 0, Patience);
        var row = (await RowsAsync(SchemeBook.SupplyForm)).Single();
        Assert.Equal((1200, 60), (row.Real("approved_mu"), row.Real("supplied_mu")));
    }

    [Fact]
    public async Task Of_two_who_enter_the_first_vote_of_a_village_at_once_the_second_is_told()
    {
        var panel = Open();
        await ClickAsync(panel, "[data-check=consent][data-subject=甲村]");
        await ClickAsync(panel, "[data-testid=consent-enter]");
        panel.WaitForElement("[data-testid=entry-form]", Patience);
        await SchemeBook.SetConsentAsync(Host.Workspace, Scheme, "甲村", [new("body", "members"), new("total", "120"), new("agreed", "79")], new("李工", "vote"), Ct);

        await EnterAsync(panel, ("body", "members"), ("total", "120"), ("agreed", "80"));

        panel.WaitForAssertion(() => Assert.Contains("同意人数：79", panel.Find("[data-testid=entry-overtaken]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(79, (await RowsAsync(SchemeBook.ConsentForm)).Single().Integer("agreed"));
    }

    [Fact]
    public async Task Steps_have_their_earliest_days_and_an_unknown_calendar_is_told()
    {
        var panel = Open();
        await ClickAsync(panel, "[data-testid=scheme-Steps]");

        // Ten working days after Friday 1 March 2024 end on Friday the 15th; thirty days after the 16th on 15 April.
        await panel.InvokeAsync(() => panel.Find("[data-testid=steps-start]").Change("2024-03-01"));
        Assert.Contains("2024-03-15", panel.Find("[data-step=pre-notice]").TextContent, StringComparison.Ordinal);
        Assert.Contains("10 个工作日", panel.Find("[data-step=pre-notice]").TextContent, StringComparison.Ordinal);
        Assert.Contains("2024-04-15", panel.Find("[data-step=compensation-notice]").TextContent, StringComparison.Ordinal);

        await panel.InvokeAsync(() => panel.Find("[data-testid=steps-start]").Change("1999-03-01"));
        Assert.Contains("1999", panel.Find("[data-testid=steps-failure]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_writes_goes_into_the_draft_of_that_scheme()
    {
        await AddSquaresAsync("另一方案", "tract-scheme", Parcels, ["一", "0803", "2024", "甲村"]);
        Services.GetRequiredService<LandView>().Tracts.Layer = Scheme;
        var panel = Open();
        await ClickAsync(panel, "[data-testid=scheme-Texts]");
        panel.WaitForAssertion(() => Assert.StartsWith("已写 0 项，待补充 11 项：位置与四至、", panel.Find("[data-testid=texts-count]").TextContent, StringComparison.Ordinal), Patience);

        await panel.InvokeAsync(() => panel.Find("[data-testid=texts-text]").Change("# 编造\n一段"));
        panel.WaitForAssertion(() => Assert.Contains("方案没有“编造”一节", panel.Find("[data-testid=texts-failure]").TextContent, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("texts=", Draft(panel), StringComparison.Ordinal);

        const string Written = "# 必要性\n补齐文化设施。\n# functions\n";
        await panel.InvokeAsync(() => panel.Find("[data-testid=texts-text]").Change(Written));
        panel.WaitForAssertion(() => Assert.StartsWith("已写 1 项，待补充 10 项", panel.Find("[data-testid=texts-count]").TextContent, StringComparison.Ordinal), Patience);
        panel.WaitForAssertion(() => Assert.Contains("?texts=", Draft(panel), StringComparison.Ordinal), Patience);
        var texts = Services.GetRequiredService<SchemeTexts>();
        Assert.Equal(Written, await texts.FindAsync(Draft(panel).Split("texts=")[1]));
        await Assert.ThrowsAsync<LandPlanner.Stores.WorkspaceException>(() => texts.FindAsync("0"));

        // It is of this scheme alone, and stays while one looks at another.
        await panel.InvokeAsync(() => panel.Find("[data-testid=scheme-layer]").Change("另一方案"));
        panel.WaitForAssertion(() => Assert.Contains("%E5%8F%A6", Draft(panel), StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("texts=", Draft(panel), StringComparison.Ordinal);
        await panel.InvokeAsync(() => panel.Find("[data-testid=scheme-layer]").Change(Scheme));
        panel.WaitForAssertion(() => Assert.Contains("?texts=", Draft(panel), StringComparison.Ordinal), Patience);
        panel.WaitForAssertion(() => Assert.Equal(Written, panel.Find("[data-testid=texts-text]").GetAttribute("value")), Patience);
    }

    [Fact]
    public async Task The_boundary_is_told_by_zone_before_and_after()
    {
        var panel = Open();
        await ClickAsync(panel, "[data-testid=land-Boundary]");
        panel.WaitForElement("[data-check=basic-farmland]", Patience);
        await ClickAsync(panel, "[data-testid=scheme-Zones]");

        // Of 100 m × 100 m half lay outside, half in zone 02; all of it joins zone 01.
        var areas = panel.FindAll("[data-testid=zones] tbody tr").ToDictionary(row => row.GetAttribute("data-zone")!, row => row.QuerySelectorAll("td").Skip(1).Select(Number).ToList());
        Assert.Equal([0, 10_000, 0, 10_000], areas["01"]);
        Assert.Equal([10_000, 0, 5_000, 5_000], areas["02"]);
        Assert.Equal([10_000, 15_000], areas["all"].Where(number => number > 0));
    }

    [Fact]
    public async Task A_layer_that_cannot_be_checked_says_why_and_another_can_be_chosen()
    {
        await AddSquaresAsync("另一方案", "tract-scheme", Parcels, ["一", "", "2023", ""], ["二", "", "2024", ""]);
        Services.GetRequiredService<LandView>().Tracts.Layer = "另一方案";
        var panel = Render<LandPanel>();
        panel.WaitForAssertion(() => Assert.Contains("2023, 2024", panel.Find("[data-testid=scheme-failure]").TextContent, StringComparison.Ordinal), Patience);

        await panel.InvokeAsync(() => panel.Find("[data-testid=scheme-layer]").Change(Scheme));

        panel.WaitForElement("[data-check=public-share]", Patience);
        Assert.Empty(panel.FindAll("[data-testid=scheme-failure]"));
    }

    [Fact]
    public async Task An_edit_of_a_parcel_is_checked_at_once()
    {
        var panel = Open();

        var parcel = await Host.Workspace.Store.ReadAsync(Scheme, new() { Ids = [4] }, Ct).FirstAsync(Ct);
        await Host.Workspace.Store.CommitAsync(new(new("colleague", "edit")) { Updates = [new(Scheme, parcel.Id, parcel.Version, parcel.Shape, ["地块4", "0803", "2024", "乙村"])] }, Ct);
        await Host.Watch.LookAsync(Ct);

        panel.WaitForAssertion(() => Assert.Contains("80.00%", panel.Find("[data-check=public-share]").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task In_English_no_word_is_missing()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.English);
        var panel = Open();

        Assert.Equal(["Checks", "Parcels", "Years and supply", "Expropriation", "Texts"], panel.FindAll("[data-testid^=scheme-][role=tab]").Select(tab => tab.TextContent));
        await ClickAsync(panel, "[data-check=consent][data-subject=甲村]");
        panel.WaitForAssertion(() => Assert.Equal("Enter the vote of 甲村", panel.Find("[data-testid=consent-enter]").TextContent));
    }

    /// <summary>Where the draft is fetched from.</summary>
    private static string Draft(IRenderedComponent<LandPanel> panel) => panel.Find("[data-testid=download-docx]").GetAttribute("href")!;

    private IRenderedComponent<LandPanel> Open()
    {
        var panel = Render<LandPanel>();
        panel.WaitForElement("[data-testid=scheme-check]", Patience);
        return panel;
    }

    private static async Task ClickAsync(IRenderedComponent<LandPanel> panel, string selector)
    {
        panel.WaitForElement(selector, Patience);
        await panel.InvokeAsync(() => panel.Find(selector).Click());
    }

    private static async Task EnterAsync(IRenderedComponent<LandPanel> panel, params (string Field, string Text)[] texts)
    {
        panel.WaitForElement("[data-testid=entry-form]", Patience);
        foreach (var (field, text) in texts)
            await panel.InvokeAsync(() => panel.Find($"[data-testid=field-{field}]").Change(text));
        panel.WaitForState(() => !panel.Find("[data-testid=entry-send]").HasAttribute("disabled"), Patience);
        await panel.InvokeAsync(() => panel.Find("[data-testid=entry-send]").Click());
    }

    private static string? ValueOf(IRenderedComponent<LandPanel> panel, string field) => panel.Find($"[data-testid=field-{field}]").GetAttribute("value");

    private async Task<IReadOnlyList<LedgerRow>> RowsAsync(string formId)
    {
        var layer = await Host.Workspace.Store.GetLayerAsync(Host.Workspace.Tables.Ledgers.Get(formId).Layer, Ct);
        return await Host.Workspace.Store.ReadAsync(layer.Name, FeatureQuery.All, Ct).Select(feature => new LedgerRow(layer.Schema, feature)).ToListAsync(Ct);
    }

    private static double Number(IElement cell) => double.TryParse(cell.TextContent, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Math.Round(number) : 0;
}
