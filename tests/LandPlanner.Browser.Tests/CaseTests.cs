using System.Text.Json;
using LandPlanner.Testing;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>A case from where it comes to its closure, as an auditor and a village clerk go.</summary>
public sealed class CaseTests(SampleWorkspace town, Browser browser)
{
    private const string Ledger = "图斑台账";
    private const double FarMetres = 400;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_case_goes_from_a_finding_to_closure_with_its_photos(bool onServer)
    {
        var workspace = town.New(onServer);
        await using var server = await Server.StartAsync(workspace);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await using var colleague = await Desk.OpenAsync(browser, server.Url, "#panel=cases");
        var id = await OpenFromFindingAsync(desk);
        var number = await desk.Page.GetByTestId("case-number").TextContentAsync();
        await colleague.Page.Locator($"[data-testid=case][data-number='{number}']").WaitForAsync();
        using var ground = new Ground(server.Url);
        var inside = (await ground.ShapeAsync(Ledger, id)).InteriorPoint;

        await MoveAsync(desk, "assign", ("field-unit", "自然资源所"), ("field-person", "王建国"));
        await MoveAsync(desk, "compare");
        await GatherAsync(desk, inside.X, inside.Y);
        await MoveAsync(desk, "submit");
        await MoveAsync(desk, "forward");
        await AttachAsync(desk, "judge-illegal", "judgement", "判定书.pdf", "%PDF-1.4 判定"u8.ToArray(), "未批先建");
        await MoveAsync(desk, "rectify", ("field-measure", "demolish"), ("field-due_on", Day(60)));
        await AttachAsync(desk, "report", "after", "整改后.jpg", Photo(inside.X, inside.Y, shade: 3), "");
        await AttachAsync(desk, "accept", "acceptance", "验收单.pdf", "%PDF-1.4 验收"u8.ToArray(), "");

        await Assertions.Expect(desk.Page.Locator(".lp-card-head .lp-state").First).ToHaveTextAsync("已销号");
        await Assertions.Expect(desk.Page.GetByTestId("thumb")).ToHaveCountAsync(5);
        await SeePhotoAsync(desk);
        await Assertions.Expect(colleague.Page.Locator($"[data-testid=case][data-number='{number}']")).ToContainTextAsync("已销号");
        ExpectClosed(workspace, number!);
        Programs.LandPlanner(0, "verify", "--workspace", workspace);
    }

    [Fact]
    public async Task A_satellite_batch_is_looked_at_taken_in_once_and_counted_on_the_board()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url, "#panel=cases");
        await ChooseBatchAsync(desk, "五月卫片");
        await desk.Page.GetByTestId("batch-preview").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("batch-told")).ToContainTextAsync("将立案 3 宗");

        await desk.Page.GetByTestId("batch-send").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("batch-told")).ToContainTextAsync("已立案 3 宗");
        await desk.Page.GetByTestId("batch-board").ClickAsync();

        await Assertions.Expect(desk.Page.GetByTestId("board-months").Locator("tbody tr").Last.Locator("td").Last).ToHaveTextAsync("3");
        await Assertions.Expect(desk.Page.GetByTestId("board-scope")).ToContainTextAsync("五月卫片");
        await desk.UntilAsync("document.querySelector('[data-testid=board-chart]')?.naturalWidth > 0");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByTestId("board-xlsx").ClickAsync());
        Assert.Contains(Downloaded.Sheet(await download.PathAsync(), 1).SelectMany(row => row.Values), text => text.Contains("五月卫片", StringComparison.Ordinal));
        await desk.Page.GetByTestId("cases-back").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("case-count")).ToContainTextAsync("3 宗");
        await ChooseBatchAsync(desk, "换个名字");
        await desk.Page.GetByTestId("batch-preview").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("batch-failure")).ToContainTextAsync("一个批次只导入一次");
    }

    [Fact]
    public async Task The_case_panel_is_worked_by_keyboard_in_English_on_a_small_screen()
    {
        var workspace = town.NewFile();
        for (var i = 1; i <= 3; i++)
            Programs.LandPlanner(0, "case", "open", "--feature", $"规划地块:{i}", "--title", $"case {i}", "--source", "patrol", "--workspace", workspace);
        await using var server = await Server.StartAsync(workspace);
        await using var desk = await Desk.OpenAsync(browser, server.Url, width: 720, height: 450);
        await desk.Page.EvaluateAsync("() => fetch('/api/language?to=en', { method: 'POST', headers: { 'X-LandPlanner-Token': document.querySelector('meta[name=lp-token]').content } })");
        await desk.GoAsync(server.Url);

        await desk.Page.Keyboard.PressAsync("c");
        var list = desk.Page.GetByTestId("cases");
        await desk.Page.GetByTestId("case").First.WaitForAsync();
        await list.FocusAsync();
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await desk.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(desk.Page.GetByTestId("marked")).ToContainTextAsync("1 marked");
        await desk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(desk.Page.GetByTestId("case-number")).ToContainTextAsync("-0002");
        await Assertions.Expect(desk.Page.GetByTestId("move-assign")).ToHaveTextAsync("Assign");
        Assert.DoesNotMatch("[\u4e00-\u9fff]", await desk.Page.GetByTestId("case-moves").TextContentAsync() ?? "");
    }

    private static async Task<long> OpenFromFindingAsync(Desk desk)
    {
        await desk.PanelAsync("audit");
        await desk.Page.GetByTestId("verdict-violation").ClickAsync();
        await desk.Page.GetByTestId("finding").First.ClickAsync();
        await desk.Page.GetByTestId("to-case-begin").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("to-case-told")).ToContainTextAsync("将立案 1 宗");
        await desk.Page.GetByTestId("to-case-send").ClickAsync();
        await desk.Page.GetByTestId("to-case-open").ClickAsync();
        await desk.Page.GetByTestId("case-number").WaitForAsync();
        return await desk.Page.EvaluateAsync<long>("() => window.landPlanner.address.selection.id");
    }

    private static async Task BeginAsync(Desk desk, string move)
    {
        await desk.Page.GetByTestId($"move-{move}").ClickAsync();
        await desk.Page.GetByTestId("move-form").WaitForAsync();
    }

    private static async Task MoveAsync(Desk desk, string move, params (string Field, string Text)[] told)
    {
        await BeginAsync(desk, move);
        foreach (var (field, text) in told)
        {
            var input = desk.Page.GetByTestId(field);
            if (await input.EvaluateAsync<string>("element => element.tagName") == "SELECT")
                await input.SelectOptionAsync(text);
            else
                await input.FillAsync(text);
        }

        await SendAsync(desk);
    }

    private static async Task SendAsync(Desk desk)
    {
        await desk.SeePreviewsAsync("staged-file");
        await desk.Page.GetByTestId("move-send").ClickAsync();
        await desk.Page.GetByTestId("move-form").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>A photo of another place is told before anything is sent; taken out again, the move is made with what fits.</summary>
    private static async Task GatherAsync(Desk desk, double x, double y)
    {
        await BeginAsync(desk, "gather");
        await desk.Page.GetByTestId("pick-wide").SetInputFilesAsync([File("远处.jpg", Photo(x + FarMetres, y + FarMetres, shade: 9)), File("全景.jpg", Photo(x, y, shade: 1))]);
        await desk.Page.GetByTestId("pick-close").SetInputFilesAsync(File("近景.jpg", Photo(x, y, shade: 2)));
        await Assertions.Expect(desk.Page.GetByTestId("staged-file")).ToHaveCountAsync(3);
        await Assertions.Expect(desk.Page.GetByTestId("staged-lack")).ToContainTextAsync("超过允许的 50 米");
        await Assertions.Expect(desk.Page.GetByTestId("staged-file").Locator("img")).ToHaveCountAsync(3);
        await desk.SeePreviewsAsync("staged-file");
        await desk.Page.GetByTestId("move-send").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("move-complaints")).ToContainTextAsync("远处.jpg");
        await desk.Page.GetByLabel("移除 远处.jpg").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("move-complaints")).ToHaveCountAsync(0);
        await SendAsync(desk);
    }

    private static async Task AttachAsync(Desk desk, string move, string kind, string name, byte[] content, string note)
    {
        await BeginAsync(desk, move);
        await desk.Page.GetByTestId($"pick-{kind}").SetInputFilesAsync(File(name, content));
        await desk.Page.GetByTestId("staged-file").WaitForAsync();
        await desk.Page.GetByTestId("move-note").FillAsync(note);
        await SendAsync(desk);
    }

    /// <summary>The photo is drawn, and the map shows where it was taken and which way.</summary>
    private static async Task SeePhotoAsync(Desk desk)
    {
        await Eventually.EqualsAsync([75, 75, 75], () => desk.Page.EvaluateAsync<double[]>(
            "() => window.landPlanner.map.getLayers().getArray().filter(l => l.getZIndex() === 65).flatMap(l => l.getSource().getFeatures()).map(f => f.get('azimuth')).filter(a => a !== null)"));
        await desk.Page.GetByTestId("thumb").First.ClickAsync();
        await desk.UntilAsync("document.querySelector('[data-testid=photo] img')?.naturalWidth > 0");
    }

    private static void ExpectClosed(string workspace, string number)
    {
        using var shown = JsonDocument.Parse(
            Programs.LandPlanner(0, "case", "show", number, "--json", "--workspace", workspace));
        Assert.Equal("closed", shown.RootElement.GetProperty("state").GetString());
    }

    private async Task ChooseBatchAsync(Desk desk, string name)
    {
        await desk.Page.GetByTestId("cases-batch").ClickAsync();
        await desk.Page.GetByTestId("batch-name").FillAsync(name);
        await desk.Page.GetByTestId("batch-files").SetInputFilesAsync([.. Directory.GetFiles(town.Bureau, "督察图斑.*")]);
        await Assertions.Expect(desk.Page.GetByTestId("batch-preview")).ToBeEnabledAsync();
    }

    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = name.EndsWith(".jpg", StringComparison.Ordinal) ? "image/jpeg" : "application/pdf", Buffer = content };

    private static byte[] Photo(double x, double y, int shade)
    {
        var (longitude, latitude) = Degrees.Of(x, y);
        return new PhotoFile { LongitudeDegrees = longitude, LatitudeDegrees = latitude, AzimuthDegrees = 75, TakenAt = DateTimeOffset.Now, Shade = shade }.ToJpeg();
    }

    private static string Day(int ahead) => DateTime.Now.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
