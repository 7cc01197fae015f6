using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>A person without a mouse.</summary>
public sealed class KeyboardTests(SampleWorkspace town, Browser browser)
{
    private const string Parcels = "规划地块";
    private const int MostTabs = 80;

    [Fact]
    public async Task Draws_and_saves_a_parcel_with_the_keyboard_alone()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        using var ground = new Ground(server.Url);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var (page, keys) = (desk.Page, desk.Page.Keyboard);
        var before = await ground.CountAsync(Parcels);

        await keys.PressAsync("d");
        await TabToAsync(page, "draw-layer");
        await keys.TypeAsync("规划");
        await TabToAsync(page, "draw-polygon");
        await keys.PressAsync("Enter");
        await page.Locator(".lp-pen-bar.shown").WaitForAsync();
        foreach (var (east, north) in new[] { ("420000", "4140000"), ("420100", "4140000"), ("420100", "4140080") })
        {
            await page.Locator("#map").FocusAsync();
            await keys.PressAsync("x");
            await keys.TypeAsync(east);
            await keys.PressAsync("Tab");
            await keys.TypeAsync(north);
            await keys.PressAsync("Enter");
        }

        await page.Locator("#map").FocusAsync();
        await keys.PressAsync("Enter");
        // The third vertex ten centimetres to the north: go to it, and move it.
        for (var step = 0; step < 3; step++)
            await keys.PressAsync("n");
        await keys.PressAsync("ArrowUp");
        Assert.Equal(4_140_080.1, (await new Pen(desk).RingAsync())[2][1], 1e-6);
        await TabToAsync(page, "draw-save");
        await keys.PressAsync("Enter");
        await page.GetByTestId("draw-message").Filter(new() { HasText = "已保存" }).WaitForAsync();

        Assert.Equal(before + 1, await ground.CountAsync(Parcels));
    }

    [Fact]
    public async Task Panels_open_and_close_by_key_and_take_the_keyboard_with_them()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);

        foreach (var (key, title) in new[] { ("l", "图层"), ("/", "搜索"), ("t", "属性表"), ("i", "导入数据"), ("a", "审查"), ("m", "变化矩阵"), ("p", "打印出图"), ("?", "快捷键") })
        {
            await desk.Page.Locator("#map").FocusAsync();
            await desk.Page.Keyboard.PressAsync(key);
            await desk.Page.Locator(".lp-panel h2").Filter(new() { HasText = title }).WaitForAsync();
            await desk.UntilAsync("document.querySelector('.lp-panel')?.contains(document.activeElement)");
        }

        await desk.Page.Locator("#map").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Page.Locator(".lp-panel").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static async Task TabToAsync(IPage page, string testId)
    {
        for (var tab = 0; tab < MostTabs; tab++)
        {
            if (await page.EvaluateAsync<string?>("() => document.activeElement?.dataset?.testid ?? null") == testId)
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"'{testId}' cannot be reached with the Tab key.");
    }
}
