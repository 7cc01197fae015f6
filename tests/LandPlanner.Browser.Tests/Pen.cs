using System.Globalization;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>A planner's hand: draws on the map in the workspace's plane.</summary>
internal sealed class Pen(Desk desk)
{
    public IPage Page => desk.Page;

    /// <summary>Opens the drawing panel and takes up a tool for a layer.</summary>
    public async Task BeginAsync(string layer, string tool)
    {
        await desk.PanelAsync("draw");
        await Page.GetByTestId("draw-layer").SelectOptionAsync(layer);
        await Page.GetByTestId($"draw-{tool}").ClickAsync();
        await Page.Locator(".lp-pen-bar.shown").WaitForAsync();
        // Outlines to snap to are asked for when drawing begins.
        await Page.Locator(".lp-pen-snapping:not([data-state=snapLoading])").WaitForAsync();
    }

    /// <summary>Moves there as a hand does, and clicks.</summary>
    public async Task ClickAsync(double x, double y)
    {
        var (column, row) = await desk.PixelAsync(x, y);
        await Page.Mouse.MoveAsync(column, row, new() { Steps = 4 });
        await Page.Mouse.ClickAsync(column, row);
    }

    public async Task MoveAsync(double x, double y)
    {
        var (column, row) = await desk.PixelAsync(x, y);
        await Page.Mouse.MoveAsync(column, row, new() { Steps = 4 });
    }

    public async Task DragAsync((double X, double Y) from, (double X, double Y) to)
    {
        await MoveAsync(from.X, from.Y);
        await Page.Mouse.DownAsync();
        await MoveAsync(to.X, to.Y);
        await Page.Mouse.UpAsync();
    }

    /// <summary>Types an exact vertex into the pen's boxes.</summary>
    public async Task TypeAsync(double x, double y)
    {
        await Page.GetByTestId("pen-east").FillAsync(x.ToString(CultureInfo.InvariantCulture));
        await Page.GetByTestId("pen-north").FillAsync(y.ToString(CultureInfo.InvariantCulture));
        await Page.GetByTestId("pen-north").PressAsync("Enter");
        await Page.Locator("#map").FocusAsync();
    }

    /// <summary>Types an exact polygon and finishes it.</summary>
    public async Task TypePolygonAsync(params (double X, double Y)[] vertices)
    {
        foreach (var (x, y) in vertices)
            await TypeAsync(x, y);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>The shape that is drawn, as the map module keeps it: x, y of the first ring.</summary>
    public async Task<double[][]> RingAsync() =>
        await Page.EvaluateAsync<double[][]>("() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find(k => k.startsWith('lp-draft:')))).shape[0][0]");

    public async Task SaveAsync()
    {
        await Page.GetByTestId("draw-save").ClickAsync();
        await Page.GetByTestId("draw-message").Filter(new() { HasText = "已保存" }).WaitForAsync();
    }
}
