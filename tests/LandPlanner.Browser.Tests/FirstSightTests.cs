[assembly: AssemblyFixture(typeof(LandPlanner.Browser.Tests.SampleWorkspace))]
[assembly: AssemblyFixture(typeof(LandPlanner.Browser.Tests.Browser))]

namespace LandPlanner.Browser.Tests;

/// <summary>What a newcomer sees.</summary>
public sealed class FirstSightTests(SampleWorkspace town, Browser browser)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_town_is_there_with_its_layers_in_their_groups(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var desk = await Desk.OpenAsync(browser, server.Url);

        await desk.PanelAsync("layers");

        await desk.Page.GetByTestId("layer-永久基本农田").WaitForAsync();
        await Microsoft.Playwright.Assertions.Expect(desk.Page.Locator(".lp-panel")).ToContainTextAsync("控制线");
    }
}
