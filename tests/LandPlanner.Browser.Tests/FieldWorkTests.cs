using System.IO.Compression;
using System.Text.RegularExpressions;
using LandPlanner.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>Cases go to the field as a package and come back with photos, as a clerk with a telephone does it.</summary>
public sealed class FieldWorkTests(SampleWorkspace town, Browser browser)
{
    private const string Ledger = "图斑台账";
    private const double FarMetres = 400;

    [Fact]
    public async Task Two_cases_go_to_the_field_and_what_fits_of_their_return_stands_with_them()
    {
        var workspace = town.NewFile();
        for (var i = 1; i <= 2; i++)
            Programs.LandPlanner(0, "case", "open", "--feature", FormattableString.Invariant($"规划地块:{i}"), "--title", FormattableString.Invariant($"图斑{i}"), "--source", "patrol", "--workspace", workspace);
        await using var server = await Server.StartAsync(workspace);
        await using var desk = await Desk.OpenAsync(browser, server.Url, "#panel=cases");
        using var folder = new TemporaryFolder();
        var root = await TakeAlongAsync(desk, folder);
        using var ground = new Ground(server.Url);
        var inside = (await ground.ShapeAsync(Ledger, 1)).InteriorPoint;
        FillIn(root, inside.X, inside.Y);
        await ZipFile.CreateFromDirectoryAsync(Path.GetDirectoryName(root)!, folder.File("回传.zip"), TestContext.Current.CancellationToken);

        await desk.Page.GetByTestId("cases-return").ClickAsync();
        await desk.Page.GetByTestId("return-file").SetInputFilesAsync(folder.File("回传.zip"));

        await Assertions.Expect(desk.Page.GetByTestId("returned-row")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Page.GetByTestId("returned-row")).ToContainTextAsync("已平整");
        await Assertions.Expect(desk.Page.GetByTestId("photo-verdict").First).ToHaveTextAsync("在范围内");
        await Assertions.Expect(desk.Page.GetByTestId("photo-verdict").Last).ToContainTextAsync("太远");
        await desk.UntilAsync("[...document.querySelectorAll('[data-testid=returned-thumb] img')].filter(i => i.naturalWidth > 0).length === 2");
        await ExpectDrawnAsync(desk);
        await Assertions.Expect(desk.Page.GetByTestId("return-accept")).ToHaveTextAsync("接收（改动 1，照片 1）");
        await desk.Page.GetByTestId("return-accept").ClickAsync();

        await Assertions.Expect(desk.Page.GetByTestId("return-done")).ToContainTextAsync("改动 1 宗，照片 1 张");
        await desk.Page.GetByTestId("return-list").ClickAsync();
        await desk.Page.Locator("[data-testid=case]", new() { HasTextString = "图斑1" }).ClickAsync();
        await desk.Page.GetByTestId("thumb").ClickAsync();
        await desk.UntilAsync("document.querySelector('[data-testid=photo] img')?.naturalWidth > 0");
        await Assertions.Expect(desk.Page.GetByTestId("photo")).ToContainTextAsync("全景.jpg");
        Programs.LandPlanner(0, "verify", "--workspace", workspace);

        await SendAgainAsync(desk, folder.File("回传.zip"));
    }

    /// <summary>Marks all and downloads the package; the answer is the package's own folder.</summary>
    private static async Task<string> TakeAlongAsync(Desk desk, TemporaryFolder folder)
    {
        await desk.Page.GetByTestId("case-mark-all").ClickAsync();
        await desk.Page.GetByTestId("package-name").FillAsync("巡查一");
        await Assertions.Expect(desk.Page.GetByTestId("package-download")).ToHaveAttributeAsync("href", new Regex(Uri.EscapeDataString("巡查一")));
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByTestId("package-download").ClickAsync());
        Assert.Equal("巡查一.zip", download.SuggestedFilename);
        await ZipFile.ExtractToDirectoryAsync(await download.PathAsync(), folder.File("外业"), TestContext.Current.CancellationToken);
        return Path.Combine(folder.File("外业"), "巡查一");
    }

    /// <summary>As QField leaves it: a note, a photo of the patch, and one that was taken elsewhere.</summary>
    private static void FillIn(string root, double x, double y)
    {
        File.WriteAllBytes(Path.Combine(root, "photos", "全景.jpg"), Photo(x, y, 1));
        File.WriteAllBytes(Path.Combine(root, "photos", "别处.jpg"), Photo(x + FarMetres, y, 2));
        using var connection = new SqliteConnection($"Data Source={Path.Combine(root, "巡查一.gpkg")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "UPDATE subjects SET note = '已平整' WHERE fid = 1; INSERT INTO evidence (uuid, subject, kind, photo) VALUES ('a', 1, 'wide', 'photos/全景.jpg'), ('b', 1, 'close', 'photos/别处.jpg')";
        command.ExecuteNonQuery();
    }

    /// <summary>The map shows both photos with the way the camera looked, and a line from the far one to the patch.</summary>
    private static async Task ExpectDrawnAsync(Desk desk)
    {
        const string Drawn = "() => window.landPlanner.map.getLayers().getArray().flatMap(l => l.getSource?.()?.getFeatures?.() ?? [])";
        await Eventually.EqualsAsync([75, 75], () => desk.Page.EvaluateAsync<double[]>($"{Drawn}.map(f => f.get('photo')?.azimuth).filter(a => a !== undefined)"));
        var lines = await desk.Page.EvaluateAsync<double[]>($"{Drawn}.filter(f => f.get('part') === 'line').map(f => f.getGeometry().getLength())");
        Assert.InRange(Assert.Single(lines), 50, FarMetres);
    }

    private static async Task SendAgainAsync(Desk desk, string zip)
    {
        await desk.Page.GetByTestId("cases-back").ClickAsync();
        await desk.Page.GetByTestId("cases-return").ClickAsync();
        await desk.Page.GetByTestId("return-file").SetInputFilesAsync(zip);
        await Assertions.Expect(desk.Page.GetByTestId("return-nothing")).ToContainTextAsync("已经接收过");
        await Assertions.Expect(desk.Page.GetByTestId("return-accept")).ToBeDisabledAsync();
        await desk.SeePreviewsAsync("returned-thumb");
        await desk.Page.GetByTestId("return-leave").ClickAsync();
        await desk.Page.GetByTestId("return-file").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private static byte[] Photo(double x, double y, int shade)
    {
        var (longitude, latitude) = Degrees.Of(x, y);
        return new PhotoFile { LongitudeDegrees = longitude, LatitudeDegrees = latitude, AzimuthDegrees = 75, TakenAt = DateTimeOffset.Now, Shade = shade }.ToJpeg();
    }
}
