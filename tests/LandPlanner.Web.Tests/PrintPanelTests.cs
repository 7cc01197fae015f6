using Bunit;
using LandPlanner.Features;
using LandPlanner.Web.Components;
using LandPlanner.Web.Components.Panels;
using LandPlanner.Web.Components.Villages;
using LandPlanner.Web.Printing;
using LandPlanner.Web.VillageEconomy;
using Microsoft.Extensions.DependencyInjection;

namespace LandPlanner.Web.Tests;

public sealed class PrintPanelTests : Office
{
    private static readonly FeatureSchema Schema = new([new("DLBM", FieldType.Text)]);

    [Fact]
    public void With_nothing_on_the_map_it_says_what_to_do()
    {
        var panel = Render<PrintPanel>();

        Assert.Contains("没有显示任何图层", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lists_the_layers_that_are_shown()
    {
        await AddSquaresAsync("永久基本农田", "basic-farmland", Schema, ["0103"]);
        await AddSquaresAsync("生态保护红线", "red-line", Schema, ["0103"]);
        await Session.SetLookAsync("生态保护红线", new(false, 1));

        var panel = Render<PrintPanel>();

        Assert.Equal(["永久基本农田"], panel.FindAll(".lp-printed li span").Select(name => name.TextContent));
    }

    [Theory]
    [InlineData("1:5000", "5000")]
    [InlineData("2 000", "2000")]
    [InlineData("12,500", "12500")]
    public async Task A_scale_is_taken_as_people_write_it(string written, string taken)
    {
        await AddSquaresAsync("永久基本农田", "basic-farmland", Schema, ["0103"]);
        var panel = Render<PrintPanel>();

        await panel.InvokeAsync(() => panel.Find("[data-testid=print-scale]").Change(written));

        Assert.Equal(taken, panel.Find("[data-testid=print-scale]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_scale_chosen_before_the_map_has_said_what_it_shows_stays()
    {
        await AddSquaresAsync("永久基本农田", "basic-farmland", Schema, ["0103"]);
        var map = JSInterop.SetupModule("/map/map.js");
        map.Mode = JSRuntimeMode.Loose;
        map.Setup<MapAttachment>("attach", _ => true).SetResult(new([], [], null, null, false, null, null));
        var seen = map.Setup<double[]>("print.seen");
        await Session.AttachAsync(JSInterop.JSRuntime, "/map/map.js");
        var panel = Render<PrintPanel>();

        await panel.InvokeAsync(() => panel.Find("[data-testid=print-scale]").Change("20000"));
        await panel.InvokeAsync(() => seen.SetResult([10_000, 10_000]));

        panel.WaitForAssertion(() => Assert.Equal(2, map.Invocations["print.show"].Count));
        Assert.Equal("20000", panel.Find("[data-testid=print-scale]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("x", "请输入比例尺分母")]
    [InlineData("50", "比例尺过大")]
    [InlineData("20000000", "比例尺过小")]
    public async Task A_scale_that_cannot_be_is_told(string written, string told)
    {
        await AddSquaresAsync("永久基本农田", "basic-farmland", Schema, ["0103"]);
        var panel = Render<PrintPanel>();

        await panel.InvokeAsync(() => panel.Find("[data-testid=print-scale]").Change(written));

        Assert.Contains(told, panel.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(panel.Find("[data-testid=print-go]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task The_thematic_map_of_the_panel_before_is_taken_over_and_printed_and_goes_with_the_panel()
    {
        await AddSquaresAsync("永久基本农田", "basic-farmland", Schema, ["0103"]);
        var map = await AttachAsync();
        var theme = Services.GetRequiredService<ThemeOnMap>();
        var villages = new object();
        await theme.ShowAsync(villages, new("income", "quantile", 2025), go: true);

        var panel = Render<PrintPanel>();
        await theme.ClearAsync(villages);

        Assert.Equal("income", panel.Find("[data-testid=print-theme]").GetAttribute("value"));
        Assert.Empty(map.Invocations["theme.clear"]);
        await panel.InvokeAsync(() => panel.Find("[data-testid=print-go]").Click());
        panel.WaitForAssertion(() => Assert.Equal(new ThemeWish("income", "quantile", 2025), ((PrintRequest)Assert.Single(map.Invocations["print.print"]).Arguments[0]!).Theme));
        await panel.InvokeAsync(panel.Instance.Dispose);
        Assert.Single(map.Invocations["theme.clear"]);
        Assert.Null(theme.Shown);
    }

    [Fact]
    public async Task A_thematic_map_is_chosen_and_left_out_again()
    {
        await AddSquaresAsync("永久基本农田", "basic-farmland", Schema, ["0103"]);
        var map = await AttachAsync();
        var panel = Render<PrintPanel>();

        await panel.InvokeAsync(() => panel.Find("[data-testid=print-theme]").Change("titles"));
        panel.WaitForAssertion(() => Assert.Equal("titles", Assert.Single(map.Invocations["theme.show"]).Arguments[0]));
        await panel.InvokeAsync(() => panel.Find("[data-testid=print-theme]").Change(""));

        panel.WaitForAssertion(() => Assert.Single(map.Invocations["theme.clear"]));
        await panel.InvokeAsync(() => panel.Find("[data-testid=print-go]").Click());
        panel.WaitForAssertion(() => Assert.Null(((PrintRequest)Assert.Single(map.Invocations["print.print"]).Arguments[0]!).Theme));
    }

    private async Task<BunitJSModuleInterop> AttachAsync()
    {
        var map = JSInterop.SetupModule("/map/map.js");
        map.Mode = JSRuntimeMode.Loose;
        map.Setup<MapAttachment>("attach", _ => true).SetResult(new([], [], null, null, false, null, null));
        await Session.AttachAsync(JSInterop.JSRuntime, "/map/map.js");
        return map;
    }

    [Theory]
    [InlineData("a/b:c", "a_b_c 1-10000 A3 2026-11-25.pdf")]
    [InlineData(" 温泉镇 土地利用图 ", "温泉镇 土地利用图 1-10000 A3 2026-11-25.pdf")]
    [InlineData("..", "map 1-10000 A3 2026-11-25.pdf")]
    public void A_file_is_named_after_its_sheet(string title, string name) =>
        Assert.Equal(name, new PrintRequest("pdf", "A3", true, 10_000, 200, title, [0, 0], []).FileName(new(2026, 11, 25)));

    [Theory]
    [InlineData("svg", "A3", 10_000, 200, "Unreadable")]
    [InlineData("pdf", "B5", 10_000, 200, "Unreadable")]
    [InlineData("pdf", "A3", double.NaN, 200, "ScaleTooLarge")]
    [InlineData("pdf", "A3", 2_000_000, 200, "ScaleTooSmall")]
    [InlineData("png", "A0", 10_000, 600, "TooManyPixels")]
    [InlineData("png", "A0", 10_000, 300, null)]
    public void A_request_that_cannot_be_met_says_why(string format, string paper, double scale, int dpi, string? fault) =>
        Assert.Equal(fault, new PrintRequest(format, paper, true, scale, dpi, "图", [0, 0], []).Fault());
}
