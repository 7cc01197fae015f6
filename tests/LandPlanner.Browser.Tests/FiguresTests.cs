using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>Whoever answers for the numbers of the work report. The sample town is made so that its parcels are those of the report of 2023.</summary>
public sealed class FiguresTests(SampleWorkspace town, Browser browser)
{
    private const string Tract = "成片开发地块";

    [Fact]
    public async Task A_number_of_the_report_lights_its_polygons_beside_the_panel_and_the_address_leads_back_to_it()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.Page.Keyboard.PressAsync("g");
        var nine = Enumerable.Range(1, 9).Select(id => $"{Tract}/{id}").ToList();

        await desk.Page.GetByTestId("number-tract-area").ClickAsync();

        await Assertions.Expect(desk.Page.GetByTestId("detail-verdict")).ToHaveTextAsync("相符");
        await Assertions.Expect(desk.Page.GetByTestId("figure-feature")).ToHaveCountAsync(9);
        await ExpectLitAsync(desk, nine);
        await desk.UntilAsync(
            """
            map.figures.features().every(shape => {
              const panel = document.querySelector('.lp-panel').getBoundingClientRect();
              const [minx, miny, maxx, maxy] = shape.getGeometry().getExtent();
              const at = window.landPlanner.map.getPixelFromCoordinate([(minx + maxx) / 2, (miny + maxy) / 2]);
              return at && at[0] > panel.right && at[0] < innerWidth && at[1] > 0 && at[1] < innerHeight;
            })
            """);
        await desk.Page.WaitForURLAsync(url => url.Contains("figure=2023/tract-area", StringComparison.Ordinal));

        await desk.Page.GetByTestId("number-tract-area").First.ClickAsync();
        await ExpectLitAsync(desk);
    }

    [Fact]
    public async Task A_number_of_places_lights_each_of_them()
    {
        await using var server = await Server.StartAsync(town.NewFile());

        await using var desk = await Desk.OpenAsync(browser, server.Url, "#figure=2023/tourism-sites");

        // 22 sites, by the work report; points of one layer.
        await Assertions.Expect(desk.Page.GetByTestId("figure-detail")).ToContainTextAsync("22");
        await desk.UntilAsync("map.figures.features().filter(place => place.getGeometry().getType() === 'MultiPoint' && place.getGeometry().getPoints().length === 1).length === wanted", 22);
    }

    [Fact]
    public async Task A_number_of_the_written_report_opens_the_map_at_its_features()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("figures");
        await desk.Page.GetByTestId("download-html").WaitForAsync();
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByTestId("download-html").ClickAsync());
        var link = server.Url + "#figure=2023/addition-area";
        Assert.Contains($"href=\"{link}\"", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await using var reader = await Desk.OpenAsync(browser, server.Url, "#figure=2023/addition-area");

        await Assertions.Expect(reader.Page.GetByTestId("figure-detail")).ToContainTextAsync("515亩");
        await ExpectLitAsync(reader, [.. Enumerable.Range(1, 7).Select(id => $"边界新增地块/{id}")]);
    }

    private static Task ExpectLitAsync(Desk desk, params List<string> ids) =>
        desk.UntilAsync("map.figures.features().map(feature => feature.getId()).sort().join() === wanted", string.Join(',', ids));
}
