using CsCheck;
using NetTopologySuite.Geometries;

namespace LandPlanner.Tests.Overlays;

/// <summary>Every way two boundaries can have something in common, by exact fractions and by OverlayNG.</summary>
public sealed class DegeneratePairTests
{
    public static TheoryData<double> Sizes => [.. GridFigures.Sizes];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Agrees_with_exact_fractions_from_a_millimetre_to_300_km(double size) =>
        GridPairs.Of(GridFigures.Of(size)).Sample(pair => Judges.AssertExact(pair.A, pair.B), iter: 60);

    /// <summary>What lies side by side in one layer need not be of one size.</summary>
    [Fact]
    public void Agrees_with_exact_fractions_on_large_against_small() =>
        Gen.Select(Gen.OneOf(GridFigures.Sizes), Gen.OneOf(GridFigures.Sizes))
            .SelectMany((large, small) => Gen.Select(GridFigures.Of(large), GridFigures.Of(small), Gen.Int[0, 70]))
            .Sample((large, small, at) =>
            {
                var corner = large.Coordinates[at % large.NumPoints];

                Judges.AssertExact(large, GridPairs.Moved(small, corner.X, corner.Y));
            }, iter: 200);

    /// <summary>Closed lines that cross themselves count by how often they run round a point.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(400_000_000)]
    public void Agrees_with_exact_fractions_on_scribbles(long pitch)
    {
        var scribble = GridFigures.Scribble(pitch);
        Gen.Select(scribble, scribble).Sample(Judges.AssertExact, iter: 600);
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(1e6)]
    [InlineData(1e7)]
    public void Agrees_with_OverlayNG_in_the_plane_and_on_the_ellipsoid(double size)
    {
        var compared = 0;

        GridPairs.Of(GridFigures.Of(size)).Sample(pair =>
        {
            if (Judges.AssertOverlayNG(pair.A, pair.B))
                Interlocked.Increment(ref compared);
        }, iter: 100);

        Assert.InRange(compared, 50, 100);
    }

    /// <summary>All pairs of corner counts on both sides of each power of two.</summary>
    [Fact]
    public void No_edge_is_left_out_whatever_the_number_of_corners()
    {
        var counts = GridFigures.CornerCounts;
        foreach (var (a, b) in counts.SelectMany(a => counts.Select(b => (a, b))))
            Judges.AssertExact(Wheel(a, 0), Wheel(b, 5_000));
    }

    [Theory]
    [InlineData(1_000, 1_003)]
    [InlineData(2_047, 33)]
    [InlineData(2_048, 2_049)]
    public void Agrees_with_OverlayNG_on_thousands_of_corners(int a, int b)
    {
        Assert.True(Judges.AssertOverlayNG(Gear(a, 0), Gear(b, 5_000)));
        Assert.True(Judges.AssertOverlayNG(Gear(a, 0), Wheel(b, 1_000_000)));
    }

    /// <summary>A wheel that lies within another has no crossing to tell what is inside.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(129)]
    public void What_lies_inside_is_known_without_a_crossing(int corners)
    {
        var (large, small) = (Wheel(corners, 0), GridPairs.Scaled(Wheel(corners, 0), 0.01));
        var holed = large.Factory.CreatePolygon(large.Shell, [((Polygon)GridPairs.Scaled(large, 0.02)).Shell]);

        Judges.AssertExact(large, small);
        Judges.AssertExact(holed, small);
        Judges.AssertExact(holed, GridPairs.Moved(small, 300_000, 300_000));
    }

    /// <summary>Corners on a circle of 100 m, moved eastwards.</summary>
    private static Polygon Wheel(int corners, double east) => GridFigures.Polygon(Enumerable.Range(0, corners)
        .Select(i => 2 * Math.PI * i / corners)
        .Select(angle => (east + 1e6 * Math.Cos(angle), 1e6 * Math.Sin(angle))));

    /// <summary>Every second corner 1 m in.</summary>
    private static Polygon Gear(int corners, double east) => GridFigures.Polygon(Enumerable.Range(0, corners)
        .Select(i => (Angle: 2 * Math.PI * i / corners, Radius: 1e6 - i % 2 * 1e4))
        .Select(p => (east + p.Radius * Math.Cos(p.Angle), p.Radius * Math.Sin(p.Angle))));
}
