using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>Whoever keeps the ledgers of farmland. How many plots there are stands in the bureau's expected.json.</summary>
public sealed class FarmlandTests(SampleWorkspace town, Browser browser)
{
    private const string Suspects = "疑似撂荒地";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Suspected_plots_are_taken_in_one_is_seen_to_and_restored_and_the_totals_follow(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        var plots = Plots();
        await using var colleague = await Desk.OpenAsync(browser, server.Url);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await colleague.PanelAsync("farmland");
        await desk.Page.Keyboard.PressAsync("f");

        await desk.Page.GetByTestId("ledger-take").ClickAsync();
        await desk.Page.GetByTestId("take-layer").SelectOptionAsync(Suspects);
        await Assertions.Expect(desk.Page.GetByTestId("take-New").Locator("b")).ToHaveTextAsync(Text(plots));
        await desk.Page.GetByTestId("take-send").ClickAsync();
        await ExpectTilesAsync(desk, plots, plots, 0);
        await ExpectTilesAsync(colleague, plots, plots, 0);

        await desk.Page.GetByTestId("ledger-row").First.ClickAsync();
        await desk.Page.GetByTestId("ledger-edit").ClickAsync();
        await desk.Page.GetByTestId("field-cause").SelectOptionAsync("no-water");
        await desk.Page.GetByTestId("field-measure").SelectOptionAsync("trust");
        await desk.Page.GetByTestId("entry-send").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("ledger-facts")).ToContainTextAsync("托管");
        await desk.Page.GetByTestId("act-Restore").ClickAsync();
        await desk.Page.GetByTestId("act-send").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("ledger-state")).ToHaveTextAsync("已复耕");

        await desk.Page.GetByTestId("farmland-back").ClickAsync();
        await ExpectTilesAsync(desk, plots, plots - 1, 1);
        await ExpectTilesAsync(colleague, plots, plots - 1, 1);
        await Eventually.HoldsAsync(async () => Assert.Equal(await MuAsync(desk, "all"), await MuAsync(desk, "suspected") + await MuAsync(desk, "restored")));
    }

    [Fact]
    public async Task The_row_that_is_opened_is_lit_on_the_map_and_a_click_on_another_plot_opens_that()
    {
        await using var server = await Server.StartAsync(Filled());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("farmland");

        await desk.Page.GetByTestId("ledger-row").First.ClickAsync();
        var number = await desk.Page.GetByTestId("ledger-number").InnerTextAsync();
        await desk.UntilAsync(
            "(() => { const { map, selection } = window.landPlanner; const [shape] = selection.layer.getSource().getFeatures(); const panel = document.querySelector('.lp-panel').getBoundingClientRect(); "
            + "if (!shape) return false; const [minx, miny, maxx, maxy] = shape.getGeometry().getExtent(); const at = map.getPixelFromCoordinate([(minx + maxx) / 2, (miny + maxy) / 2]); "
            + "return at && at[0] > panel.right && at[0] < innerWidth && at[1] > 0 && at[1] < innerHeight; })()");
        await desk.Page.GetByTestId("ledger-next").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("ledger-number")).Not.ToHaveTextAsync(number);

        await desk.Page.GetByTestId("farmland-back").ClickAsync();
        await desk.Page.GetByTestId("ledger").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Home");
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.GetByTestId("ledger-number")).ToHaveTextAsync("LH-0003");
    }

    [Fact]
    public async Task A_number_of_the_balance_lights_as_many_polygons_as_it_says()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("farmland");
        await desk.Page.GetByTestId("farmland-balance").ClickAsync();

        await desk.Page.GetByTestId("balance-start").ClickAsync();
        await desk.Page.GetByTestId("balance-villages").WaitForAsync(new() { Timeout = 120_000 });
        await desk.Page.GetByTestId("balance-town").Locator("button").First.ClickAsync();

        var told = await desk.Page.GetByTestId("balance-unlight").InnerTextAsync();
        var lit = int.Parse(string.Concat(told.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
        Assert.True(lit > 0);
        await desk.UntilAsync("map.flows.features().length === wanted", lit);
        await desk.Page.GetByTestId("download-xlsx").WaitForAsync();
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByTestId("download-xlsx").ClickAsync());
        Assert.StartsWith("耕地进出平衡", download.SuggestedFilename, StringComparison.Ordinal);
    }

    /// <summary>A town whose ledger of abandoned plots is filled, as the command line does it.</summary>
    private string Filled()
    {
        var workspace = town.NewFile();
        Programs.LandPlanner(0, "farmland", "abandoned", "take", Suspects, "--workspace", workspace);
        return workspace;
    }

    private static async Task ExpectTilesAsync(Desk desk, int all, int suspected, int restored)
    {
        await Assertions.Expect(desk.Page.GetByTestId("tile-all").Locator("b")).ToHaveTextAsync(Text(all));
        await Assertions.Expect(desk.Page.GetByTestId("tile-suspected").Locator("b")).ToHaveTextAsync(Text(suspected));
        await Assertions.Expect(desk.Page.GetByTestId("tile-restored").Locator("b")).ToHaveTextAsync(Text(restored));
    }

    private static async Task<decimal> MuAsync(Desk desk, string state) =>
        decimal.Parse((await desk.Page.GetByTestId($"tile-{state}").Locator("small").InnerTextAsync()).TrimEnd('亩', ' '), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private int Plots()
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(town.Bureau, "expected.json")));
        return expected.RootElement.GetProperty("files").EnumerateArray().First(file => file.GetProperty("layer").GetString() == Suspects).GetProperty("records").GetInt32();
    }
}
