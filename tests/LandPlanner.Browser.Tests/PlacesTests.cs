using System.Globalization;
using System.Text.Json;
using LandPlanner.Crs;
using LandPlanner.Testing;
using Microsoft.Playwright;

namespace LandPlanner.Browser.Tests;

/// <summary>Whoever goes round the sewage plants: sees what is due, goes there, enters what was found with a photo, and plans the day.</summary>
public sealed class PlacesTests(SampleWorkspace town, Browser browser)
{
    private const string Way = "() => window.landPlanner.map.getLayers().getArray().filter(l => l.getZIndex() === 64).flatMap(l => l.getSource().getFeatures().map(f => f.getGeometry().getType()))";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_inspector_goes_to_what_is_due_and_leaves_a_photo(bool onServer)
    {
        var workspace = Taken(onServer);
        var place = Place(workspace, "WS-0003");
        await using var server = await Server.StartAsync(workspace);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("places");
        await desk.Page.GetByTestId("place").First.WaitForAsync();

        // The sample town has 18 sewage plants, by the work report; all were due in 2023.
        await Assertions.Expect(desk.Page.Locator("[data-testid=place-tile-Overdue] b")).ToHaveTextAsync("18");
        await desk.Page.Locator("[data-number=WS-0003]").ClickAsync();
        await desk.Page.GetByTestId("place-inspect").ClickAsync();
        await ExpectInSightAsync(desk, place.X, place.Y);
        await desk.Page.GetByTestId("field-running").SelectOptionAsync("normal");
        await desk.Page.GetByTestId("pick-close").SetInputFilesAsync(Photo("远处.jpg", place.X + 400, place.Y));
        await desk.Page.GetByTestId("staged-lack").WaitForAsync();
        await desk.SeePreviewsAsync("staged-file");
        await desk.Page.GetByTestId("inspection-send").ClickAsync();
        await desk.Page.GetByTestId("inspection-complaints").WaitForAsync();
        await desk.Page.Locator("[data-testid=staged-file] button").ClickAsync();
        await Assertions.Expect(desk.Page.GetByTestId("staged-file")).ToHaveCountAsync(0);
        await desk.Page.GetByTestId("pick-close").SetInputFilesAsync(Photo("现场.jpg", place.X + 10, place.Y));
        await desk.Page.GetByTestId("staged-file").WaitForAsync();
        await desk.SeePreviewsAsync("staged-file");
        await desk.Page.GetByTestId("inspection-send").ClickAsync();

        await desk.Page.GetByTestId("place-done").WaitForAsync();
        await desk.Page.GetByTestId("place-photo").WaitForAsync();
        var history = Json(workspace, "place", "history", "WS-0003");
        Assert.Equal("pass", history.GetProperty("lastResult").GetString());
        Assert.InRange(history.GetProperty("photos")[0].GetProperty("distanceMetres").GetDouble(), 9.5, 10.5);
        Programs.LandPlanner(0, "verify", "--workspace", workspace);
    }

    [Fact]
    public async Task A_round_is_drawn_kept_printed_and_followed_to_its_places()
    {
        var workspace = Taken(onServer: false);
        await using var server = await Server.StartAsync(workspace);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("places");
        await desk.Page.GetByTestId("places-rounds").ClickAsync();
        await desk.Page.GetByTestId("round-preview").WaitForAsync();
        await desk.Page.GetByTestId("round-start").SelectOptionAsync("back");
        await desk.UntilAsync($"({Way})().length === 20");

        await desk.Page.GetByTestId("round-keep").ClickAsync();
        await desk.Page.GetByTestId("round-card").WaitForAsync();
        await desk.UntilAsync($"({Way})().length === 20");

        // 18 places, the start, and the way between them; what the command line says is what is shown.
        await Eventually.HoldsAsync(async () =>
        {
            var way = await desk.Page.EvaluateAsync<string[]>(Way);
            Assert.Equal((1, 19), (way.Count(kind => kind == "LineString"), way.Count(kind => kind == "Point")));
        });
        var number = (await desk.Page.GetByTestId("round-number").TextContentAsync())!;
        var names = Json(workspace, "place", "round", "show", number).GetProperty("stops").EnumerateArray().Select(stop => stop.GetProperty("name").GetString()!).ToList();
        await Assertions.Expect(desk.Page.GetByTestId("round-stop")).ToHaveTextAsync(names);
        var sheet = await desk.Page.RunAndWaitForPopupAsync(() => desk.Page.GetByTestId("round-sheet").ClickAsync());
        await sheet.Locator("tbody tr").First.WaitForAsync();
        await Assertions.Expect(sheet.Locator("tbody td:nth-child(4)")).ToHaveTextAsync(names);
        await desk.Page.GetByTestId("round-stop").First.ClickAsync();
        await desk.Page.GetByTestId("place-inspect").WaitForAsync();
        await desk.UntilAsync($"({Way})().length === 0");
        await desk.Page.GetByTestId("places-back").ClickAsync();
        await desk.Page.GetByTestId("round-card").WaitForAsync();
    }

    [Fact]
    public async Task A_click_on_a_place_of_the_map_opens_it_in_the_panel()
    {
        var workspace = Taken(onServer: false);
        var place = Place(workspace, "WS-0005");
        await using var server = await Server.StartAsync(workspace);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.PanelAsync("places");
        await desk.Page.GetByTestId("place").First.WaitForAsync();
        await desk.LookAtAsync(place.X - 200, place.Y, 1);

        await desk.ClickMapAsync(place.X, place.Y);

        await Assertions.Expect(desk.Page.GetByTestId("place-number")).ToHaveTextAsync("WS-0005");
    }

    private string Taken(bool onServer)
    {
        var workspace = town.New(onServer);
        Programs.LandPlanner(0, "place", "take", "污水处理站", "--kind", "sewage-plant", "--due", "2023-11-20", "--workspace", workspace);
        return workspace;
    }

    private static (double X, double Y) Place(string workspace, string number)
    {
        var place = Json(workspace, "place", "history", number);
        return (place.GetProperty("x").GetDouble(), place.GetProperty("y").GetDouble());
    }

    private static JsonElement Json(string workspace, params string[] arguments) => JsonDocument.Parse(Programs.LandPlanner(0, [.. arguments, "--json", "--workspace", workspace])).RootElement;

    /// <summary>A photo of today from a place of the workspace's plane.</summary>
    private static FilePayload Photo(string name, double x, double y)
    {
        var (longitude, latitude) = Reprojector.Create(TestCrs.Gk123, TestCrs.Degrees).Transform(x, y);
        var photo = new PhotoFile { LongitudeDegrees = longitude, LatitudeDegrees = latitude, TakenAt = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)) };
        return new() { Name = name, MimeType = "image/jpeg", Buffer = photo.ToJpeg() };
    }

    private static Task ExpectInSightAsync(Desk desk, double x, double y) => desk.UntilAsync(string.Create(
        CultureInfo.InvariantCulture, $"(() => {{ const [l, b, r, t] = window.landPlanner.map.getView().calculateExtent(window.landPlanner.map.getSize()); return r - l < 5000 && l < {x} && {x} < r && b < {y} && {y} < t; }})()"));
}
