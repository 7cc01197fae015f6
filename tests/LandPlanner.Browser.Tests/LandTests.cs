using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>Whoever answers for the development of land: a scheme of two squares of 100 m side, one of public benefit, that share a strip of 10 m; and the idle parcel of the sample town.</summary>
public sealed class LandTests(SampleWorkspace town, Browser browser)
{
    private const string Scheme = "试算方案";
    private const double East = 420_000;
    private const double North = 4_140_000;

    [Fact]
    public async Task A_check_lights_its_polygons_beside_the_panel()
    {
        await using var server = await Server.StartAsync(WithScheme(town.NewFile()));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await ChecksAsync(desk);

        await desk.Page.Locator("[data-check=no-overlap]").ClickAsync();

        await Assertions.Expect(desk.Page.GetByTestId("check-outcome")).ToHaveTextAsync("不通过");
        await Assertions.Expect(desk.Page.GetByTestId("check-part")).ToHaveCountAsync(1);
        // Exactly the strip they share, and where it can be seen.
        await ExpectLitAsync(desk, [East + 90, North, East + 100, North + 100]);
        await desk.UntilAsync(
            """
            map.schemes.features().some(shape => {
              const panel = document.querySelector('.lp-panel').getBoundingClientRect();
              const [minx, miny, maxx, maxy] = shape.getGeometry().getExtent();
              const at = window.landPlanner.map.getPixelFromCoordinate([(minx + maxx) / 2, (miny + maxy) / 2]);
              return at && at[0] > panel.right && at[0] < innerWidth && at[1] > 0 && at[1] < innerHeight;
            })
            """);

        await desk.Page.Locator("[data-check=no-overlap]").ClickAsync();
        await ExpectLitAsync(desk);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_public_benefit_share_follows_the_vertex_that_is_moved_and_the_class_that_is_typed(bool onServer)
    {
        await using var server = await Server.StartAsync(WithScheme(town.New(onServer)));
        await using var desk = await Desk.OpenAsync(browser, server.Url, $"#sel={Uri.EscapeDataString(Scheme)}/1&panel=feature");
        var pen = new Pen(desk);
        await desk.Page.GetByTestId("feature-edit").ClickAsync();
        var (before, now) = (desk.Page.GetByTestId("share-before"), desk.Page.GetByTestId("share-now"));
        await Assertions.Expect(now).ToHaveTextAsync("50.00%");

        // The first corner goes 10 m outwards: half of 10 m × 100 m is added, and 10,500 of 20,500 m² count.
        await desk.Page.Locator("#map").FocusAsync();
        await desk.Page.Keyboard.PressAsync("n");
        var outwards = (await pen.RingAsync())[0][0] < East + 50 ? "Shift+ArrowLeft" : "Shift+ArrowRight";
        for (var metre = 0; metre < 10; metre++)
            await desk.Page.Keyboard.PressAsync(outwards);
        await Assertions.Expect(now).ToHaveTextAsync("51.22%");
        await Assertions.Expect(before).ToHaveTextAsync("50.00%");
        await Assertions.Expect(desk.Page.GetByTestId("share-outcome")).ToHaveTextAsync("通过");

        await desk.Page.GetByTestId("field-GHDLBM").FillAsync("0701");
        await desk.Page.GetByTestId("field-GHDLBM").PressAsync("Tab");
        await Assertions.Expect(now).ToHaveTextAsync("0.00%");
        await Assertions.Expect(desk.Page.GetByTestId("share-outcome")).ToHaveTextAsync("不通过");
        await desk.Page.GetByTestId("field-GHDLBM").FillAsync("0803");
        await desk.Page.GetByTestId("field-GHDLBM").PressAsync("Tab");
        await Assertions.Expect(now).ToHaveTextAsync("51.22%");
        await pen.SaveAsync();

        await ChecksAsync(desk);
        await Assertions.Expect(desk.Page.Locator("[data-check=public-share]")).ToContainTextAsync("51.22%");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_idle_parcel_is_taken_in_its_facts_are_set_and_it_goes_one_step_and_a_colleague_sees_it(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var colleague = await Desk.OpenAsync(browser, server.Url);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        foreach (var one in new[] { colleague, desk })
        {
            await one.Page.Keyboard.PressAsync("k");
            await one.Page.GetByTestId("land-Idle").ClickAsync();
        }

        await desk.Page.GetByTestId("idle-take").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("take-New").Locator("b")).ToHaveTextAsync("1");
        await desk.Page.GetByTestId("take-send").ClickAsync();
        await desk.Page.GetByTestId("idle-row").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("idle-standing")).ToHaveTextAsync("事实不全");
        await desk.Page.GetByTestId("idle-edit").ClickAsync();
        await desk.Page.GetByTestId("field-works").SelectOptionAsync("not-started");
        await desk.Page.GetByTestId("field-agreed_start").FillAsync(DateTime.UtcNow.AddYears(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await desk.Page.GetByTestId("entry-send").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("idle-standing")).ToHaveTextAsync("闲置");

        await desk.Page.GetByTestId("move-investigate").ClickAsync();
        await desk.Page.GetByTestId("idle-notice").FillAsync("闲〔2026〕1号");
        await desk.Page.GetByTestId("idle-send").ClickAsync();

        await Assertions.Expect(desk.Page.GetByTestId("idle-state")).ToHaveTextAsync("调查中");
        await Assertions.Expect(desk.Page.GetByTestId("idle-notices")).ToContainTextAsync("闲〔2026〕1号");
        await Assertions.Expect(colleague.Page.GetByTestId("idle-row")).ToContainTextAsync("调查中");
        Assert.Contains("闲〔2026〕1号", await WordAsync(desk, desk.Page.GetByTestId("notice-docx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_draft_of_a_scheme_and_the_sheet_of_additions_are_taken_from_the_panel()
    {
        await using var server = await Server.StartAsync(WithScheme(town.NewFile()));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await ChecksAsync(desk);

        // Two squares of 100 m side of which one counts: the share is 50 %.
        var draft = await WordAsync(desk, desk.Page.GetByTestId("download-docx"));
        Assert.Contains("土地征收成片开发方案", draft, StringComparison.Ordinal);
        Assert.Contains("50.00%", draft, StringComparison.Ordinal);
        Assert.Equal("%PDF", Encoding.ASCII.GetString(await BytesAsync(desk, desk.Page.GetByTestId("download-pdf")), 0, 4));
        Assert.Contains("【待补充：成片开发的必要性】", draft, StringComparison.Ordinal);

        await desk.Page.GetByTestId("scheme-Texts").ClickAsync();
        await desk.Page.GetByTestId("texts-text").FillAsync("# 必要性\n补齐文化设施。");
        await desk.Page.GetByTestId("texts-text").PressAsync("Tab");
        await Assertions.Expect(desk.Page.GetByTestId("texts-count")).ToContainTextAsync("已写 1 项");
        await Assertions.Expect(desk.Page.GetByTestId("download-docx")).ToHaveAttributeAsync("href", new Regex("texts="));
        var written = await WordAsync(desk, desk.Page.GetByTestId("download-docx"));
        Assert.Contains("补齐文化设施。", written, StringComparison.Ordinal);
        Assert.DoesNotContain("【待补充：成片开发的必要性】", written, StringComparison.Ordinal);

        await desk.Page.GetByTestId("land-Boundary").ClickAsync();
        Assert.Equal("%PDF", Encoding.ASCII.GetString(await BytesAsync(desk, desk.Page.GetByTestId("download-pdf")), 0, 4));
    }

    private string WithScheme(string workspace)
    {
        var file = town.PathOf($"{Guid.NewGuid():N}.geojson");
        File.WriteAllText(file, JsonSerializer.Serialize(new { type = "FeatureCollection", features = new[] { Parcel("甲", "0803", East), Parcel("乙", "0701", East + 90) } }));
        Programs.LandPlanner(1, "import", file, "--layer", Scheme, "--role", "tract-scheme", "--crs", "EPSG:4550", "--workspace", workspace);
        return workspace;
    }

    private static object Parcel(string name, string plannedClass, double x) => new
    {
        type = "Feature",
        properties = new { DKMC = name, GHDLBM = plannedClass, ND = "2024" },
        geometry = new { type = "Polygon", coordinates = new[] { new double[][] { [x, North], [x + 100, North], [x + 100, North + 100], [x, North + 100], [x, North] } } },
    };

    /// <summary>The panel with the checks of the scheme.</summary>
    private static async Task ChecksAsync(Desk desk)
    {
        await desk.PanelAsync("land");
        await desk.Page.GetByTestId("scheme-layer").SelectOptionAsync(Scheme);
        await desk.Page.Locator("[data-check=public-share]").WaitForAsync();
    }

    private static async Task<byte[]> BytesAsync(Desk desk, ILocator link)
    {
        await link.WaitForAsync();
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    /// <summary>The text of a Word file.</summary>
    private static async Task<string> WordAsync(Desk desk, ILocator link)
    {
        using var package = new ZipArchive(new MemoryStream(await BytesAsync(desk, link)));
        using var document = package.GetEntry("word/document.xml")!.Open();
        return XDocument.Load(document).Root!.Value;
    }

    private static Task ExpectLitAsync(Desk desk, params double[][] boxes) => desk.UntilAsync(
        "map.schemes.features().length === wanted.length && map.schemes.features().every((shape, i) => shape.getGeometry().getExtent().every((side, j) => Math.abs(side - wanted[i][j]) < 0.001))", boxes);
}
