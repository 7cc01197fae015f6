using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>What lies under the layers.</summary>
public sealed class BaseMapTests(SampleWorkspace town, Browser browser)
{
    [Fact]
    public async Task A_base_map_is_chosen_in_the_settings_and_kept_in_the_address()
    {
        using var service = new TileService();
        await using var server = await Server.StartAsync(town.NewFile(), "--basemaps", Table(service));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("settings");

        await desk.Page.GetByTestId("base-web").ClickAsync();

        await Assertions.Expect(desk.Page.Locator("#lp-credit")).ToHaveTextAsync("某图 <b>© 2024</b>");
        await desk.UntilAsync("location.hash.includes('base=web')");
        await desk.SettledAsync();
        Assert.Contains(service.Asked, asked => asked.StartsWith("/xyz/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_brings_its_base_map_with_it()
    {
        using var service = new TileService();
        await using var server = await Server.StartAsync(town.NewFile(), "--basemaps", Table(service));

        await using var desk = await Desk.OpenAsync(browser, server.Url, "#base=sky:0.5");

        await Assertions.Expect(desk.Page.Locator("#lp-credit")).ToHaveTextAsync("天地图");
        await desk.SettledAsync();
        // As 天地图 is asked, with its key.
        Assert.Contains(
            service.Asked,
            asked => asked.Contains("tk=abc123", StringComparison.Ordinal) && asked.Contains("LAYER=img", StringComparison.OrdinalIgnoreCase) && asked.Contains("TileMatrixSet=c", StringComparison.OrdinalIgnoreCase));
    }

    private string Table(TileService service)
    {
        var path = town.PathOf($"{Guid.NewGuid():N}.yaml");
        File.WriteAllText(
            path,
            $$"""
            basemaps:
              web: {title: {zh: 某图, en: Some map}, kind: xyz, url: "{{service.Url}}xyz/{z}/{x}/{y}.png", attribution: "某图 <b>© 2024</b>"}
              sky:
                title: {zh: 天地图影像, en: Tianditu}
                kind: wmts
                url: "{{service.Url}}img_c/wmts?tk={key}"
                key: {value: abc123}
                layer: img
                matrixSet: c
                attribution: 天地图
            """);
        return path;
    }
}
