using CsCheck;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Overlays;

/// <summary>Shapes assembled from crossings: as large as measured, and where OverlayNG has them.</summary>
public sealed class EvidenceOfPairsTests
{
    private const double Size = 1e6;

    // Doubles near 4,141,000 m are 9·10⁻¹⁰ m apart.
    private const double StripMetres = 1e-9;

    private static readonly Gen<GridPair> Pairs =
        GridPairs.Of(GridFigures.Of(Size)).Where(pair => pair.A.IsValid && pair.B.IsValid);

    private static readonly Gen<Geometry> Nest = GridFigures.Nest(Size, Gen.Const(false));

    private static readonly Gen<GridPair> Nested = Gen.Select(Nest, Nest, Gen.Int[-9, 9],
        (a, b, off) => new GridPair("nested", a, GridPairs.Moved(GridPairs.Scaled(b, 1 + off / 10.0), off, off)))
        .Where(pair => pair.A.IsValid && pair.B.IsValid);

    [Fact]
    public void A_shape_is_as_large_as_measured_and_where_OverlayNG_has_it() => Gen.OneOf(Pairs, Nested).Sample(pair =>
    {
        var (a, b) = (Place.Zone.Set(pair.A), Place.Zone.Set(pair.B));
        var measured = OverlapArea.Between(a, 0, b, 0);

        var shape = Evidence.Intersection(a, 0, b, 0);

        var expected = Evidence.Intersection(Place.Zone.Metres(pair.A), Place.Zone.Metres(pair.B));
        var strip = StripMetres * expected.Length + 2e-6;
        Assert.Equal(measured.PlanarSquareMetres, shape.Area, strip);
        Assert.Equal(measured.SquareMetres, Place.Zone.Plane.SquareMetresOf(shape), strip);
        // The ring of a shape whose hole touches its shell may touch itself: as large, but nothing to overlay.
        if (!shape.IsValid)
            return;
        Assert.Equal(0, Evidence.Difference(shape, expected).Area, strip);
        Assert.Equal(0, Evidence.Difference(expected, shape).Area, strip);
    }, iter: 200);

    [Fact]
    public void Rings_in_holes_of_rings_give_valid_shapes() => Nested.Sample(pair =>
        Assert.True(Evidence.Intersection(Place.Zone.Set(pair.A), 0, Place.Zone.Set(pair.B), 0).IsValid));

    [Fact]
    public void A_hole_belongs_to_the_part_right_about_it()
    {
        var (a, b) = (Place.Zone.Set(Target(33, 0)), Place.Zone.Set(Target(29, 10_007)));

        var shape = Evidence.Intersection(a, 0, b, 0);

        Assert.True(shape.IsValid);
        Assert.Equal(2, shape.NumGeometries);
        Assert.All(Enumerable.Range(0, 2), i => Assert.Equal(1, ((Polygon)shape.GetGeometryN(i)).NumInteriorRings));
        Assert.Equal(OverlapArea.Between(a, 0, b, 0).PlanarSquareMetres, shape.Area, 1e-5);
    }

    [Fact]
    public void Many_pairs_at_once_are_each_as_alone_on_any_number_of_threads()
    {
        var (a, b) = (Place.Zone.Set([.. Stars(1)]), Place.Zone.Set([.. Stars(2)]));
        var pairs = CrossTab.Pairs(a, b, TestContext.Current.CancellationToken);
        var alone = pairs.Select(pair => Evidence.Intersection(a, pair.A, b, pair.B)).ToArray();

        Assert.InRange(pairs.Count, 100, 900);
        for (var threads = 1; threads <= 4; threads++)
        {
            var together = Evidence.Intersections(a, b, pairs, TestContext.Current.CancellationToken, threads);
            Assert.All(together.Zip(alone), two => Assert.True(two.First.EqualsExact(two.Second)));
        }
    }

    /// <summary>By exact fractions the two have 3.41213·10⁻⁵ m² in common; OverlayNG alone finds nothing.</summary>
    [Fact]
    public void A_shape_that_OverlayNG_misses_is_found_from_near_by()
    {
        var a = Place.Prefixed.Metres(Moved(GridFigures.Polygon((100_000, 50_000), (60_000, 100_000), (1, 80_000))));
        var b = Place.Prefixed.Metres(Moved(GridFigures.Polygon((40_000, 60_000), (20_000, 20_000), (60_000, 100_001))));

        var shape = Evidence.Intersection(Set(a), 0, Set(b), 0);

        Assert.Equal(3.41213e-5, shape.Area, 1e-6);
        Assert.Equal(0, Evidence.Intersection(a, b).Area);

        static PolygonSet Set(Geometry shape) => PolygonSet.Build([shape], Place.Prefixed.Plane);

        // From 41,420,300 m east to 41,420,000.
        static Geometry Moved(Geometry shape) => GridPairs.Moved(shape, -3_000_000, 0);
    }

    [Fact]
    public void What_only_touches_is_an_empty_multipolygon()
    {
        var tiles = Place.Zone.Set(
            GridFigures.Polygon((0, 0), (9, 0), (9, 9), (0, 9)), GridFigures.Polygon((9, 0), (19, 0), (9, 9)));

        var shape = Evidence.Intersection(tiles, 0, tiles, 1);

        Assert.IsType<MultiPolygon>(shape);
        Assert.True(shape.IsEmpty);
    }

    private static IEnumerable<Geometry> Stars(uint seed)
    {
        var random = new PCG(seed);
        for (var i = 0; i < 30; i++)
        {
            var star = GridFigures.Star(Size).Generate(random, null, out _);
            yield return GridPairs.Moved(star, i % 6 * 1_000_003, i / 6 * 1_000_003);
        }
    }

    /// <summary>A ring of 60 to 100 m, and one of 10 to 40 m in it.</summary>
    private static MultiPolygon Target(int corners, double off) => GeometryFactory.Default.CreateMultiPolygon([
        GeometryFactory.Default.CreatePolygon(Circle(corners, 1e6, off), [Circle(corners, 6e5, off)]),
        GeometryFactory.Default.CreatePolygon(Circle(corners, 4e5, off), [Circle(corners, 1e5, off)])]);

    private static LinearRing Circle(int corners, double radius, double off) => GridFigures.Ring(
        Enumerable.Range(0, corners).Select(i => 2 * Math.PI * i / corners + 0.1)
            .Select(angle => (off + radius * Math.Cos(angle), off + radius * Math.Sin(angle))));
}
