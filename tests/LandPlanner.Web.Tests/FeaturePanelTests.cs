using System.Globalization;
using Bunit;
using LandPlanner.Features;
using LandPlanner.Stores;
using LandPlanner.Web.Components;
using LandPlanner.Web.Components.Panels;

namespace LandPlanner.Web.Tests;

public sealed class FeaturePanelTests : Office
{
    private static readonly FeatureSchema Schema = new(
    [
        new("TBBH", FieldType.Text), new("DLBM", FieldType.Text), new("QSXZ", FieldType.Text), new("TBMJ", FieldType.Real), new("BZ", FieldType.Text),
    ]);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void Nothing_picked_says_what_to_do() => Assert.Contains("点击地图上的图斑", Render<FeaturePanel>().Markup, StringComparison.Ordinal);

    /// <summary>At the central meridian the plane is true to scale: 10 m by 10 m are 100 m².</summary>
    [Fact]
    public async Task A_polygon_has_its_official_area_in_all_units_and_its_perimeter()
    {
        var panel = await OpenAsync("地类图斑", 1);

        var area = panel.WaitForElement("[data-testid=feature-area]", Patience).TextContent;
        Assert.Contains("0.15", area, StringComparison.Ordinal);
        Assert.Contains("100.00 m²", area, StringComparison.Ordinal);
        Assert.Contains("0.0100 公顷", area, StringComparison.Ordinal);
        Assert.Contains("周长 40.00 m", area, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_have_Chinese_names_and_codes_are_told()
    {
        var panel = await OpenAsync("地类图斑", 1);

        var fields = panel.WaitForElement("[data-testid=feature-fields]", Patience);
        Assert.Equal(["图斑编号", "地类编码", "权属性质", "图斑面积"], fields.QuerySelectorAll("dt").Select(title => title.TextContent));
        Assert.Equal(["17", "0102水浇地", "30集体土地所有权", "100.25"], fields.QuerySelectorAll("dd").Select(value => value.TextContent.Trim()));
    }

    [Fact]
    public async Task Empty_fields_are_folded_away_until_asked_for()
    {
        var panel = await OpenAsync("地类图斑", 1);

        panel.WaitForElement("[data-testid=empty-fields]", Patience);
        await panel.InvokeAsync(() => panel.Find("[data-testid=empty-fields]").Click());

        panel.WaitForAssertion(() => Assert.Equal(5, panel.FindAll("[data-testid=feature-fields] dt").Count), Patience);
    }

    [Fact]
    public async Task English_has_English_titles()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.English);

        var panel = await OpenAsync("地类图斑", 1);

        Assert.Equal("Patch number", panel.WaitForElement("[data-testid=feature-fields] dt", Patience).TextContent);
    }

    /// <summary>Squares of both layers lie on each other one by one.</summary>
    [Fact]
    public async Task What_lies_under_it_is_told_by_layer_with_its_share()
    {
        await AddSquaresAsync("永久基本农田", "basic-farmland", new([new("YJJBNTTBBH", FieldType.Text)]), ["N1"], ["N2"]);
        var panel = await OpenAsync("地类图斑", 2);

        var beneath = panel.WaitForElement("[data-testid=beneath]", Patience);
        Assert.Equal("永久基本农田", beneath.GetAttribute("data-layer"));
        Assert.Contains("N2", beneath.QuerySelector("li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("100.0 %", beneath.QuerySelector("li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Land_use_beneath_is_told_by_class()
    {
        await AddSquaresAsync("地类图斑2024", "land-use", Schema, ["1", "0102", null, null, null]);
        await AddSquaresAsync("规划地块", "plan-parcel", new([new("DKBH", FieldType.Text)]), ["GH-1"]);
        await Session.SelectAsync(new("规划地块", 1));

        var panel = Render<FeaturePanel>();

        Assert.Contains("0102 水浇地", panel.WaitForElement("[data-testid=beneath] li", Patience).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Things_at_one_place_can_be_switched_between()
    {
        await AddSquaresAsync("地类图斑", "land-use", Schema, Row("17"), Row("18"));
        await Session.OnPickedAsync([new("地类图斑", 2), new("地类图斑", 1)]);
        var panel = Render<FeaturePanel>();
        panel.WaitForAssertion(() => Assert.Equal(2, panel.FindAll("[data-testid=hit]").Count), Patience);

        await panel.InvokeAsync(() => panel.FindAll("[data-testid=hit]")[1].ClickAsync(new()));

        panel.WaitForAssertion(() => Assert.Equal("17", panel.Find("h2").TextContent), Patience);
    }

    [Fact]
    public async Task The_history_goes_back_to_the_import()
    {
        var panel = await OpenAsync("地类图斑", 1);
        var (_, feature) = await EditAsync();

        panel.WaitForElement("[data-testid=history]", Patience);
        await panel.InvokeAsync(() => panel.Find("[data-testid=history]").Click());

        panel.WaitForAssertion(() => Assert.Equal(["修改", "导入"], panel.FindAll("[data-testid=timeline] b").Select(kind => kind.TextContent)), Patience);
        Assert.Equal("17", panel.Find("[data-testid=timeline] del").TextContent);
        Assert.Equal("17甲", panel.Find("[data-testid=timeline] ins").TextContent);
        Assert.Contains("订正编号", panel.Find("[data-testid=timeline]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, feature.Id);
    }

    [Fact]
    public async Task A_change_by_somebody_else_is_shown_at_once()
    {
        var panel = await OpenAsync("地类图斑", 1);
        panel.WaitForAssertion(() => Assert.Equal("17", panel.Find("h2").TextContent), Patience);

        await EditAsync();

        panel.WaitForAssertion(() => Assert.Equal("17甲", panel.Find("h2").TextContent), Patience);
    }

    [Fact]
    public async Task A_feature_that_is_gone_is_told()
    {
        var panel = await OpenAsync("地类图斑", 99);

        panel.WaitForAssertion(() => Assert.Contains("已不在工作库中", panel.Markup, StringComparison.Ordinal), Patience);
    }

    private static object?[] Row(string number) => [number, "0102", "30", 100.25, null];

    private async Task<IRenderedComponent<FeaturePanel>> OpenAsync(string layer, long id)
    {
        await AddSquaresAsync(layer, "land-use", Schema, Row("17"), Row("18"));
        await Session.SelectAsync(new Picked(layer, id));
        return Render<FeaturePanel>();
    }

    private async Task<(Revision, Feature)> EditAsync()
    {
        var feature = await Host.Workspace.Store.ReadAsync("地类图斑", new() { Ids = [1] }, Ct).SingleAsync(Ct);
        var edit = new Edit(new("测量员", "订正编号")) { Updates = [new("地类图斑", 1, feature.Version, feature.Shape, ["17甲", .. feature.Values[1..]])] };
        var revision = await Host.Workspace.Store.CommitAsync(edit, Ct);
        await Host.Watch.LookAsync(Ct);
        return (revision, feature);
    }
}
