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
    public void Is_the_same_to_the_last_bit_whatever_the_number_of_threads()
    {
        var (a, b) = (PolygonSet.Build(Tiles(0, 40), Zone), PolygonSet.Build(Tiles(3.3333, 40), Zone));

        var one = CrossTab.Pairs(a, b, Ct, threads: 1);

        Assert.Equal(one, CrossTab.Pairs(a, b, Ct, threads: 5));
        Assert.Equal(one, CrossTab.Stream(a, b, Ct));
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

    private static Geometry[] Tiles(double shift, int side) =>
        [.. Enumerable.Range(0, side * side).Select(i => GeometryFactory.Default.ToGeometry(new(
            Corner(East, shift, i % side), Corner(East, shift, i % side + 1),
            Corner(North, shift, i / side), Corner(North, shift, i / side + 1))))];

    private static double Corner(double origin, double shift, int step) =>
        Math.Round((origin + shift + 10 * step) * 10_000) / 10_000;
}
