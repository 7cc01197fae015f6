using LandPlanner.Crs;

namespace LandPlanner.Tests.Crs;

public class ReprojectorTests
{
    private const double TenthOfMillimetre = 1e-4;
    private const double TenthOfMillimetreInDegrees = 9e-10;

    private static readonly double[] Latitudes = [3.5, 16, 21.7, 30, 37.4, 45.1, 53.9];

    [Fact]
    public async Task Every_zone_agrees_with_proj_to_a_tenth_of_a_millimetre_both_ways()
    {
        var ct = TestContext.Current.CancellationToken;
        foreach (var zone in CheckoutTables.Crs.Definitions.Where(definition => definition.Kind != CrsKind.Geographic))
        {
            var geographic = CheckoutTables.Crs.Definitions.First(
                definition => definition.Kind == CrsKind.Geographic && definition.Datum == zone.Datum);
            var lonLat = Grid(zone);
            var expected = await Proj.ProjectAsync(geographic.Code.Epsg, zone.Code.Epsg, lonLat, ct);

            AssertNear(expected, Transformed(geographic, zone, lonLat), TenthOfMillimetre, zone);
            AssertNear(lonLat, Transformed(zone, geographic, expected), TenthOfMillimetreInDegrees, zone);
        }
    }

    /// <summary>The vectors of the domain reference, from PROJ.</summary>
    [Theory]
    [InlineData(4529, 41420310.2237, 4141283.6965)]
    [InlineData(4550, 420310.2237, 4141283.6965)]
    [InlineData(4528, 40685951.8072, 4142973.8436)]
    [InlineData(4549, 685951.8072, 4142973.8436)]
    public void Wenquan_lies_where_proj_says(int epsg, double easting, double northing)
    {
        var (x, y) = Reprojector.Create(CheckoutTables.Get(4490), CheckoutTables.Get(epsg)).Transform(122.1, 37.4);

        Assert.Equal(easting, x, 5e-5);
        Assert.Equal(northing, y, 5e-5);
    }

    [Fact]
    public async Task One_zone_to_the_next_agrees_with_proj()
    {
        double[] lonLat = [121.1, 37.2, 121.5, 37.4, 122.3, 36.9];
        var ct = TestContext.Current.CancellationToken;
        var zone40 = await Proj.ProjectAsync(4490, 4528, lonLat, ct);
        var meridian123 = await Proj.ProjectAsync(4490, 4550, lonLat, ct);

        AssertNear(
            meridian123, Transformed(CheckoutTables.Get(4528), CheckoutTables.Get(4550), zone40), TenthOfMillimetre, CheckoutTables.Get(4528));
    }

    [Fact]
    public void Only_the_false_easting_changes_between_two_forms_of_one_zone()
    {
        var reprojector = Reprojector.Create(CheckoutTables.Get(4529), CheckoutTables.Get(4550));

        Assert.True(reprojector.IsTranslation);
        Assert.Equal((420310.2237, 4141283.6965), reprojector.Transform(41420310.2237, 4141283.6965), PairNear(1e-8));
        Assert.False(reprojector.IsIdentity);
    }

    [Theory]
    [InlineData(4550, 4550)]
    [InlineData(4490, 4326)]
    [InlineData(4502, 4534)]
    public void Equal_systems_leave_coordinates_as_they_are(int from, int to)
    {
        var reprojector = Reprojector.Create(CheckoutTables.Get(from), CheckoutTables.Get(to));

        Assert.True(reprojector.IsIdentity);
        Assert.Equal((80.1, 37.123456789), Reprojector.Create(CheckoutTables.Get(4490), CheckoutTables.Get(4326)).Transform(80.1, 37.123456789));
    }

    [Theory]
    [InlineData(2365)]
    [InlineData(2417)]
    [InlineData(4610)]
    [InlineData(21421)]
    public void An_old_datum_without_a_shift_is_refused_with_the_way_out(int old)
    {
        var refusal = Assert.Throws<CrsException>(() => Reprojector.Create(CheckoutTables.Get(old), CheckoutTables.Get(4550)));

        Assert.Contains("--shift position-vector:dx,dy,dz,rx,ry,rz,ppm", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_datum_needs_no_shift_to_its_own_zones()
    {
        var (x, _) = Reprojector.Create(CheckoutTables.Get(2365), CheckoutTables.Get(2386)).Transform(41420310, 4141283);

        Assert.Equal(420310, x, 1e-8);
    }

    [Fact]
    public void A_shift_where_none_belongs_is_refused()
    {
        var shift = DatumShift.Parse("position-vector:1,2,3,0,0,0,0");

        Assert.Throws<CrsException>(() => Reprojector.Create(CheckoutTables.Get(4529), CheckoutTables.Get(4550), shift));
        Assert.Throws<CrsException>(() => Reprojector.Create(CheckoutTables.Get(4550), CheckoutTables.Get(2386), shift));
    }

    [Theory]
    [InlineData(double.NaN, 4141283)]
    [InlineData(420310, double.PositiveInfinity)]
    [InlineData(4141283, 420310)]
    [InlineData(41420310, 4141283)]
    public void A_coordinate_that_makes_no_sense_is_reported_with_its_place(double x, double y)
    {
        var reprojector = Reprojector.Create(CheckoutTables.Get(4550), CheckoutTables.Get(4490));

        var refusal = Assert.Throws<ReprojectionException>(() => reprojector.Transform([420000, 4141000, x, y]));

        Assert.Equal(1, refusal.Index);
        Assert.Contains("Coordinate 2 ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_longitude_far_from_the_meridian_is_reported()
    {
        var reprojector = Reprojector.Create(CheckoutTables.Get(4490), CheckoutTables.Get(4550));

        Assert.Equal(0, Assert.Throws<ReprojectionException>(() => reprojector.Transform([87.6, 43.8])).Index);
    }

    [Fact]
    public void The_corners_of_what_is_accepted_give_finite_numbers_or_a_report()
    {
        var reprojector = Reprojector.Create(CheckoutTables.Get(4550), CheckoutTables.Get(4490));
        foreach (var easting in (double[])[-700_000, 500_000, 1_700_000])
        {
            foreach (var northing in (double[])[-10_000_000, -1, 0, 6_000_000, 10_000_000])
                AssertFiniteOrReported(reprojector, easting, northing);
        }
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        var lonLat = Grid(CheckoutTables.Get(4550));
        var reprojector = Reprojector.Create(CheckoutTables.Get(4490), CheckoutTables.Get(4550));
        var alone = lonLat.ToArray();
        reprojector.Transform(alone);

        Parallel.For(0, 64, _ =>
        {
            var mine = lonLat.ToArray();
            reprojector.Transform(mine);
            Assert.Equal(alone, mine);
        });
    }

    private static void AssertFiniteOrReported(Reprojector reprojector, double easting, double northing)
    {
        try
        {
            var (longitude, latitude) = reprojector.Transform(easting, northing);
            Assert.True(double.IsFinite(longitude) && double.IsFinite(latitude));
        }
        catch (ReprojectionException refusal)
        {
            Assert.Equal(0, refusal.Index);
        }
    }

    private static double[] Grid(CrsDefinition zone)
    {
        var halfWidth = zone.Kind == CrsKind.WebMercator ? 60 : zone.ZoneWidthDegrees / 2.0;
        return
        [
            .. from latitude in Latitudes
            from step in Enumerable.Range(-4, 9)
            from ordinate in (double[])[zone.CentralMeridianDegrees + halfWidth * step / 4, latitude]
            select ordinate,
        ];
    }

    private static double[] Transformed(CrsDefinition from, CrsDefinition to, double[] xy)
    {
        var transformed = xy.ToArray();
        Reprojector.Create(from, to).Transform(transformed);
        return transformed;
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance, CrsDefinition of)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"{of.Code}, ordinate {i}: {actual[i]:R} is not {expected[i]:R}.");
    }

    private static Func<(double X, double Y), (double X, double Y), bool> PairNear(double tolerance) =>
        (one, other) => Math.Abs(one.X - other.X) <= tolerance && Math.Abs(one.Y - other.Y) <= tolerance;
}
