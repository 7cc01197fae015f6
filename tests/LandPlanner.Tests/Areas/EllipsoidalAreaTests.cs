using CsCheck;
using LandPlanner.Areas;
using LandPlanner.Crs;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace LandPlanner.Tests.Areas;

public sealed class EllipsoidalAreaTests
{
    private static readonly EllipsoidalArea Zone41 = EllipsoidalArea.For(new(
        new(4550), "CGCS2000 / 3-degree Gauss-Kruger CM 123E", CrsKind.GaussKruger, Datum.Cgcs2000, "", [], 123, 500_000, 3));

    /// <summary>Vectors computed with the authalic formula and with PostGIS 3.3.2 (domain reference, ellipsoidal area of a patch).</summary>
    [Theory]
    [InlineData("POLYGON((420300 4141000,420400 4141000,420400 4141100,420300 4141100,420300 4141000))", 9998.4379)]
    [InlineData("POLYGON((420300 4141000,421300 4141000,421300 4142000,420300 4142000,420300 4141000))", 999845.5483)]
    [InlineData("POLYGON((420300 4141000,421300 4141300,421000 4142200,420000 4141900,420300 4141000))", 989846.5130)]
    [InlineData(
        "POLYGON((420300 4141000,420400 4141000,420400 4141100,420300 4141100,420300 4141000)," +
        "(420340 4141040,420360 4141040,420360 4141060,420340 4141060,420340 4141040))", 9598.5004)]
    public void Meets_the_published_vectors(string wkt, double squareMetres)
    {
        var shape = new WKTReader().Read(wkt);

        Assert.Equal(squareMetres, Zone41.SquareMetresOf(shape), 1e-4);
    }

    [Fact]
    public void A_false_easting_with_the_zone_in_front_changes_nothing()
    {
        var prefixed = EllipsoidalArea.For(new(
            new(4529), "CGCS2000 / 3-degree Gauss-Kruger zone 41", CrsKind.GaussKruger, Datum.Cgcs2000, "", [], 123, 41_500_000, 3));
        double[] plain = [420300, 4141000, 421300, 4141300, 421000, 4142200];
        double[] withZone = [41420300, 4141000, 41421300, 4141300, 41421000, 4142200];

        Assert.Equal(Zone41.SignedSquareMetresOf(plain), prefixed.SignedSquareMetresOf(withZone), 1e-6);
    }

    /// <summary>The judge is the area density itself, integrated by brute force from the exact series.</summary>
    [Fact]
    public void The_tabled_density_is_the_exact_scale_everywhere_in_a_six_degree_zone() =>
        Gen.Select(Gen.Double[-350_000, 350_000], Gen.Double[0, 9_900_000]).Sample(place =>
        {
            var (x, y) = place;
            const double step = 2_000;
            var tabled = (AreaDensity.FromMeridian(x + step, y) - AreaDensity.FromMeridian(x - step, y)) / (2 * step);

            var exact = Simpson(x - step, x + step, at => GaussKrugerScale.EllipsoidPerPlane(at, y));

            Assert.Equal(exact, tabled, 5e-12);
        });

    /// <summary>Areas of parallel-and-meridian trapezoids are known in closed form; here with edges divided until they follow the parallels.</summary>
    [Fact]
    public void Agrees_with_the_closed_form_of_a_trapezoid_on_the_ellipsoid()
    {
        double[] sheet = [122.09, 37.40, 122.10, 37.40, 122.10, 37.41, 122.09, 37.41];

        Assert.Equal(982633.9592, GeographicArea.SignedSquareMetresOf(sheet), 1e-4);
    }

    [Theory]
    [InlineData(37, 38, 1, 9813951873.4626)]
    [InlineData(0, 1, 1, 12308463893.5695)]
    public void The_official_trapezoid_meets_the_published_vectors(double south, double north, double width, double squareMetres)
    {
        double[] sheet = [122, south, 122 + width, south, 122 + width, north, 122, north];

        Assert.Equal(squareMetres, GeographicArea.SignedSquareMetresOf(sheet), squareMetres * 1e-12);
    }

    private static readonly Gen<double[]> Ring =
        Gen.Select(Gen.Double[200_000, 800_000], Gen.Double[2_000_000, 5_900_000], Gen.Double[5, 3_000], Gen.Double[0.2, 1].Array[3, 40])
            .Select((x, y, size, radii) => radii.SelectMany((radius, i) => new[]
            {
                x + size * radius * Math.Cos(2 * Math.PI * i / radii.Length),
                y + size * radius * Math.Sin(2 * Math.PI * i / radii.Length),
            }).ToArray());

    [Fact]
    public void Reversing_a_ring_changes_only_the_sign() => Ring.Sample(ring =>
    {
        var reversed = ring.Chunk(2).Reverse().SelectMany(point => point).ToArray();

        Assert.Equal(Zone41.SignedSquareMetresOf(ring), -Zone41.SignedSquareMetresOf(reversed), 1e-6);
    });

    [Fact]
    public void Splitting_every_edge_changes_nothing() => Ring.Sample(ring =>
    {
        var points = ring.Chunk(2).ToArray();
        var split = points.SelectMany((from, i) =>
        {
            var to = points[(i + 1) % points.Length];
            return new[] { from[0], from[1], from[0] + 0.3 * (to[0] - from[0]), from[1] + 0.3 * (to[1] - from[1]) };
        }).ToArray();

        var area = Zone41.SignedSquareMetresOf(ring);

        Assert.Equal(area, Zone41.SignedSquareMetresOf(split), 1e-6 + 1e-11 * area);
    });

    [Fact]
    public void Two_halves_add_up_to_the_whole() => Ring.Sample(ring =>
    {
        var points = ring.Chunk(2).ToArray();
        var cut = points.Length / 2;
        double[] near = [.. points[..(cut + 1)].SelectMany(point => point)];
        double[] far = [.. points[0], .. points[cut..].SelectMany(point => point)];

        var halves = Zone41.SignedSquareMetresOf(near) + Zone41.SignedSquareMetresOf(far);

        Assert.Equal(Zone41.SignedSquareMetresOf(ring), halves, 1e-6);
    });

    [Fact]
    public void Anything_but_polygons_has_no_area()
    {
        Assert.Equal(0, Zone41.SquareMetresOf(null));
        Assert.Equal(0, Zone41.SquareMetresOf(new Point(420300, 4141000)));
        Assert.Equal(0, Zone41.SignedSquareMetresOf([]));
    }

    private static double Simpson(double from, double to, Func<double, double> value)
    {
        const int steps = 8;
        var width = (to - from) / steps;
        var sum = value(from) + value(to);
        for (var i = 1; i < steps; i++)
            sum += (i % 2 == 1 ? 4 : 2) * value(from + i * width);
        return sum * width / 3 / (to - from);
    }
}
