using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Topology;
using LandPlanner.Workspaces.Imports;

namespace LandPlanner.Workspaces.Tests.Imports;

public sealed class ImportPreviewTests
{
    private const double East = 500_000;
    private const double North = 4_100_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_preview_gives_the_account_that_the_import_gives()
    {
        await using var desk = await ImportDesk.SetAsync();
        var file = Faulty(desk);

        var preview = await PreviewAsync(desk, file);
        var imported = await desk.ImportAsync(file, "a", "reference", ImportDesk.Plane);

        var (foreseen, kept) = (preview.Account, imported.Provenance.Reconciliation);
        Assert.Equal(kept with { Problems = [] }, foreseen with { Problems = [] });
        Assert.Equal(kept.Problems, foreseen.Problems);
        Assert.Equal((4, 1, 1, 2), (foreseen.Read, foreseen.Intact, foreseen.Repaired, foreseen.Rejected));
    }

    [Fact]
    public async Task A_preview_stores_nothing()
    {
        await using var desk = await ImportDesk.SetAsync();

        await PreviewAsync(desk, Faulty(desk));

        Assert.Empty(await desk.Workspace.Store.ListLayersAsync(Ct));
    }

    [Fact]
    public async Task Outlines_lie_in_the_workspaces_plane_with_what_would_become_of_them()
    {
        await using var desk = await ImportDesk.SetAsync();
        var file = desk.Write([("a", ImportDesk.Polygon([123, 37, 123.001, 37, 123.001, 37.001, 123, 37.001, 123, 37]))]);

        var preview = await PreviewAsync(desk, file, new(4490));

        var (status, shape) = Assert.Single(preview.Sketch.Outlines);
        Assert.Equal(IntakeStatus.Intact, status);
        // 123°E is the plane's meridian; the northing of 37°N by PROJ (gdaltransform -s_srs EPSG:4490 -t_srs EPSG:4550).
        Assert.Equal(500_000, shape.Coordinates[0], 0.001);
        Assert.Equal(4_096_510.9747, shape.Coordinates[1], 0.001);
    }

    [Fact]
    public async Task Records_with_problems_have_a_place_if_they_lie_anywhere()
    {
        await using var desk = await ImportDesk.SetAsync();

        var preview = await PreviewAsync(desk, Faulty(desk));

        Assert.Equal([2, 4], preview.Places.Keys.Order());
        Assert.Equal(East + 100, preview.Places[2].MinX);
    }

    [Fact]
    public async Task A_file_without_a_known_system_is_not_guessed()
    {
        await using var desk = await ImportDesk.SetAsync();
        var path = desk.WriteMif("0 0", "10 0", "10 10");

        await Assert.ThrowsAsync<CrsException>(() => PreviewAsync(desk, path, null));
    }

    [Fact]
    public async Task The_first_records_show_whether_their_text_is_read_right()
    {
        await using var desk = await ImportDesk.SetAsync();

        var preview = await PreviewAsync(desk, Faulty(desk));

        Assert.Equal(["好", "蝴蝶结", "空"], preview.Samples.Select(values => values[preview.Source.Schema.IndexOf("名称")]));
    }

    [Fact]
    public async Task A_preview_stops_when_asked_to()
    {
        await using var desk = await ImportDesk.SetAsync();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportPreview.RunAsync(desk.Workspace, Request(Faulty(desk), ImportDesk.Plane), null, stop.Token));
    }

    [Fact]
    public void Outlines_grow_coarser_and_never_too_many_for_a_screen()
    {
        var sketch = new PreviewSketch();
        var ring = new double[2 * 2_001];
        for (var i = 0; i < 2_001; i++)
            (ring[2 * i], ring[2 * i + 1]) = (East + 100 * Math.Cos(i * Math.PI / 1_000), North + 100 * Math.Sin(i * Math.PI / 1_000));

        for (var shape = 0; shape < 1_000; shape++)
            sketch.Add(IntakeStatus.Intact, new(GeometryKind.Polygon, ring, [2_001], [1]));

        Assert.Equal(1_000, sketch.Outlines.Count);
        Assert.InRange(sketch.Outlines.Sum(outline => outline.Shape.Coordinates.Length / 2), 4_000, 2_000_000);
        Assert.InRange(sketch.ToleranceMetres, 0.1, 4);
        Assert.Equal(200, sketch.Extent.Width, 0.001);
    }

    [Fact]
    public void A_coordinate_that_is_no_place_is_not_drawn()
    {
        var sketch = new PreviewSketch();

        sketch.Add(IntakeStatus.Rejected, new(GeometryKind.Polygon, [0, 0, double.NaN, 5, 10, 10, double.PositiveInfinity, 0], [4], [1]));

        Assert.Equal([0, 0, 10, 10], Assert.Single(sketch.Outlines).Shape.Coordinates);
    }

    /// <summary>Sound, a bow tie, without a shape, and of two corners.</summary>
    private static string Faulty(ImportDesk desk) => desk.Write(
    [
        ("好", ImportDesk.Polygon([East, North, East + 10, North, East + 10, North + 10, East, North + 10, East, North])),
        ("蝴蝶结", ImportDesk.Polygon([East + 100, North, East + 110, North + 10, East + 110, North, East + 100, North + 10, East + 100, North])),
        ("空", "null"),
        ("短", ImportDesk.Polygon([East + 200, North, East + 210, North, East + 200, North])),
    ]);

    private static Task<ImportPreview> PreviewAsync(ImportDesk desk, string file) => PreviewAsync(desk, file, ImportDesk.Plane);

    private static Task<ImportPreview> PreviewAsync(ImportDesk desk, string file, CrsCode? crs) => ImportPreview.RunAsync(desk.Workspace, Request(file, crs), null, Ct);

    private static ImportRequest Request(string file, CrsCode? crs) => new(file, "a", new("reference"), new("周工", "预览")) { Crs = crs };
}
