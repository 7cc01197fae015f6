using System.Diagnostics;

namespace LandPlanner.Browser.Tests;

/// <summary>Two people at one workspace, and connections that come and go.</summary>
public sealed class TogetherTests(SampleWorkspace town, Browser browser)
{
    private const string Parcels = "规划地块";

    [Fact]
    public async Task A_drawing_survives_a_reload()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var pen = new Pen(desk);
        await pen.BeginAsync(Parcels, "polygon");
        await pen.TypePolygonAsync((420_000, 4_140_000), (420_200, 4_140_000), (420_200, 4_140_100));
        await desk.Page.GetByTestId("field-DKMC").FillAsync("没有保存的");
        await desk.Page.GetByTestId("field-DKMC").PressAsync("Tab");
        var before = await pen.RingAsync();

        await desk.Page.ReloadAsync();
        await desk.SettledAsync();

        await desk.Page.GetByTestId("draw-restored").WaitForAsync();
        Assert.Equal(before, await pen.RingAsync());
        await Microsoft.Playwright.Assertions.Expect(desk.Page.GetByTestId("field-DKMC")).ToHaveValueAsync("没有保存的");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_lost_while_drawing_costs_nothing_and_saves_once(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        desk.Expected.AddRange(["ERR_CONNECTION", "ERR_INCOMPLETE", "ERR_EMPTY", "WebSocket", "403", "net::"]);
        using var ground = new Ground(server.Url);
        var before = await ground.CountAsync(Parcels);
        var pen = new Pen(desk);
        await pen.BeginAsync(Parcels, "polygon");
        await pen.TypeAsync(420_000, 4_140_000);

        await server.KillAsync();
        await pen.TypeAsync(420_200, 4_140_000);
        await pen.TypeAsync(420_200, 4_140_100);
        await FillAsync(desk, "DKMC", "断线时填的");
        await desk.Page.Locator("#map").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(3, (await pen.RingAsync()).Length);
        _ = desk.Page.EvaluateAsync("() => { import(document.querySelector('script[type=module]').src).then(map => map.draw.save(null, 'away', 'refuse', false)); }");
        await desk.Page.WaitForTimeoutAsync(1000);
        await server.RestartAsync();

        var clock = Stopwatch.StartNew();
        while (await ground.CountAsync(Parcels) == before && clock.Elapsed < TimeSpan.FromSeconds(30))
            await Task.Delay(200, TestContext.Current.CancellationToken);
        await Task.Delay(2000, TestContext.Current.CancellationToken);
        Assert.Equal(before + 1, await ground.CountAsync(Parcels));
        Assert.Equal("断线时填的", (await ground.JsonAsync($"/api/layers/{Parcels}/features/{before + 1}")).GetProperty("properties").GetProperty("DKMC").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_one_saves_the_other_sees_without_reloading(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var one = await Desk.OpenAsync(browser, server.Url);
        await using var other = await Desk.OpenAsync(browser, server.Url);
        var pen = new Pen(one);
        await pen.BeginAsync(Parcels, "polygon");
        await pen.TypePolygonAsync((420_000, 4_140_000), (420_200, 4_140_000), (420_200, 4_140_100));
        var revision = await RevisionAsync(other);

        await pen.SaveAsync();

        await other.UntilAsync("window.landPlanner.state.find('规划地块').revision > wanted", revision);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_comes_second_sees_both_versions_and_decides(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        using var ground = new Ground(server.Url);
        await using var one = await Desk.OpenAsync(browser, server.Url);
        await using var other = await Desk.OpenAsync(browser, server.Url);
        other.Expected.AddRange(["409", "/api/edits"]);
        foreach (var desk in new[] { one, other })
            await EditAsync(desk, 1);

        await FillAsync(one, "BZ", "甲改的备注");
        await new Pen(one).SaveAsync();
        await FillAsync(other, "DKMC", "乙改的名称");
        await other.Page.GetByTestId("draw-save").ClickAsync();
        await other.Page.GetByTestId("draw-conflict").WaitForAsync();
        await Microsoft.Playwright.Assertions.Expect(other.Page.Locator(".lp-versions")).ToContainTextAsync("甲改的备注");
        await Microsoft.Playwright.Assertions.Expect(other.Page.Locator(".lp-versions")).ToContainTextAsync("乙改的名称");
        await other.Page.GetByTestId("conflict-merge").ClickAsync();
        await other.Page.GetByTestId("draw-message").Filter(new() { HasText = "已保存" }).WaitForAsync();

        var stands = (await ground.JsonAsync($"/api/layers/{Parcels}/features/1")).GetProperty("properties");
        Assert.Equal(("甲改的备注", "乙改的名称"), (stands.GetProperty("BZ").GetString(), stands.GetProperty("DKMC").GetString()));
    }

    private static async Task EditAsync(Desk desk, long id)
    {
        await desk.PanelAsync("draw");
        await desk.Page.EvaluateAsync("id => import(document.querySelector('script[type=module]').src).then(map => map.draw.edit('规划地块', id))", id);
        await desk.Page.GetByTestId("field-DKMC").WaitForAsync();
    }

    private static async Task FillAsync(Desk desk, string field, string text)
    {
        await desk.Page.GetByTestId($"field-{field}").FillAsync(text);
        await desk.Page.GetByTestId($"field-{field}").PressAsync("Tab");
    }

    private static Task<long> RevisionAsync(Desk desk) => desk.Page.EvaluateAsync<long>("() => window.landPlanner.state.find('规划地块').revision");
}
