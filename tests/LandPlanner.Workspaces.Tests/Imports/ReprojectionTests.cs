using System.Diagnostics;
using System.Globalization;
using LandPlanner.Crs;
using LandPlanner.Testing;

namespace LandPlanner.Workspaces.Tests.Imports;

/// <summary>PROJ's own programs say where coordinates belong.</summary>
public sealed class ReprojectionTests
{
    private const double Millimetre = 0.001;
    private const double East = 40_780_000;
    private const double North = 3_300_000;

    [Fact]
    public async Task Coordinates_of_the_neighbouring_zone_land_in_the_right_place()
    {
        // EPSG's axes for Gauss-Kruger: northing before easting.
        var expected = await ProjAsync("cs2cs", ["-f", "%.6f", "EPSG:4528", "EPSG:4550"], $"{North} {East}");

        var (x, y) = await ImportPointAsync(East, North, 4528, null);

        Assert.Equal(expected[1], x, Millimetre);
        Assert.Equal(expected[0], y, Millimetre);
    }

    [Fact]
    public async Task Xian_1980_lands_where_the_seven_parameters_say()
    {
        const string xian = "+a=6378140 +rf=298.257";
        const string plane = "+proj=tmerc +lat_0=0 +lon_0=123 +k=1 +x_0=500000 +y_0=0";
        var expected = await ProjAsync(
            "cct",
            ["-d", "6", "-z", "0", "-t", "0", .. ($"+proj=pipeline +step +inv {plane} {xian} +step +proj=cart {xian} " +
                "+step +proj=helmert +convention=position_vector +x=-12.3 +y=45.6 +z=7.8 +rx=0.4 +ry=-0.3 +rz=0.2 +s=1.5 " +
                $"+step +inv +proj=cart +ellps=GRS80 +step {plane} +ellps=GRS80").Split(' ')],
            "480000 3300000");

        var (x, y) = await ImportPointAsync(
            480_000, 3_300_000, 2386, DatumShift.Parse("position-vector:-12.3,45.6,7.8,0.4,-0.3,0.2,1.5"));

        Assert.Equal(expected[0], x, Millimetre);
        Assert.Equal(expected[1], y, Millimetre);
    }

    [Fact]
    public async Task A_shared_edge_stays_shared_to_the_last_bit()
    {
        await using var desk = await ImportDesk.SetAsync();
        // Two strips, 500 m by 3 km, their common edge walked in opposite directions and long enough to bend.
        var (west, middle, east, top) = (East, East + 500.0377, East + 1000, North + 3000.0123);
        var file = desk.Write(
        [
            ("西", ImportDesk.Polygon([west, North, middle, North, middle, top, west, top, west, North])),
            ("东", ImportDesk.Polygon([middle, North, east, North, east, top, middle, top, middle, North])),
        ]);

        await desk.ImportAsync(file, "strips", "tract-scheme", new(4528));

        var shapes = (await desk.ReadAsync("strips")).Select(feature => feature.Shape!).ToList();
        var left = shapes[0].Coordinates.Where(at => at.X > shapes[0].Centroid.X + 100).Distinct().OrderBy(at => at.Y).ToList();
        var right = shapes[1].Coordinates.Where(at => at.X < shapes[1].Centroid.X - 100).Distinct().OrderBy(at => at.Y).ToList();
        Assert.True(left.Count > 2, "The edge was not long enough to bend.");
        Assert.Equal(left.Select(at => (at.X, at.Y)), right.Select(at => (at.X, at.Y)));
    }

    private static async Task<(double X, double Y)> ImportPointAsync(double x, double y, int epsg, DatumShift? shift)
    {
        await using var desk = await ImportDesk.SetAsync();
        await desk.ImportAsync(desk.Write([("点", ImportDesk.Point(x, y))]), "points", "reference", new(epsg), shift);
        var at = Assert.Single(await desk.ReadAsync("points")).Shape!.Coordinate;
        return (at.X, at.Y);
    }

    private static async Task<double[]> ProjAsync(string program, string[] arguments, string input)
    {
        var ct = TestContext.Current.CancellationToken;
        Checkout.Require(File.Exists($"/usr/bin/{program}"), $"PROJ's program {program} (package proj-bin) is not installed.");
        using var process = Process.Start(new ProcessStartInfo($"/usr/bin/{program}", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await process.StandardInput.WriteLineAsync(input.AsMemory(), ct);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return [.. output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }
}
