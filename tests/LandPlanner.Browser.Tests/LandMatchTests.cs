using System.Text.Json;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>Whoever looks for land for a project of the sample town, on its map.</summary>
public sealed class LandMatchTests(SampleWorkspace town, Browser browser)
{
    private const string Lit = "async () => JSON.stringify((await import(document.querySelector('script[src*=\"map/map\"]')?.src ?? '/map/map.js')).parcels.features().map(feature => feature.getId()).sort())";

    [Fact]
    public async Task An_offer_lights_its_parcels_and_is_kept_with_the_project()
    {
        var workspace = town.NewFile();
        Programs.LandPlanner(0, "project", "take", "产业项目", "--workspace", workspace);
        await using var server = await Server.StartAsync(workspace);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.Page.Keyboard.PressAsync("j");
        await desk.Page.GetByTestId("project-row").First.ClickAsync();

        await desk.Page.GetByTestId("need-area").FillAsync("40-80");
        await desk.Page.GetByTestId("need-area").PressAsync("Tab");
        await desk.Page.GetByTestId("match-find").ClickAsync();
        await desk.Page.GetByTestId("match-offer").First.ClickAsync();

        await Assertions.Expect(desk.Page.GetByTestId("match-detail")).ToContainTextAsync("亩");
        await desk.UntilAsync("map.parcels.features().length > 0");
        var lit = JsonSerializer.Deserialize<List<string>>(await desk.Page.EvaluateAsync<string>(Lit))!;
        Assert.All(lit, id => Assert.Matches("^(成片开发地块|边界新增地块|闲置土地)/[0-9]+$", id));

        await desk.Page.GetByTestId("match-keep").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("match-kept")).ToContainTextAsync("YP");
        await desk.UntilAsync("map.parcels.features().length === 0");
    }
}
