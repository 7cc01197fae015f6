using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>The path of an auditor: audit, filter, look, take the files along; compare two vintages.</summary>
public sealed class AuditorTests(SampleWorkspace town, Browser browser)
{
    // Zoomed to evidence the view is nearer than this, and from the whole town it is not.
    private const double NearMetresPerPixel = 2;
    private const string Lit = "() => window.landPlanner.map.getLayers().getArray().filter(l => l.getZIndex() === 55).flatMap(l => l.getSource().getFeatures())";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_latest_run_is_there_and_its_files_hold_what_the_command_line_says(bool onServer)
    {
        var expected = Audit();
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("audit");

        await desk.Page.GetByTestId("finding").First.WaitForAsync();

        await ExpectCountAsync(desk, "violation", Number(expected.Json, "violations"));
        await ExpectCountAsync(desk, "notice", Number(expected.Json, "notices"));
        var findings = expected.Json.GetProperty("findings").EnumerateArray().ToList();
        var metres = findings.Sum(finding => finding.GetProperty("areaSquareMetres").GetDecimal());
        var workbook = await DownloadAsync(desk, "download-xlsx", "审查结果-");
        Assert.Equal(File.ReadAllBytes(Path.Combine(expected.Folder, "findings.xlsx")), File.ReadAllBytes(workbook));
        Assert.Equal(findings.Count, Downloaded.Sheet(workbook, 2).Count(row => row.GetValueOrDefault("D") is { } id && long.TryParse(id, out _)));
        var geoJson = await DownloadAsync(desk, "download-geojson", "审查结果-");
        using var collection = JsonDocument.Parse(File.ReadAllBytes(geoJson));
        var areas = collection.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("properties").GetProperty("areaSquareMetres").GetDecimal());
        Assert.Equal(metres, areas.Sum());
        Assert.Equal((findings.Count, metres), Downloaded.Layer(await DownloadAsync(desk, "download-gpkg", "审查结果-"), "findings", "area_m2"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_audit_by_chosen_rules_is_what_the_command_line_makes_of_them(bool onServer)
    {
        var expected = Audit("--rule", "basic-farmland-occupied", "--rule", "red-line-occupied");
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("audit");
        await desk.Page.GetByTestId("audit-new").ClickAsync();
        await desk.Page.GetByTestId("rules-all").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("rule-basic-farmland-occupied")).Not.ToBeCheckedAsync();
        await desk.Page.GetByTestId("rule-basic-farmland-occupied").CheckAsync();
        await desk.Page.GetByTestId("rule-red-line-occupied").CheckAsync();

        await desk.Page.GetByTestId("audit-start").ClickAsync();
        // The job is the server's: it goes on while no panel looks.
        await desk.PanelAsync("layers");
        await desk.PanelAsync("audit");

        await desk.Page.GetByTestId("left-out").WaitForAsync();
        await ExpectCountAsync(desk, "violation", Number(expected.Json, "violations"));
        await ExpectCountAsync(desk, "notice", 0);
        await Assertions.Expect(desk.Page.GetByTestId("audit-run").Locator("option")).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_finding_is_gone_to_with_its_evidence_lit(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var desk = await Desk.OpenAsync(browser, server.Url, "#panel=audit");
        await desk.Page.GetByTestId("verdict-violation").ClickAsync();
        var violations = Number(Audit().Json, "violations");

        await desk.Page.GetByTestId("finding").First.ClickAsync();

        await desk.UntilAsync($"({Lit})().some(f => f.get('part') === 'evidence')");
        await desk.UntilAsync($"window.landPlanner.map.getView().getResolution() < {NearMetresPerPixel.ToString(CultureInfo.InvariantCulture)}");
        // The evidence lies within what is seen beside the panel.
        await desk.UntilAsync(
            $"({Lit})().filter(f => f.get('part') === 'evidence').every(f => window.landPlanner.map.getPixelFromCoordinate(f.getGeometry().getExtent().slice(0, 2))[0] > document.querySelector('.lp-panel').getBoundingClientRect().right)");
        await Assertions.Expect(desk.Page.GetByTestId("finding-detail")).ToContainTextAsync($"/ {violations}");
        await Assertions.Expect(desk.Page.GetByTestId("finding-detail")).ToContainTextAsync("土地管理法");
    }

    [Fact]
    public async Task Arrow_keys_step_through_what_the_filter_left()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url, "#panel=audit");
        await desk.Page.GetByTestId("by-village").ClickAsync();
        await desk.Page.GetByTestId("findings-filter").FillAsync("基本农田");
        var list = desk.Page.GetByTestId("findings");
        await list.FocusAsync();

        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(desk.Page.GetByTestId("finding-detail")).ToContainTextAsync("1 / ");
        await desk.Page.Keyboard.PressAsync("ArrowDown");

        await Assertions.Expect(desk.Page.GetByTestId("finding-detail")).ToContainTextAsync("2 / ");
        await Assertions.Expect(desk.Page.GetByTestId("finding-detail")).ToContainTextAsync("基本农田");
        await desk.UntilAsync($"({Lit})().length > 0");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_vintages_are_compared_as_the_command_line_does(bool onServer)
    {
        var (folder, workspace) = (town.PathOf($"matrix{onServer}"), town.NewFile());
        Programs.LandPlanner(1, "matrix", "地类图斑2023", "地类图斑2024", "--unit", "mu", "--lang", "zh", "--no-layer", "--out", folder, "--workspace", workspace);
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var desk = await Desk.OpenAsync(browser, server.Url, "#panel=matrix");

        await desk.Page.GetByTestId("matrix-start").ClickAsync();
        await desk.Page.GetByTestId("matrix").WaitForAsync();

        var workbook = await DownloadAsync(desk, "download-xlsx", "变化矩阵-");
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "matrix-地类图斑2023-地类图斑2024.xlsx")), File.ReadAllBytes(workbook));
        await desk.Page.Locator("td.lost button").First.ClickAsync();
        await desk.Page.GetByTestId("patch").First.WaitForAsync();
        await desk.UntilAsync($"({Lit})().length > 0 && ({Lit})().length === document.querySelectorAll('[data-testid=patch]').length");
        await desk.Page.GetByTestId("page-Chart").ClickAsync();
        await desk.UntilAsync("document.querySelector('[data-testid=chart]')?.naturalWidth > 0");
    }

    [Fact]
    public async Task The_swipe_shows_each_vintage_on_its_side_and_follows_the_keys()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url, "#panel=matrix");
        await desk.Page.GetByTestId("swipe-toggle").ClickAsync();
        var divider = desk.Page.GetByRole(AriaRole.Slider);
        await Assertions.Expect(divider).ToHaveAttributeAsync("aria-valuenow", "50");
        await desk.LookAtAsync(await CentreAsync(desk, 0), await CentreAsync(desk, 1), 3);

        // At a quarter and three quarters of the map, above the panel.
        await Eventually.EqualsAsync("left - - right", () => PaintedAsync(desk));
        await divider.FocusAsync();
        for (var press = 0; press < 20; press++)
            await desk.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(divider).ToHaveAttributeAsync("aria-valuenow", "90");
        await desk.SettledAsync();
        await Eventually.EqualsAsync("left left - -", () => PaintedAsync(desk));
        await desk.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(divider).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.GetByTestId("swipe-toggle")).ToHaveAttributeAsync("aria-pressed", "false");
    }

    /// <summary>What a fresh audit by the command line says, and the folder with its reports in Chinese.</summary>
    private (JsonElement Json, string Folder) Audit(params string[] more)
    {
        var folder = town.PathOf(Guid.NewGuid().ToString("N"));
        var said = Programs.LandPlanner(1, ["audit", "--json", "--lang", "zh", "--out", folder, "--workspace", town.NewFile(), .. more]);
        return (JsonDocument.Parse(said).RootElement, folder);
    }

    private static int Number(JsonElement result, string name) => result.GetProperty("summary").GetProperty(name).GetInt32();

    private static Task ExpectCountAsync(Desk desk, string verdict, int count) =>
        Assertions.Expect(desk.Page.GetByTestId($"verdict-{verdict}").Locator("b")).ToHaveTextAsync(count.ToString("N0", CultureInfo.InvariantCulture));

    private async Task<string> DownloadAsync(Desk desk, string link, string name)
    {
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByTestId(link).ClickAsync());
        Assert.StartsWith(name, download.SuggestedFilename, StringComparison.Ordinal);
        var path = town.PathOf($"{Guid.NewGuid():N}{Path.GetExtension(download.SuggestedFilename)}");
        await download.SaveAsAsync(path);
        return path;
    }

    private static Task<double> CentreAsync(Desk desk, int axis) => desk.Page.EvaluateAsync<double>(
        "axis => { const e = window.landPlanner.state.find('地类图斑2024').extent; return (e[axis] + e[axis + 2]) / 2; }", axis);

    /// <summary>Whether the earlier side, then the later side, has anything drawn at the left and at the right.</summary>
    private static Task<string> PaintedAsync(Desk desk) => desk.Page.EvaluateAsync<string>(
        """
        () => [['before', 'left'], ['after', 'right']].flatMap(([side, word]) => {
            const canvas = document.querySelector(`.lp-swipe-${side} canvas`);
            return [0.25, 0.75].map(share => {
                const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
                pen.drawImage(canvas, Math.round(canvas.width * share), Math.round(canvas.height * 0.3), 1, 1, 0, 0, 1, 1);
                return pen.getImageData(0, 0, 1, 1).data[3] > 0 ? word : '-';
            });
        }).join(' ')
        """);
}
