using System.Diagnostics;
using Microsoft.Playwright;

namespace LandPlanner.Bench;

/// <summary>The map in Debian's Chromium, as one person sees it.</summary>
internal sealed class MapPage : IAsyncDisposable
{
    private const int Width = 1440;
    private const int Height = 900;

    private const string Drawn = """
        () => new Promise(done => {
          const wait = () => window.landPlanner ? (landPlanner.map.once('rendercomplete', () => done(performance.now())), landPlanner.map.render()) : setTimeout(wait, 5);
          wait();
        })
        """;

    private const string Watch = """
        window.longTasks = [];
        new PerformanceObserver(list => { for (const task of list.getEntries()) window.longTasks.push(task.duration); }).observe({ type: 'longtask' });
        """;

    // A corner moves a little each time, as under a pen; at once after an answer the next question, as the page asks.
    private const string Check = """
        async ([layer, x, y, reach, count]) => {
          const token = document.querySelector('meta[name="lp-token"]').content;
          const answers = [];
          for (let i = 0; i < count; i++) {
            const [cx, cy] = [x + reach * Math.sin(i / 9), y + reach * Math.cos(i / 13)];
            const ring = Array.from({ length: 20 }, (_, k) => [cx + (90 + (k === i % 20 ? 20 : 0)) * Math.cos(k * Math.PI / 10), cy + 90 * Math.sin(k * Math.PI / 10)]);
            ring.push(ring[0]);
            const began = performance.now();
            const answer = await fetch('/api/check', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-LandPlanner-Token': token },
              body: JSON.stringify({ layer, geometry: { type: 'Polygon', coordinates: [ring] }, values: {} }) });
            const said = await answer.json();
            if (!answer.ok) throw new Error(JSON.stringify(said));
            answers.push(performance.now() - began, said.serverMilliseconds);
          }
          return answers;
        }
        """;

    private const string Fetch = """
        async tiles => {
          const times = [];
          for (const tile of tiles) {
            const began = performance.now();
            await (await fetch('/' + tile, { cache: 'no-store' })).arrayBuffer();
            times.push(performance.now() - began);
          }
          return times;
        }
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private IBrowserContext? _context;
    private IPage? _page;

    private MapPage(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<MapPage> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        string[] arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = arguments }));
    }

    /// <summary>Opens the map with nothing kept from before.</summary>
    /// <returns>Milliseconds until it stands drawn.</returns>
    public async Task<double> OpenAsync(Uri url)
    {
        if (_context is not null)
            await _context.DisposeAsync();
        _context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = Width, Height = Height }, Locale = "zh-CN" });
        await _context.AddInitScriptAsync(Watch);
        _page = await _context.NewPageAsync();
        return await AgainAsync(url);
    }

    /// <summary>Opens it anew, with what the browser has kept.</summary>
    public async Task<double> AgainAsync(Uri url)
    {
        await _page!.GotoAsync("about:blank");
        var started = Stopwatch.GetTimestamp();
        await _page.GotoAsync(url.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await _page.EvaluateAsync<double>(Drawn);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Wheels and drags for a while, as fast as somebody who looks for a place.</summary>
    /// <returns>Milliseconds of each task of the page that took longer than 50.</returns>
    public async Task<double[]> WanderAsync(TimeSpan time)
    {
        await _page!.WaitForTimeoutAsync(1500);
        await _page.EvaluateAsync("() => { window.longTasks.length = 0; }");
        var (chance, started) = (new Random(5), Stopwatch.GetTimestamp());
        for (var round = 0; Stopwatch.GetElapsedTime(started) < time; round++)
        {
            var (x, y) = (Width * (0.3f + 0.4f * chance.NextSingle()), Height * (0.3f + 0.4f * chance.NextSingle()));
            await _page.Mouse.MoveAsync(x, y);
            for (var notch = 0; notch < 6; notch++)
            {
                await _page.Mouse.WheelAsync(0, round % 8 < 4 ? -120 : 120);
                await _page.WaitForTimeoutAsync(30);
            }

            await _page.Mouse.DownAsync();
            await _page.Mouse.MoveAsync(x + 400 * (chance.NextSingle() - 0.5f), y + 300 * (chance.NextSingle() - 0.5f), new() { Steps = 20 });
            await _page.Mouse.UpAsync();
        }

        await _page.WaitForTimeoutAsync(300);
        return await _page.EvaluateAsync<double[]>("() => window.longTasks");
    }

    /// <returns>Milliseconds of the round trip and of the server's share, for each question in turn.</returns>
    public Task<double[]> CheckAsync(string layer, double x, double y, double reach, int count) =>
        _page!.EvaluateAsync<double[]>(Check, new object[] { layer, x, y, reach, count });

    /// <returns>Milliseconds of each tile, in turn, past the browser's own store.</returns>
    public Task<double[]> FetchAsync(IReadOnlyList<string> tiles) => _page!.EvaluateAsync<double[]>(Fetch, tiles);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
