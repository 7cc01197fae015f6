using CsCheck;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Overlays.Shapes;

namespace LandPlanner.Tests.Overlays;

public sealed class CrossTabTests
{
    private static readonly Gen<Geometry?[]> Layer =
        Gen.Select(Star, Gen.Int[-900, 900], Gen.Int[-900, 900], Gen.Int[0, 9])
        .Select((star, x, y, draw) => draw == 0 ? null : Moved(star, x, y)).Array[0, 60];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Finds_what_measuring_every_pair_finds_in_order() => Gen.Select(Layer, Layer).Sample((left, right) =>
    {
        var (a, b) = (PolygonSet.Build(left, Zone), PolygonSet.Build(right, Zone));
        var all = from i in Enumerable.Range(0, a.Count)
                  from j in Enumerable.Range(0, b.Count)
                  select OverlapArea.Between(a, i, b, j);

        var pairs = CrossTab.Pairs(a, b, Ct);

        Assert.Equal(all.Where(pair => pair.PlanarSquareMetres > 1e-6), pairs);
    });

    [Fact]
    public void Within_a_layer_each_pair_is_found_once() => Layer.Sample(shapes =>
    {
        var set = PolygonSet.Build([.. shapes, .. shapes.Take(3)], Zone);

        var pairs = CrossTab.Within(set, Ct);

        Assert.Equal(CrossTab.Pairs(set, set, Ct).Where(pair => pair.A < pair.B), pairs);
    });

    [Fact]
    public void Is_the_same_to_the_last_bit_whatever_the_number_of_threads()
    {
        var (left, right) = (Tiles(0, 40), Tiles(3.3333, 40));
        var (a, b) = (PolygonSet.Build(left, Zone, threads: 1), PolygonSet.Build(right, Zone, threads: 1));
        var one = CrossTab.Pairs(a, b, Ct, threads: 1);

        for (var threads = 1; threads <= 8; threads++)
        {
            Assert.Equal(one, CrossTab.Pairs(a, b, Ct, threads));
            Assert.Equal(one, CrossTab.Stream(a, b, Ct, threads));
            Assert.Equal(one, CrossTab.Pairs(PolygonSet.Build(left, Zone, threads), PolygonSet.Build(right, Zone), Ct));
        }
    }

    /// <summary>
    /// Tiles of 10 m in a row, and the same row 3 m on: each has 7 m of itself and 3 m of the one before. Counts on
    /// both sides of whatever tiles are taken together by.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(511)]
    [InlineData(513)]
    [InlineData(4_097)]
    [InlineData(65_537)]
    public void No_tile_of_a_row_is_left_out_or_taken_twice(int count)
    {
        var (a, b) = (PolygonSet.Build(Row(0, count), Zone), PolygonSet.Build(Row(3, count), Zone));
        var expected = Enumerable.Range(0, count).SelectMany(i => i == 0
            ? new[] { (0, 0, 7.0) }
            : [(i, i - 1, 3.0), (i, i, 7.0)]);

        Assert.Equal(expected, CrossTab.Pairs(a, b, Ct).Select(pair => (pair.A, pair.B, pair.PlanarSquareMetres)));
        Assert.Equal(expected, CrossTab.Stream(a, b, Ct).Select(pair => (pair.A, pair.B, pair.PlanarSquareMetres)));
    }

    /// <summary>One shape that meets so many others that threads share them.</summary>
    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(320)]
    [InlineData(321)]
    [InlineData(1_000)]
    public void A_shape_over_a_whole_row_meets_every_tile_once(int count)
    {
        var belt = PolygonSet.Build([null, Box(-5, 0.25, 10 * count + 5, 0.75)], Zone);
        var row = PolygonSet.Build(Row(0, count), Zone);

        Assert.Equal(
            Enumerable.Range(0, count).Select(i => (1, i, 5.0)),
            CrossTab.Pairs(belt, row, Ct, threads: 3).Select(pair => (pair.A, pair.B, pair.PlanarSquareMetres)));
        Assert.Equal(
            Enumerable.Range(0, count).Select(i => (i, 1, 5.0)),
            CrossTab.Pairs(row, belt, Ct, threads: 3).Select(pair => (pair.A, pair.B, pair.PlanarSquareMetres)));
    }

    /// <summary>Boxes that lie on each other have one place on the Hilbert curve.</summary>
    [Fact]
    public void Shapes_all_in_one_place_all_meet()
    {
        var heap = PolygonSet.Build([.. Enumerable.Repeat(Box(0, 0, 10, 10), 70)], Zone);

        var pairs = CrossTab.Pairs(heap, heap, Ct);

        Assert.Equal(
            from i in Enumerable.Range(0, 70) from j in Enumerable.Range(0, 70) select (i, j, 100.0),
            pairs.Select(pair => (pair.A, pair.B, pair.PlanarSquareMetres)));
    }

    [Fact]
    public void Shapes_without_area_keep_their_place()
    {
        var set = PolygonSet.Build([null, Box(0, 0, 10, 10), Read("POINT(1 1)"), null, Box(5, 0, 15, 10)], Zone);

        var pairs = CrossTab.Pairs(set, set, Ct);

        Assert.Equal([(1, 1, 100), (1, 4, 50), (4, 1, 50), (4, 4, 100)],
            pairs.Select(pair => (pair.A, pair.B, pair.PlanarSquareMetres)));
    }

    [Fact]
    public void Stops_between_blocks_when_asked_to()
    {
        var row = PolygonSet.Build(Row(0, 70_000), Zone);
        using var source = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var _ in CrossTab.Stream(row, row, source.Token))
                source.Cancel();
        });
    }

    /// <summary>
    /// Both layers cover their squares without gaps, so that what they have in common is the common square.
    /// </summary>
    [Fact]
    public void Two_coverages_have_their_common_square_in_common()
    {
        var (a, b) = (PolygonSet.Build(Tiles(0, 40), Zone), PolygonSet.Build(Tiles(3.3333, 40), Zone));

        var pairs = CrossTab.Pairs(a, b, Ct);

        Assert.Equal(Math.Pow(40 * 10 - 3.3333, 2), pairs.Sum(pair => pair.PlanarSquareMetres), 1e-6);
    }

    [Fact]
    public void A_coverage_meets_itself_in_its_own_patches_only()
    {
        var set = PolygonSet.Build(Tiles(0, 40), Zone);

        var pairs = CrossTab.Pairs(set, set, Ct);

        Assert.Equal(Enumerable.Range(0, 1600).Select(i => (i, i)), pairs.Select(pair => (pair.A, pair.B)));
        Assert.All(pairs, pair => Assert.Equal(100, pair.PlanarSquareMetres));
    }

    /// <summary>The area of a regular polygon, less what the grid takes, is its parcels' shares added up.</summary>
    [Fact]
    public void A_red_line_of_50000_vertices_is_shared_out_among_parcels()
    {
        const int count = 50_000;
        var corners = Enumerable.Range(0, count + 1).Select(i => 2 * Math.PI * (i % count) / count)
            .Select(angle => new Coordinate(East + 200 + 180 * Math.Cos(angle), North + 200 + 180 * Math.Sin(angle)));
        var redLine = PolygonSet.Build([GeometryFactory.Default.CreatePolygon([.. corners])], Zone);

        var pairs = CrossTab.Pairs(redLine, PolygonSet.Build(Tiles(0, 40), Zone), Ct);

        Assert.Equal(redLine.PlanarSquareMetres(0), pairs.Sum(pair => pair.PlanarSquareMetres), 1e-6);
        Assert.Equal(redLine.SquareMetres(0), pairs.Sum(pair => pair.SquareMetres), 1e-6);
    }

    [Fact]
    public void Stops_when_asked_to()
    {
        var set = PolygonSet.Build(Tiles(0, 10), Zone);

        Assert.ThrowsAny<OperationCanceledException>(() => CrossTab.Pairs(set, set, new(canceled: true)));
    }

    [Fact]
    public void Empty_sets_have_no_pairs()
    {
        var (empty, tiles) = (PolygonSet.Build([], Zone), PolygonSet.Build(Tiles(0, 2), Zone));

        Assert.Empty(CrossTab.Pairs(empty, tiles, Ct));
        Assert.Empty(CrossTab.Pairs(tiles, empty, Ct));
    }

    private static Geometry[] Row(double shift, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Box(10 * i + shift, 0, 10 * (i + 1) + shift, 1))];

    private static Geometry Box(double west, double south, double east, double north) =>
        GeometryFactory.Default.ToGeometry(new(East + west, East + east, North + south, North + north));

    private static Geometry[] Tiles(double shift, int side) =>
        [.. Enumerable.Range(0, side * side).Select(i => GeometryFactory.Default.ToGeometry(new(
            Corner(East, shift, i % side), Corner(East, shift, i % side + 1),
            Corner(North, shift, i / side), Corner(North, shift, i / side + 1))))];

    private static double Corner(double origin, double shift, int step) =>
        Math.Round((origin + shift + 10 * step) * 10_000) / 10_000;
}
