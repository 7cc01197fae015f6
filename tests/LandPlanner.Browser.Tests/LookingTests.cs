using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace LandPlanner.Browser.Tests;

/// <summary>Somebody looks around: clicks, searches, reads the table.</summary>
public sealed class LookingTests(SampleWorkspace town, Browser browser)
{
    private const string Idle = "闲置土地";
    private const string LandUse = "地类图斑2024";

    /// <summary>柳林旧村改造三期, 100.4 mu of idle land: 66 933.33 m² by the 2023 work report (domain reference, "Figures").</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_click_tells_what_lies_there_with_its_official_area(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var (x, y) = await MiddleAsync(desk, Idle, 1);
        await desk.LookAtAsync(x, y, 1);

        await desk.ClickMapAsync(x, y);
        await desk.Page.GetByTestId("hit").Filter(new() { HasText = Idle }).ClickAsync();

        var area = desk.Page.GetByTestId("feature-area");
        await Expect(area).ToContainTextAsync("100.40");
        await Expect(area).ToContainTextAsync("66,933.33 m²");
        await Expect(desk.Page.Locator(".lp-panel h2")).ToHaveTextAsync("柳林旧村改造三期");
        await Expect(desk.Page.GetByTestId("feature-fields")).ToContainTextAsync("电子监管号");
        await Expect(desk.Page.Locator("[data-testid=beneath][data-layer=村庄]")).ToContainTextAsync("100.0 %");
    }

    [Fact]
    public async Task Findings_about_a_feature_are_told_and_lead_to_where_they_lie()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var finding = (await desk.Page.EvaluateAsync("async () => (await (await fetch('/api/layers/findings/features/1')).json()).properties"))!.Value;
        var (layer, id) = (finding.GetProperty("layer").GetString()!, long.Parse(finding.GetProperty("feature_id").GetString()!, CultureInfo.InvariantCulture));
        await desk.GoAsync(server.Url, Hash(layer, id, "feature"));
        await desk.Page.ReloadAsync();

        await desk.Page.GetByTestId("finding").Filter(new() { HasText = finding.GetProperty("title").GetString() }).First.ClickAsync();

        await Expect(desk.Page).ToHaveURLAsync(new Regex("sel=findings/\\d+&"));
        await desk.Page.GetByTestId("finding-subject").ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(new Regex($"sel={Uri.EscapeDataString(layer)}/{id}&"));
    }

    [Fact]
    public async Task The_history_of_a_feature_goes_back_to_its_import()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url, Hash(Idle, 1, "feature"));

        await desk.Page.GetByTestId("history").ClickAsync();

        await Expect(desk.Page.GetByTestId("timeline")).ToContainTextAsync("导入");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_table_is_sorted_filtered_and_joined_to_the_map(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("table");
        await desk.Page.GetByTestId("table-layer").SelectOptionAsync(LandUse);
        await Expect(desk.Page.GetByTestId("sort-TBMJ")).ToBeVisibleAsync();

        await desk.Page.GetByTestId("filter-DLBM").FillAsync("0102");
        await Expect(desk.Page.GetByTestId("table-clear")).ToBeVisibleAsync();
        await desk.Page.GetByTestId("sort-TBMJ").ClickAsync();
        await desk.Page.GetByTestId("sort-TBMJ").ClickAsync();
        await Expect(desk.Page.Locator("th[aria-sort=descending]")).ToContainTextAsync("图斑面积");
        await Expect(desk.Page.GetByTestId("grid")).Not.ToContainTextAsync("旱地");
        await Eventually.HoldsAsync(async () =>
        {
            var areas = (await CellsAsync(desk, "图斑面积")).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
            Assert.True(areas.Count > 3);
            Assert.Equal(areas.OrderDescending(), areas);
        });

        await desk.Page.GetByTestId("grid").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Home");
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await desk.Page.Keyboard.PressAsync("Enter");

        var row = desk.Page.Locator("tr[aria-selected=true]");
        await Expect(row).ToHaveAttributeAsync("aria-rowindex", "3");
        await Expect(desk.Page).ToHaveURLAsync(new Regex($"/{await row.GetAttributeAsync("data-id")}&"));
    }

    [Fact]
    public async Task What_is_clicked_on_the_map_comes_into_sight_in_the_table()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("table");
        await desk.Page.GetByTestId("table-layer").SelectOptionAsync(LandUse);
        await Expect(desk.Page.GetByTestId("sort-TBMJ")).ToBeVisibleAsync();
        var (x, y) = await MiddleAsync(desk, LandUse, 900);
        // So that the place is above the table.
        await desk.LookAtAsync(x, y - 200, 1);

        await desk.ClickMapAsync(x, y);

        await Expect(desk.Page.Locator("tr[aria-selected=true]")).ToHaveAttributeAsync("data-id", "900");
        await Expect(desk.Page.Locator("tr[aria-selected=true]")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Only_what_is_on_screen_stays_in_the_table_when_asked_for()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("table");
        await desk.Page.GetByTestId("table-layer").SelectOptionAsync("村庄");
        await Expect(desk.Page.GetByTestId("table-count")).ToHaveTextAsync("34 / 34 行");

        await desk.Page.GetByTestId("table-onscreen").CheckAsync();
        var (x, y) = await MiddleAsync(desk, "村庄", 1);
        await desk.LookAtAsync(x, y, 0.1);

        await Expect(desk.Page.GetByTestId("table-count")).ToHaveTextAsync(new Regex("^[1-3] / 34 行$"));
    }

    [Fact]
    public async Task The_rows_shown_can_be_downloaded()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("table");
        await desk.Page.GetByTestId("table-layer").SelectOptionAsync("成片开发地块");
        await desk.Page.GetByTestId("filter-DKBH").FillAsync("-03");
        await Expect(desk.Page.GetByTestId("table-count")).ToHaveTextAsync("1 / 9 行");

        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByTestId("table-download").ClickAsync());

        var lines = (await File.ReadAllTextAsync(await download.PathAsync(), Encoding.UTF8, TestContext.Current.CancellationToken)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("序号,面积（亩）,地块编号", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("CPKF2024-03", Assert.Single(lines[1..]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("柳林村", "村庄")]
    [InlineData("CPKF2024-03", "成片开发地块")]
    public async Task A_village_or_a_number_is_found_and_gone_to(string words, string layer)
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.Page.Locator("#map").FocusAsync();
        await desk.Page.Keyboard.PressAsync("/");

        await desk.Page.GetByTestId("search").FillAsync(words);
        await Expect(desk.Page.GetByTestId("search-hit").First).ToContainTextAsync(layer);
        await desk.Page.Keyboard.PressAsync("Enter");

        await Expect(desk.Page).ToHaveURLAsync(new Regex($"sel={Uri.EscapeDataString(layer)}/"));
    }

    /// <summary>122.1E 37.4N is E 420310.22, N 4141283.70 (domain reference §8).</summary>
    [Fact]
    public async Task Coordinates_are_gone_to()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url, "#panel=search");

        await desk.Page.GetByTestId("search").FillAsync("37.4, 122.1");
        await Expect(desk.Page.GetByTestId("search-place")).ToContainTextAsync("4,141,283.70");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Expect(desk.Page).ToHaveURLAsync(new Regex("at=420310\\.2,4141283\\.7,"));
    }

    [Fact]
    public async Task A_link_brings_back_what_was_selected()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url, Hash(Idle, 1, "feature"));

        await Expect(desk.Page.GetByTestId("feature-area")).ToContainTextAsync("66,933.33 m²");
        await desk.Page.ReloadAsync();

        await Expect(desk.Page.GetByTestId("feature-area")).ToContainTextAsync("66,933.33 m²");
    }

    [Fact]
    public async Task English_is_spoken_where_it_is_chosen()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.Page.Context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = "c%3Den%7Cuic%3Den", Url = server.Url.ToString() }]);

        await desk.GoAsync(server.Url, Hash(Idle, 1, "feature"));
        await desk.Page.ReloadAsync();

        await Expect(desk.Page.GetByTestId("feature-area")).ToContainTextAsync("Official (ellipsoidal) area");
        await Expect(desk.Page.GetByTestId("feature-fields")).ToContainTextAsync("Supervision number");
    }

    private static string Hash(string layer, long id, string panel) => $"#sel={Uri.EscapeDataString(layer)}/{id}&panel={panel}";

    /// <summary>A place inside a feature.</summary>
    private static async Task<(double X, double Y)> MiddleAsync(Desk desk, string layer, long id)
    {
        var place = await desk.Page.EvaluateAsync<double[]>(
            """
            async ([layer, id]) => {
              const { geometry } = await (await fetch(`/api/layers/${encodeURIComponent(layer)}/features/${id}`)).json();
              const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0][0];
              const ys = ring.map(at => at[1]), y = (Math.min(...ys) + Math.max(...ys)) / 2 + 0.013;
              const xs = ring.slice(1).flatMap((at, i) => (ring[i][1] > y) === (at[1] > y) ? [] : [ring[i][0] + (y - ring[i][1]) / (at[1] - ring[i][1]) * (at[0] - ring[i][0])]).sort((one, other) => one - other);
              return [(xs[0] + xs[1]) / 2, y];
            }
            """, new object[] { layer, id });
        return (place[0], place[1]);
    }

    /// <summary>What stands in the rows of a column that are drawn, from the top.</summary>
    private static async Task<IReadOnlyList<string>> CellsAsync(Desk desk, string title) => await desk.Page.EvaluateAsync<string[]>(
        """
        title => {
          const column = [...document.querySelectorAll('th')].findIndex(head => head.textContent.includes(title)) + 1;
          return [...document.querySelectorAll(`tr[data-id] td:nth-child(${column})`)].map(cell => cell.textContent.replaceAll(',', ''));
        }
        """, title);
}
