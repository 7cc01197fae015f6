using System.Diagnostics;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>Whoever keeps the villages' economy and the town's plan, on the map of the sample town.</summary>
public sealed class VillagesTests(SampleWorkspace town, Browser browser)
{
    private const string PdfToText = "/usr/bin/pdftotext";

    [Fact]
    public async Task Villages_are_coloured_by_their_income_with_a_legend_that_goes_with_the_panel()
    {
        var file = town.NewFile();
        Programs.LandPlanner(0, "village", "income", "enter", Path.Combine(town.Bureau, "村集体收入.xlsx"), "--workspace", file);
        await using var server = await Server.StartAsync(file);
        await using var desk = await Desk.OpenAsync(browser, server.Url);

        await desk.Page.Keyboard.PressAsync("v");

        var legend = desk.Page.GetByTestId("theme-legend");
        await Assertions.Expect(legend).ToContainTextAsync("村集体收入");
        // Given limits of 5, 10, 20, 50 are five classes; what said nothing is a sixth.
        await Assertions.Expect(legend.Locator("li")).ToHaveCountAsync(6);
        await Assertions.Expect(legend.Locator("li").Last).ToHaveTextAsync("无数据2");
        await desk.UntilAsync("map.theme.features().length === 34 && map.theme.features().filter(place => place.get('colour') === '#c9c6c1').length === 2");
        await desk.Page.GetByTestId("villages-way").SelectOptionAsync("quantile");
        await Assertions.Expect(legend).ToContainTextAsync("等数量");
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(legend).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_map_of_incomes_is_printed_with_its_classes()
    {
        Assert.SkipUnless(File.Exists(PdfToText), "pdftotext is not installed: apt-get install poppler-utils.");
        var file = town.NewFile();
        Programs.LandPlanner(0, "village", "income", "enter", Path.Combine(town.Bureau, "村集体收入.xlsx"), "--workspace", file);
        await using var server = await Server.StartAsync(file);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.Page.Keyboard.PressAsync("v");
        var legend = desk.Page.GetByTestId("theme-legend");
        await Assertions.Expect(legend).ToContainTextAsync("村集体收入");

        await desk.PanelAsync("print");

        await Assertions.Expect(desk.Page.GetByTestId("print-theme")).ToHaveValueAsync("income");
        await Assertions.Expect(legend).ToBeVisibleAsync();
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByTestId("print-go").ClickAsync());
        using var process = Process.Start(new ProcessStartInfo(PdfToText, ["-raw", await download.PathAsync(), "-"]) { RedirectStandardOutput = true })!;
        var text = string.Concat((await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Where(letter => !char.IsWhiteSpace(letter)));
        // Fonts may spell some signs as radicals; the classes' limits are plain.
        Assert.Contains("（万元）<55‒1010‒2020‒50≥50", text, StringComparison.Ordinal);
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(legend).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_structure_is_drawn_and_listed_as_complete_and_its_parts_are_gone_to()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);

        await desk.Page.Keyboard.PressAsync("n");

        await Assertions.Expect(desk.Page.GetByTestId("structure-complete")).ToHaveTextAsync("完整");
        await Assertions.Expect(desk.Page.GetByTestId("structure-part")).ToHaveCountAsync(14);
        await desk.Page.GetByTestId("structure-part").Filter(new() { HasText = "温泉发展轴" }).ClickAsync();
        await desk.UntilAsync("window.landPlanner.address.selection?.layer === '结构轴带'");
    }
}
