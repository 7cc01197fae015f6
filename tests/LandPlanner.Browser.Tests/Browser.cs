using LandPlanner.Testing;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>Debian's Chromium, started once for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>How long anything on a page may take: much more than it does, since a machine may be busy.</summary>
    internal const float PatienceMilliseconds = 60_000;

    private const string Program = "/usr/bin/chromium";

    // Chromium looks for its maker's hosts at each start; the tests stay on this machine.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opened where a test first asks for it: without it the test is skipped at a desk, and fails on CI.</summary>
    public IBrowser Chromium
    {
        get
        {
            Checkout.Require(File.Exists(Program), "Chromium is not installed: apt-get install chromium.");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
