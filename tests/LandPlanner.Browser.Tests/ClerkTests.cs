using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>Whoever takes what the land bureau sends into the workspace. What must come out stands in the bureau's expected.json.</summary>
public sealed class ClerkTests(SampleWorkspace town, Browser browser)
{
    private const string Faulty = "历史整治图斑";
    private const string New = "补交整治图斑";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_faulty_delivery_is_looked_at_imported_and_accounted_for(bool onServer)
    {
        var (records, faults) = Expected($"{Faulty}.shp");
        await using var server = await Server.StartAsync(town.New(onServer));
        await using var colleague = await Desk.OpenAsync(browser, server.Url);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await ChooseAsync(desk, Pack(Faulty));

        await ExpectCountsAsync(desk, records, faults);
        await SeePreviewAsync(desk);
        await desk.Page.GetByTestId("import-name").FillAsync(New);
        await desk.Page.GetByTestId("import-run").ClickAsync();
        await desk.Page.GetByTestId("import-again").WaitForAsync();

        await ExpectCountsAsync(desk, records, faults);
        await Eventually.HoldsAsync(async () => Assert.Equal(
            await NumberAsync(desk, "AreaRead") + await NumberAsync(desk, "AreaRepair") + await NumberAsync(desk, "AreaSnapping"),
            await NumberAsync(desk, "AreaStored") + await NumberAsync(desk, "AreaRejected")));
        await Assertions.Expect(desk.Page.Locator(".lp-import-problems button")).ToHaveCountAsync(faults);
        await colleague.UntilAsync($"window.landPlanner.state.find('{New}')?.count === {records - await CountAsync(desk, "rejected")}");
        await desk.PanelAsync("layers");
        await desk.Page.GetByTestId($"layer-{New}").WaitForAsync();
    }

    [Fact]
    public async Task Clicking_a_problem_goes_to_its_place_before_and_after_the_import()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await ChooseAsync(desk, Pack(Faulty));
        var (x, y) = PlaceOfFirstProblem();

        await desk.Page.Locator(".lp-import-problems button").First.ClickAsync();
        await ExpectInSightAsync(desk, x, y);
        await desk.Page.GetByTestId("import-name").FillAsync(New);
        await desk.Page.GetByTestId("import-run").ClickAsync();
        await desk.Page.GetByTestId("import-again").WaitForAsync();
        await desk.LookAtAsync(x + 5_000, y, 20);
        await desk.Page.Locator(".lp-import-problems button").First.ClickAsync();

        await ExpectInSightAsync(desk, x, y);
    }

    [Fact]
    public async Task A_delivery_that_does_not_say_its_system_is_asked_about()
    {
        var (records, faults) = Expected("CZKFBJ.shp");
        await using var server = await Server.StartAsync(town.New(onServer: false));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await ChooseAsync(desk, Pack("CZKFBJ"));

        await desk.Page.GetByTestId("import-crs-missing").WaitForAsync();
        await Assertions.Expect(desk.Page.GetByTestId("import-run")).ToBeDisabledAsync();
        await desk.Page.GetByTestId("import-crs-4529").ClickAsync();
        await ExpectCountsAsync(desk, records, faults);
        await desk.Page.GetByTestId("import-mode-Replace").CheckAsync(new() { Force = true });
        await desk.Page.GetByTestId("import-run").ClickAsync();

        await desk.Page.GetByTestId("account-closes").WaitForAsync();
        await ExpectCountsAsync(desk, records, faults);
    }

    [Fact]
    public async Task Files_dropped_anywhere_on_the_map_open_the_panel_and_a_lying_cpg_is_told()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.Page.EvaluateAsync("() => fetch('/api/language?to=en', { method: 'POST', headers: { 'X-LandPlanner-Token': document.querySelector('meta[name=lp-token]').content } })");
        await desk.GoAsync(server.Url);
        var parts = Directory.GetFiles(town.Bureau, "闲置土地.*").Select(path => new { name = Path.GetFileName(path), text = Convert.ToBase64String(File.ReadAllBytes(path)) });

        await desk.Page.EvaluateAsync(
            """
            parts => {
              const transfer = new DataTransfer();
              for (const { name, text } of parts) transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
              for (const type of ['dragenter', 'dragover', 'drop']) document.getElementById('map').dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
            }
            """,
            parts);

        var layer = desk.Page.GetByTestId("import-layer-闲置土地");
        await layer.WaitForAsync();
        await Assertions.Expect(layer).ToContainTextAsync("The .cpg file says 'UTF-8'");
        await Assertions.Expect(layer).ToContainTextAsync("What it would become", new() { IgnoreCase = true });
        await ExpectCountsAsync(desk, 1, 0);
    }

    [Fact]
    public async Task Files_of_no_kind_that_is_read_are_told_with_the_way_out()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        await using var desk = await Desk.OpenAsync(browser, server.Url);

        await ChooseAsync(desk, Path.Combine(town.Bureau, "README.txt"));

        await Assertions.Expect(desk.Page.Locator(".lp-import-fault")).ToContainTextAsync("RAR、7z 请先解压");
    }

    [Fact]
    public async Task The_server_itself_refuses_names_that_lead_elsewhere_and_requests_of_strangers()
    {
        await using var server = await Server.StartAsync(town.New(onServer: false));
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        desk.Expected.AddRange(["422", "403"]);

        const string send = "async ([name, token]) => (await fetch('/api/uploads?name=' + encodeURIComponent(name), { method: 'POST', body: 'x', headers: { 'X-LandPlanner-Token': token || document.querySelector('meta[name=lp-token]').content } })).status";

        Assert.Equal(422, await desk.Page.EvaluateAsync<int>(send, new[] { "../evil.shp", "" }));
        Assert.Equal(422, await desk.Page.EvaluateAsync<int>(send, new[] { "setup.exe", "" }));
        Assert.Equal(403, await desk.Page.EvaluateAsync<int>(send, new[] { "a.shp", "forged" }));
    }

    private static async Task ChooseAsync(Desk desk, string path)
    {
        await desk.PanelAsync("import");
        await desk.Page.GetByTestId("import-files").SetInputFilesAsync(path);
    }

    private static async Task ExpectCountsAsync(Desk desk, int records, int faults)
    {
        await Assertions.Expect(desk.Page.GetByTestId("account-read")).ToHaveTextAsync(Text(records));
        await Assertions.Expect(desk.Page.GetByTestId("account-intact")).ToHaveTextAsync(Text(records - faults));
        await Eventually.HoldsAsync(async () => Assert.Equal(faults, await CountAsync(desk, "repaired") + await CountAsync(desk, "rejected")));
    }

    /// <summary>Waits until outlines are painted on the map.</summary>
    private static Task SeePreviewAsync(Desk desk) => desk.UntilAsync(
        """
        (() => {
          const canvas = document.querySelector('canvas.lp-preview, .lp-preview canvas');
          if (!canvas?.width) return false;
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let painted = 0;
          for (let i = 3; i < data.length; i += 4) painted += data[i] > 0 ? 1 : 0;
          return painted > 1000;
        })()
        """);

    private static async Task ExpectInSightAsync(Desk desk, double x, double y)
    {
        await desk.UntilAsync(
            "(([x, y]) => { const { map } = window.landPlanner; const at = map.getPixelFromCoordinate([x, y]); const panel = document.querySelector('.lp-panel').getBoundingClientRect(); "
            + "return map.getView().getResolution() < 1 && at && at[0] > panel.right && at[0] < innerWidth && at[1] > 0 && at[1] < innerHeight; })(wanted)",
            new[] { x, y });
    }

    private static async Task<int> CountAsync(Desk desk, string of) =>
        int.Parse(await desk.Page.GetByTestId($"account-{of}").InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static async Task<decimal> NumberAsync(Desk desk, string of) =>
        decimal.Parse((await desk.Page.GetByTestId($"account-{of}").InnerTextAsync()).Replace('−', '-'), NumberStyles.Number, CultureInfo.InvariantCulture);

    private static string Text(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What the bureau's list says of a file: its records, and how many of them are faulty.</summary>
    private (int Records, int Faults) Expected(string file)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(town.Bureau, "expected.json")));
        var entry = expected.RootElement.GetProperty("files").EnumerateArray().First(entry => entry.GetProperty("file").GetString() == file);
        return (entry.GetProperty("records").GetInt32(), entry.GetProperty("faults").GetInt32());
    }

    /// <summary>As the command line finds it.</summary>
    private (double X, double Y) PlaceOfFirstProblem()
    {
        var printed = Programs.LandPlanner(1, "import", Path.Combine(town.Bureau, $"{Faulty}.shp"), "--layer", "t", "--role", "reference", "--json", "--workspace", town.NewFile());
        using var account = JsonDocument.Parse(printed);
        var problem = account.RootElement.GetProperty("problems")[0];
        return (problem.GetProperty("x").GetDouble(), problem.GetProperty("y").GetDouble());
    }

    /// <summary>A shapefile of the bureau's as a zip.</summary>
    private string Pack(string name)
    {
        var path = town.PathOf($"{name}-{Guid.NewGuid():N}.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var part in Directory.GetFiles(town.Bureau, $"{name}.*"))
            zip.CreateEntryFromFile(part, Path.GetFileName(part));
        return path;
    }
}
