using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>One person at a browser with the map open. Whatever the page writes to the console, and each request that fails, fails the test at the end.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private Desk(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Faults that the test brings about itself, by a part of their text.</summary>
    public List<string> Expected { get; } = [];

    /// <param name="hash">The view to open, as the address bar holds it.</param>
    public static async Task<Desk> OpenAsync(Browser browser, Uri url, string hash = "", string locale = "zh-CN", int width = 1440, int height = 900)
    {
        var context = await browser.Chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = locale, AcceptDownloads = true });
        context.SetDefaultTimeout(Browser.PatienceMilliseconds);
        await SlowLine.LayAsync(context);
        var desk = new Desk(context, await context.NewPageAsync());
        desk.Listen();
        await desk.GoAsync(url, hash);
        return desk;
    }

    /// <summary>Waits until the small pictures of what is not sent yet are drawn: once it has been sent they are gone.</summary>
    public Task SeePreviewsAsync(string testId) => UntilAsync($"[...document.querySelectorAll('[data-testid={testId}] img')].every(picture => picture.naturalWidth > 0)");

    /// <summary>Opens the map and waits until it is drawn and the panels are joined to it.</summary>
    public async Task GoAsync(Uri url, string hash = "")
    {
        await Page.GotoAsync(url + hash);
        await SettledAsync();
    }

    /// <summary>Waits until the panels are joined and the map stands still with all its tiles.</summary>
    public async Task SettledAsync()
    {
        await Page.Locator(".lp-rail[data-joined=true]").WaitForAsync();
        await Page.EvaluateAsync("() => new Promise(done => { const wait = () => window.landPlanner ? (window.landPlanner.map.once('rendercomplete', () => done(null)), window.landPlanner.map.render()) : setTimeout(wait, 20); wait(); })");
    }

    /// <summary>
    /// Waits until it is so on the page. Playwright's own waiting takes the promise of an answer for a yes, and asks a second time by an <c>eval</c> that the page's policy forbids.
    /// </summary>
    /// <param name="condition">An expression of <c>map</c>, the map's own script, and <c>wanted</c>.</param>
    public Task UntilAsync(string condition, object? wanted = null) => Page.EvaluateAsync(
        $$"""
        async wanted => {
          const map = await import(document.querySelector('script[src*="map/map"]')?.src ?? '/map/map.js');
          for (const end = performance.now() + 60000; performance.now() < end; await new Promise(done => setTimeout(done, 50)))
            if ({{condition}}) return;
          throw new Error({{System.Text.Json.JsonSerializer.Serialize(condition)}} + ' did not come about');
        }
        """, wanted);

    /// <summary>Opens a panel by its button.</summary>
    public Task PanelAsync(string name) => Page.GetByTestId($"rail-{name}").ClickAsync();

    /// <summary>Where a place of the workspace's plane is on the page.</summary>
    public async Task<(float X, float Y)> PixelAsync(double x, double y)
    {
        var pixel = await Page.EvaluateAsync<float[]>("at => window.landPlanner.map.getPixelFromCoordinate(at)", new[] { x, y });
        return (pixel[0], pixel[1]);
    }

    public async Task ClickMapAsync(double x, double y)
    {
        var (column, row) = await PixelAsync(x, y);
        await Page.Mouse.ClickAsync(column, row);
    }

    /// <summary>Moves the view without animation.</summary>
    public async Task LookAtAsync(double x, double y, double metresPerPixel)
    {
        await Page.EvaluateAsync("([x, y, r]) => { const v = window.landPlanner.map.getView(); v.setCenter([x, y]); v.setResolution(r); }", new[] { x, y, metresPerPixel });
        await SettledAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Equal([], _faults.FindAll(fault => !Expected.Exists(fault.Contains)));
    }

    private void Listen()
    {
        Page.Console += (_, message) => _faults.Add($"console {message.Type}: {message.Text}");
        Page.PageError += (_, error) => _faults.Add($"page error: {error}");
        Page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                _faults.Add($"{response.Status} {response.Url}");
        };
    }
}
