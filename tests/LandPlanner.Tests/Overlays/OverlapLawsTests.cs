using CsCheck;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace LandPlanner.Tests.Overlays;

/// <summary>What must hold of any two figures, and whatever is done to both.</summary>
public sealed class OverlapLawsTests
{
    private const double Size = 1e6;
    private const double ReachMetres = 1_000;

    private static readonly Gen<GridPair> Pairs = GridPairs.Of(GridFigures.Of(Size));

    private static readonly Gen<Geometry> AnySize =
        Gen.OneOf(1e6, 1e7, 1e8).SelectMany(GridFigures.Of).Where(figure => figure.IsValid);

    private static readonly Gen<GridPair> ValidPairs = Pairs.Where(pair => pair.A.IsValid && pair.B.IsValid);

    [Fact]
    public void A_figure_has_exactly_its_own_area_in_common_with_itself() => ValidPairs.Sample(pair =>
    {
        var set = Place.Zone.Set(pair.A);

        var itself = OverlapArea.Between(set, 0, set, 0);

        Assert.Equal(new(0, 0, set.PlanarSquareMetres(0), set.SquareMetres(0)), itself);
    });

    [Fact]
    public void Moving_both_by_whole_grid_units_changes_no_bit_of_the_planar_area() =>
        Gen.Select(Pairs, Gen.Long[-1_000_000_000, 1_000_000_000], Gen.Long[-1_000_000_000, 1_000_000_000])
            .Sample((pair, x, y) =>
            {
                var there = Place.Zone with { X = Place.Zone.X + x, Y = Place.Zone.Y + y };

                Assert.Equal(
                    Place.Zone.Between(pair.A, pair.B).PlanarSquareMetres,
                    there.Between(pair.A, pair.B).PlanarSquareMetres);
            });

    [Fact]
    public void Mirroring_or_turning_both_by_a_quarter_changes_no_planar_area() => Pairs.Sample(pair =>
    {
        var planar = Place.Zone.Between(pair.A, pair.B).PlanarSquareMetres;
        var quarter = new AffineTransformation(0, -1, 0, 1, 0, 0);
        var (eastWest, northSouth) = (AffineTransformation.ScaleInstance(-1, 1), AffineTransformation.ScaleInstance(1, -1));
        foreach (var change in new[] { quarter, eastWest, northSouth })
        {
            var changed = Place.Zone.Between(change.Transform(pair.A), change.Transform(pair.B)).PlanarSquareMetres;

            Assert.Equal(planar, changed, Judges.Tolerance(planar));
        }
    });

    /// <summary>The eastings of the central meridian stay where they are; so do the distances from it.</summary>
    [Fact]
    public void Mirroring_both_at_the_central_meridian_changes_no_official_area() => Pairs.Sample(pair =>
    {
        var here = Place.Zone.Between(pair.A, pair.B);
        var mirror = AffineTransformation.ScaleInstance(-1, 1);
        var there = Place.Zone with { X = 10_000_000_000 - Place.Zone.X };

        Judges.AssertSame(here, there.Between(mirror.Transform(pair.A), mirror.Transform(pair.B)), ReachMetres);
    });

    /// <summary>From Hainan to Heilongjiang, on both sides of the meridian, figures of 100 m to 20 km.</summary>
    [Fact]
    public void The_official_area_is_that_of_the_shape_wherever_it_lies() =>
        Gen.Select(AnySize, Gen.Long[3_500_000_000, 6_500_000_000], Gen.Long[20_000_000_000, 59_000_000_000])
            .Sample((figure, x, y) =>
            {
                var place = Place.Zone with { X = x, Y = y };
                var set = place.Set(figure);
                var metres = place.Metres(figure);
                var expected = place.Plane.SquareMetresOf(metres);
                var tolerance = Judges.OfficialTolerance(expected, figure.EnvelopeInternal.Diameter / 10_000)
                    + Judges.RoundingOfNorthings * metres.Length;

                Assert.Equal(expected, set.SquareMetres(0), tolerance);
                Assert.Equal(expected, OverlapArea.Between(set, 0, set, 0).SquareMetres, tolerance);
            }, iter: 200);

    [Fact]
    public void Turning_a_ring_round_changes_no_bit() => Pairs.Sample(pair =>
        Assert.Equal(Place.Zone.Between(pair.A, pair.B), Place.Zone.Between(pair.A.Reverse(), pair.B)));

    [Fact]
    public void Starting_rings_elsewhere_changes_no_bit() => Gen.Select(Pairs, Gen.Int[1, 70]).Sample((pair, start) =>
        Assert.Equal(
            Place.Zone.Between(pair.A, pair.B),
            Place.Zone.Between(GridPairs.StartedAt(pair.A, start), GridPairs.StartedAt(pair.B, start + 3))));

    [Fact]
    public void Corners_added_on_edges_change_no_area() => Pairs.Sample(pair =>
    {
        var (a, b) = (GridPairs.OnEveryFourthLine(pair.A), GridPairs.OnEveryFourthLine(pair.B));

        var whole = Place.Zone.Between(a, b);

        Judges.AssertSame(whole, Place.Zone.Between(GridPairs.Split(a), b), ReachMetres);
        Judges.AssertSame(whole, Place.Zone.Between(a, GridPairs.Split(b)), ReachMetres);
        Judges.AssertSame(whole, Place.Zone.Between(GridPairs.Split(a), GridPairs.Split(b)), ReachMetres);
    });

    /// <summary>B and what a box has besides it have an edge in common everywhere, and A whole between them.</summary>
    [Fact]
    public void What_is_in_and_what_is_out_add_up_to_the_whole() => ValidPairs.Sample(pair =>
    {
        var box = pair.A.EnvelopeInternal.ExpandedBy(pair.B.EnvelopeInternal);
        box.ExpandBy(10);
        var a = Place.Zone.Set(pair.A);
        var parts = Place.Zone.Set(pair.B, GridPairs.ComplementIn(box, pair.B));

        var (inside, outside) = (OverlapArea.Between(a, 0, parts, 0), OverlapArea.Between(a, 0, parts, 1));

        Assert.Equal(a.PlanarSquareMetres(0), inside.PlanarSquareMetres + outside.PlanarSquareMetres, 2e-6);
        Assert.Equal(a.SquareMetres(0), inside.SquareMetres + outside.SquareMetres, 2e-6);
    });

    [Fact]
    public void Neither_the_other_shapes_of_a_set_nor_their_order_change_a_bit() =>
        Pairs.Array[1, 20].Sample(pairs =>
        {
            var a = Place.Zone.Set([.. pairs.Select(pair => pair.A)]);
            var b = Place.Zone.Set([.. pairs.Select(pair => pair.B).Reverse()]);

            foreach (var (i, pair) in pairs.Index())
            {
                var alone = Place.Zone.Between(pair.A, pair.B);
                var other = pairs.Length - 1 - i;
                Assert.Equal(alone with { A = i, B = other }, OverlapArea.Between(a, i, b, other));
            }
        }, iter: 30);
}
