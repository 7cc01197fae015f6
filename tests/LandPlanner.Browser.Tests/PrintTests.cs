using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>From the map to a sheet of paper.</summary>
public sealed partial class PrintTests(SampleWorkspace town, Browser browser)
{
    private const double PointsPerMillimetre = 72 / 25.4;

    [Theory]
    [InlineData("A3", true, 420, 297)]
    [InlineData("A1", false, 594, 841)]
    public async Task A_sheet_is_downloaded_with_the_size_of_its_paper(string paper, bool isLandscape, double widthMillimetres, double heightMillimetres)
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("print");

        await desk.Page.GetByTestId($"print-{paper}").ClickAsync();
        await desk.Page.GetByTestId(isLandscape ? "print-landscape" : "print-portrait").ClickAsync();
        await desk.Page.GetByTestId("print-scale").FillAsync("20000");
        await desk.Page.GetByTestId("print-scale").PressAsync("Tab");
        var (name, file) = await PrintAsync(desk);

        Assert.StartsWith($"土地利用与耕地保护图 1-20000 {paper} ", name, StringComparison.Ordinal);
        var box = MediaBox().Match(Encoding.Latin1.GetString(file));
        Assert.Equal(widthMillimetres * PointsPerMillimetre, double.Parse(box.Groups[1].Value, CultureInfo.InvariantCulture), 0.01);
        Assert.Equal(heightMillimetres * PointsPerMillimetre, double.Parse(box.Groups[2].Value, CultureInfo.InvariantCulture), 0.01);
    }

    [Fact]
    public async Task A_picture_is_downloaded_as_PNG()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("print");

        await desk.Page.GetByTestId("print-png").ClickAsync();
        var (name, file) = await PrintAsync(desk);

        Assert.EndsWith(".png", name, StringComparison.Ordinal);
        Assert.Equal("PNG", Encoding.Latin1.GetString(file, 1, 3));
    }

    [Fact]
    public async Task A_frame_with_nothing_in_it_says_so()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url, "#at=470000,4100000,9");
        desk.Expected.AddRange(["422 ", "Failed to load resource"]);
        await desk.PanelAsync("print");
        await desk.Page.GetByTestId("print-scale").FillAsync("1000");
        await desk.Page.GetByTestId("print-scale").PressAsync("Tab");

        await desk.Page.GetByTestId("print-go").ClickAsync();

        await Assertions.Expect(desk.Page.GetByTestId("print-failure")).ToContainTextAsync("图幅内没有任何内容");
    }

    private static async Task<(string Name, byte[] File)> PrintAsync(Desk desk)
    {
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByTestId("print-go").ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var file = new MemoryStream();
        await stream.CopyToAsync(file);
        return (download.SuggestedFilename, file.ToArray());
    }

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();
}
