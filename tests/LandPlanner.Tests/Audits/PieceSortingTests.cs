using CsCheck;
using LandPlanner.Audits;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using static LandPlanner.Tests.Audits.World;

namespace LandPlanner.Tests.Audits;

/// <summary>How pieces fall out by the tolerance, held against the union that need not be built.</summary>
public sealed class PieceSortingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Squares of a board of 8 × 8, some of 10 m, some too small, some too thin: many touch along a line, some in a corner.
    private static readonly Gen<Polygon> Piece = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, 3], (x, y, kind) =>
        (Polygon)Shape(kind switch
        {
            0 => Box(10 * x, 10 * y, 10 * x + 10, 10 * y + 10),
            1 => Box(10 * x, 10 * y, 10 * x + 0.5, 10 * y + 0.5),
            2 => Box(10 * x + 9.98, 10 * y, 10 * x + 10, 10 * y + 10),
            _ => Box(10 * x, 10 * y, 10 * x + 10, 10 * y + 0.04),
        }));

    [Fact]
    public void What_is_sorted_is_sorted_as_the_union_is() => Piece.Array[1, 40].Sample(polygons =>
    {
        var apart = Apart(polygons);

        if (PieceSorting.Sort(apart, Tolerance.Default, Ct) is not { } kinds)
            return;
        var pieces = Pieces.Of([.. apart.Select(piece => piece.Polygon)], Tolerance.Default, Zone41);
        Assert.Equal(pieces.Counting.Sum(piece => piece.Area), Sum(apart, kinds, PieceKind.Counting), 1e-4);
        Assert.Equal(pieces.Slivers.Sum(piece => piece.Area), Sum(apart, kinds, PieceKind.Sliver), 1e-4);
    });

    /// <summary>Patches of 100 m²; to every fourth a piece of 0.25 m² adjoins, and as many lie alone.</summary>
    [Fact]
    public void Thousands_of_small_pieces_take_no_time_to_speak_of()
    {
        const int side = 60;
        var boxes = new List<string>();
        for (var i = 0; i < side * side; i++)
        {
            var (x, y) = (20 * (i % side), 20 * (i / side));
            boxes.Add(Box(x, y, x + 10, y + 10));
            if (y % 40 == 0)
                boxes.Add(x % 40 == 0 ? Box(x + 15, y + 15, x + 15.5, y + 15.5) : Box(x + 10, y + 2, x + 10.5, y + 2.5));
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        OverlapPiece[] pieces = [.. boxes.Select(box => Of((Polygon)Shape(box)))];
        var kinds = PieceSorting.Sort(pieces, Tolerance.Default, patience.Token);

        Assert.NotNull(kinds);
        Assert.Equal((4500, 900), (kinds.Count(kind => kind == PieceKind.Counting), kinds.Count(kind => kind == PieceKind.Sliver)));
    }

    [Fact]
    public void A_stop_is_heard() => Assert.Throws<OperationCanceledException>(() =>
        PieceSorting.Sort([Of((Polygon)Shape(Box(0, 0, 0.5, 0.5)))], Tolerance.Default, new(canceled: true)));

    /// <summary>A large piece with a thousand holes, in each a small piece that touches nothing.</summary>
    [Fact]
    public void Small_pieces_in_the_holes_of_a_large_one_lie_alone()
    {
        var holes = Enumerable.Range(0, 1000).Select(i => (X: 10 * (i % 40) + 5, Y: 10 * (i / 40) + 5)).ToArray();
        var large = Shape(Box(0, 0, 410, 410));
        var sieve = (Polygon)large.Factory.CreatePolygon(
            (LinearRing)((Polygon)large).ExteriorRing,
            [.. holes.Select(at => (LinearRing)((Polygon)Shape(Box(at.X, at.Y, at.X + 4, at.Y + 4))).ExteriorRing)]);

        var kinds = PieceSorting.Sort(
            [Of(sieve), .. holes.Select(at => Of((Polygon)Shape(Box(at.X + 1, at.Y + 1, at.X + 1.5, at.Y + 1.5))))], Tolerance.Default, Ct);

        Assert.Equal([PieceKind.Counting, .. Enumerable.Repeat(PieceKind.Sliver, 1000)], kinds!);
    }

    /// <summary>Those that overlap none before them.</summary>
    private static OverlapPiece[] Apart(Polygon[] polygons)
    {
        var kept = new List<Polygon>();
        foreach (var polygon in polygons)
        {
            if (kept.All(other => Evidence.Intersection(polygon, other).IsEmpty))
                kept.Add(polygon);
        }

        return [.. kept.Select(Of)];
    }

    private static double Sum(OverlapPiece[] pieces, PieceKind[] kinds, PieceKind kind) =>
        pieces.Zip(kinds).Where(pair => pair.Second == kind).Sum(pair => pair.First.PlanarSquareMetres);

    private static OverlapPiece Of(Polygon polygon) =>
        new(new(new(0, 0, polygon.Area, polygon.Area), polygon), polygon, Zone41.SquareMetresOf(polygon));
}
