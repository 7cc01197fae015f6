using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Imports;

public sealed class PublicFilesTests
{
    [Fact]
    public async Task Three_parcels_drawn_as_closed_polylines_come_as_polygons()
    {
        await using var desk = await ImportDesk.SetAsync();

        var result = await desk.ImportAsync(Checkout.SharedData("dxf/measure.dxf"), "drawing", "tract-scheme", ImportDesk.Plane);

        Assert.Equal((3, 0), (result.Provenance.Reconciliation.Read, result.Provenance.Reconciliation.Rejected));
        var shapes = (await desk.ReadAsync("drawing")).Select(feature => feature.Shape!).ToList();
        // The areas the drawing's own project records; 0.005 m² is what the 0.1 mm grid can move.
        Assert.Equal([96.034, 57.378, 118.250], shapes.Select(shape => shape.Area), (a, b) => Math.Abs(a - b) < 0.005);
        Assert.All(shapes, shape => Assert.Equal(5, shape.NumPoints));
    }

    [Fact]
    public async Task Every_field_of_a_crop_register_is_accounted_for()
    {
        await using var desk = await ImportDesk.SetAsync();
        // Dutch coordinates, read as the plane's: the file's own system is not among the tables.
        var result = await desk.ImportAsync(Checkout.SharedData("fields/fields.shp"), "fields", "reference", ImportDesk.Plane);

        var balance = result.Provenance.Reconciliation;
        Assert.Equal(4872, balance.Read);
        Assert.Equal(balance.Read, balance.Intact + balance.Repaired + balance.Rejected);
        Assert.Equal(4872 - balance.Rejected, (await desk.ReadAsync("fields")).Count);
        Assert.Equal(0, balance.Rejected);
        // Published: 72,872,674.08 m² in the plane; the 0.1 mm grid moves it by less than 1 m².
        Assert.Equal(72_872_674.08, (await desk.ReadAsync("fields")).Sum(feature => feature.Shape!.Area), 1.0);
    }
}
