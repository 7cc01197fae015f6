using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Browser.Tests;

/// <summary>A planner's way: draw a parcel, see the verdict, save it.</summary>
public sealed class PlannerTests(SampleWorkspace town, Browser browser)
{
    private const string Parcels = "规划地块";
    private const string Farmland = "永久基本农田";
    private const double SquareMetresPerMu = 2000 / 3.0;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draws_a_parcel_sees_what_it_breaks_and_saves_it(bool onServer)
    {
        await using var server = await Server.StartAsync(town.New(onServer));
        using var ground = new Ground(server.Url);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var farmland = await ground.ShapeAsync(Farmland, 1);
        var centre = farmland.InteriorPoint;
        var before = await ground.CountAsync(Parcels);
        await desk.LookAtAsync(centre.X, centre.Y, 0.5);
        var pen = new Pen(desk);

        await pen.BeginAsync(Parcels, "polygon");
        foreach (var (x, y) in Corners(centre.X, centre.Y, 30))
            await pen.ClickAsync(x, y);
        await desk.Page.Keyboard.PressAsync("Enter");

        var drawn = Polygon(await pen.RingAsync());
        var occupied = OverlayNGRobust.Overlay(drawn, farmland, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area / SquareMetresPerMu;
        await desk.Page.GetByTestId("rule-basic-farmland-occupied").And(desk.Page.Locator(".violation")).WaitForAsync();
        await ExpectAreaAsync(desk, drawn.Area, 0.02);
        await Eventually.HoldsAsync(async () => Assert.InRange(
            Ground.Number(await desk.Page.GetByTestId("rule-basic-farmland-occupied").Locator(".lp-number").InnerTextAsync()), occupied - 0.02, drawn.Area / SquareMetresPerMu + 0.03));

        await desk.Page.GetByTestId("field-DKMC").FillAsync("试画地块");
        await desk.Page.GetByTestId("draw-reason").FillAsync("试画");
        await pen.SaveAsync();

        Assert.Equal(before + 1, await ground.CountAsync(Parcels));
        await desk.Page.ReloadAsync();
        await desk.SettledAsync();
        await desk.ClickMapAsync(centre.X, centre.Y);
        await desk.Page.Locator(".lp-panel").Filter(new() { HasText = "试画地块" }).WaitForAsync();
    }

    [Fact]
    public async Task A_vertex_near_a_corner_of_a_neighbour_is_exactly_that_corner()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        using var ground = new Ground(server.Url);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var corner = (await ground.ShapeAsync(Farmland, 1)).Coordinate;
        await desk.LookAtAsync(corner.X, corner.Y, 0.5);
        var pen = new Pen(desk);

        await pen.BeginAsync(Parcels, "polygon");
        await pen.ClickAsync(corner.X + 2, corner.Y - 1.5);
        await pen.ClickAsync(corner.X + 60, corner.Y + 61);
        await pen.ClickAsync(corner.X - 60, corner.Y + 63);
        await desk.Page.Keyboard.PressAsync("Enter");

        Assert.Equal([corner.X, corner.Y], (await pen.RingAsync())[0]);
    }

    [Fact]
    public async Task Tracing_follows_the_boundary_between_two_places_on_it()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        using var ground = new Ground(server.Url);
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var ring = ((Polygon)(await ground.ShapeAsync("村庄", 1)).GetGeometryN(0)).ExteriorRing.Coordinates[..^1];
        var (first, last) = (ring[0], ring[6]);
        var middle = ring[3];
        await desk.LookAtAsync(middle.X, middle.Y, Math.Max(0.4, first.Distance(last) / 500));
        // Only the village's boundary is there to snap to.
        foreach (var layer in await ShownAsync(desk))
            await desk.Page.EvaluateAsync("name => { const s = window.landPlanner.state; s.look.set(name, { visible: name === '村庄', opacity: 1 }); s.changed(); }", layer);
        var pen = new Pen(desk);

        await pen.BeginAsync(Parcels, "polygon");
        await pen.ClickAsync(first.X, first.Y);
        await desk.Page.Keyboard.PressAsync("t");
        await pen.ClickAsync(last.X, last.Y);
        await desk.Page.Keyboard.PressAsync("t");
        await pen.ClickAsync((first.X + last.X) / 2 + 40, (first.Y + last.Y) / 2 + 40);
        await desk.Page.Keyboard.PressAsync("Enter");

        var drawn = await pen.RingAsync();
        Assert.Equal(ring[..7].Select(at => (at.X, at.Y)), drawn[..7].Select(at => (at[0], at[1])));
    }

    [Fact]
    public async Task Typed_coordinates_and_locked_legs_are_exact()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var pen = new Pen(desk);

        await pen.BeginAsync(Parcels, "polygon");
        await pen.TypeAsync(420_000.125, 4_140_000.5);
        await desk.Page.Keyboard.PressAsync("l");
        await desk.Page.GetByTestId("pen-length").FillAsync("100");
        await desk.Page.GetByTestId("pen-azimuth").FillAsync("90");
        await desk.Page.GetByTestId("pen-azimuth").PressAsync("Enter");
        await desk.Page.GetByTestId("pen-azimuth").FillAsync("180");
        await desk.Page.GetByTestId("pen-azimuth").PressAsync("Enter");
        await desk.Page.GetByTestId("pen-azimuth").PressAsync("Escape");
        await desk.Page.Keyboard.PressAsync("Enter");

        var ring = await pen.RingAsync();
        // 100 m due east, then 100 m due south.
        Assert.Equal([420_000.125, 4_140_000.5], ring[0]);
        Assert.Equal([420_100.125, 4_140_000.5], ring[1].Select(number => Math.Round(number, 4)));
        Assert.Equal([420_100.125, 4_139_900.5], ring[2].Select(number => Math.Round(number, 4)));
        await ExpectAreaAsync(desk, 5000, 0.02);
    }

    [Fact]
    public async Task Every_step_can_be_undone_and_done_again()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var pen = new Pen(desk);
        await pen.BeginAsync(Parcels, "polygon");
        await pen.TypePolygonAsync((420_000, 4_140_000), (420_200, 4_140_000), (420_200, 4_140_100), (420_000, 4_140_100));
        var whole = await pen.RingAsync();
        await desk.Page.Keyboard.PressAsync("g");
        await desk.Page.Keyboard.PressAsync("Shift+ArrowRight");
        var moved = await pen.RingAsync();
        await desk.Page.Keyboard.PressAsync("o");
        await desk.Page.Keyboard.PressAsync("ArrowRight");
        var turned = await pen.RingAsync();
        await desk.Page.Keyboard.PressAsync("k");
        await desk.Page.Keyboard.PressAsync("ArrowUp");
        var scaled = await pen.RingAsync();

        Assert.Equal(whole.Select(at => at[0] + 1), moved.Select(at => at[0]));
        Assert.Equal(Polygon(moved).Area, Polygon(turned).Area, 1e-4);
        Assert.NotEqual(moved[0], turned[0]);
        Assert.Equal(Polygon(turned).Area * 1.01 * 1.01, Polygon(scaled).Area, 1e-2);

        for (var step = 0; step < 3; step++)
            await desk.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal(whole, await pen.RingAsync());
        for (var step = 0; step < 3; step++)
            await desk.Page.Keyboard.PressAsync("Control+y");
        Assert.Equal(scaled, await pen.RingAsync());
    }

    [Fact]
    public async Task A_vertex_is_dragged_added_and_deleted()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.LookAtAsync(420_100, 4_140_050, 0.5);
        var pen = new Pen(desk);
        await pen.BeginAsync(Parcels, "polygon");
        await pen.TypePolygonAsync((420_000, 4_140_000), (420_200, 4_140_000), (420_200, 4_140_100), (420_000, 4_140_100));

        await desk.Page.Keyboard.DownAsync("Alt");
        await pen.DragAsync((420_200, 4_140_100), (420_230, 4_140_130));
        await pen.DragAsync((420_100, 4_140_000), (420_100, 4_139_980));
        await desk.Page.Keyboard.UpAsync("Alt");

        var ring = await pen.RingAsync();
        Assert.Equal(5, ring.Length);
        Assert.Equal(420_230, ring[3][0], 1.0);
        Assert.Equal(4_139_980, ring[1][1], 1.0);

        await pen.MoveAsync(ring[1][0], ring[1][1]);
        await desk.Page.Keyboard.PressAsync("Delete");
        Assert.Equal(4, (await pen.RingAsync()).Length);
    }

    [Fact]
    public async Task A_hole_and_a_circle_count_in_the_area()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        await desk.LookAtAsync(420_100, 4_140_100, 0.6);
        var pen = new Pen(desk);
        await pen.BeginAsync(Parcels, "rectangle");
        await pen.TypeAsync(420_000, 4_140_000);
        await pen.TypeAsync(420_200, 4_140_200);
        await desk.Page.Keyboard.PressAsync("h");
        await pen.TypePolygonAsync((420_050, 4_140_050), (420_150, 4_140_050), (420_150, 4_140_150), (420_050, 4_140_150));
        // A square of 200 m less one of 100 m; the plane is some 0.01 % off the ellipsoid here.
        await ExpectAreaAsync(desk, 40_000 - 10_000, 0.03);

        await desk.Page.Keyboard.PressAsync("c");
        await pen.TypeAsync(420_400, 4_140_100);
        await pen.TypeAsync(420_400, 4_140_150);
        await ExpectAreaAsync(desk, 30_000 + Math.PI * 2500, 0.03);
    }

    [Fact]
    public async Task A_hole_outside_the_parcel_is_told_and_changes_nothing()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        var pen = new Pen(desk);
        await pen.BeginAsync(Parcels, "rectangle");
        await pen.TypeAsync(420_000, 4_140_000);
        await pen.TypeAsync(420_200, 4_140_200);
        await desk.Page.Keyboard.PressAsync("h");

        await pen.TypePolygonAsync((421_000, 4_140_050), (421_100, 4_140_050), (421_100, 4_140_150));

        await desk.Page.Locator(".lp-pen-hint").Filter(new() { HasText = "洞在地块之外" }).WaitForAsync();
        Assert.Equal(40_000, Polygon(await pen.RingAsync()).Area, 1e-6);
        Assert.Equal(1, await desk.Page.EvaluateAsync<int>("() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find(k => k.startsWith('lp-draft:')))).shape[0].length"));
    }

    [Fact]
    public async Task A_shape_that_crosses_itself_says_so_and_cannot_break_the_layer()
    {
        await using var server = await Server.StartAsync(town.NewFile());
        await using var desk = await Desk.OpenAsync(browser, server.Url);
        desk.Expected.Add("/api/edits");
        desk.Expected.Add("422");
        var pen = new Pen(desk);
        await pen.BeginAsync(Parcels, "polygon");
        await pen.TypePolygonAsync((420_000, 4_140_000), (420_100, 4_140_100), (420_100, 4_140_000), (420_000, 4_140_100));

        await desk.Page.GetByTestId("draw-defect").Filter(new() { HasText = "自相交" }).WaitForAsync();
        await desk.Page.GetByTestId("draw-save").ClickAsync();

        await desk.Page.GetByTestId("draw-message").Filter(new() { HasText = "图形不能保存" }).WaitForAsync();
    }

    /// <summary>The area beside the pen becomes this one, within so many mu.</summary>
    private static Task ExpectAreaAsync(Desk desk, double squareMetres, double tolerance) =>
        Eventually.HoldsAsync(async () => Assert.Equal(squareMetres / SquareMetresPerMu, Ground.Number(await desk.Page.GetByTestId("draw-area").InnerTextAsync()), tolerance));

    private static async Task<string[]> ShownAsync(Desk desk) => await desk.Page.EvaluateAsync<string[]>("() => window.landPlanner.state.layers.map(layer => layer.name)");

    private static (double X, double Y)[] Corners(double x, double y, double half) => [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)];

    private static Polygon Polygon(double[][] ring)
    {
        var factory = new GeometryFactory();
        return factory.CreatePolygon([.. ring.Append(ring[0]).Select(at => new Coordinate(at[0], at[1]))]);
    }
}
