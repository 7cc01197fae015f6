using LandPlanner.Overlays;
using NetTopologySuite.Geometries;
using NetTopologySuite.Triangulate;

namespace LandPlanner.Tests.Overlays;

/// <summary>
/// Two coverages drawn independently: what the patches of one have of a patch of the other is the whole patch. Shared
/// borders are bent and have more corners than patches have.
/// </summary>
public sealed class CoverageTests
{
    // 300 m, in grid units.
    private const int Side = 3_000_000;
    private const int Patches = 400;

    // The parts are exact, but for one rounding each.
    private const double Rounding = 1e-14;

    // Of some ten neighbours, each with up to 10⁻⁶ m².
    private const double SliversLeftOut = 1e-5;

    private static readonly Coverage Before = Coverage.Draw(seed: 11, Patches, Side);
    private static readonly Coverage After = Coverage.Draw(seed: 47, Patches, Side);
    private static readonly PolygonSet A = Place.Zone.Set(Before.Patches);
    private static readonly PolygonSet B = Place.Zone.Set(After.Patches);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_parts_of_a_patch_add_up_to_the_patch()
    {
        var pairs = CrossTab.Pairs(A, B, Ct);

        var inner = Before.Inner(Side).ToArray();
        Assert.InRange(inner.Length, Patches / 2, Patches);
        Assert.InRange(pairs.Count, 2 * Patches, 20 * Patches);
        AssertClosed(A, inner, pairs.ToLookup(pair => pair.A));
        AssertClosed(B, After.Inner(Side), pairs.ToLookup(pair => pair.B));
    }

    [Fact]
    public void So_they_do_with_the_two_coverages_changed_about()
    {
        var pairs = CrossTab.Pairs(B, A, Ct);

        AssertClosed(B, After.Inner(Side), pairs.ToLookup(pair => pair.A));
        AssertClosed(A, Before.Inner(Side), pairs.ToLookup(pair => pair.B));
    }

    /// <summary>A shift by few grid units leaves every border beside itself, nearly parallel.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, -1)]
    [InlineData(2, 1)]
    public void A_coverage_shifted_by_grid_units_closes(int x, int y)
    {
        var shifted = Place.Zone.Set([.. Before.Patches.Select(patch => GridPairs.Moved(patch, x, y))]);

        var pairs = CrossTab.Pairs(A, shifted, Ct);

        AssertClosed(A, Before.Inner(Side), pairs.ToLookup(pair => pair.A), SliversLeftOut);
    }

    [Fact]
    public void A_coverage_has_no_more_in_common_with_itself_than_each_patch_with_itself()
    {
        var pairs = CrossTab.Pairs(A, A, Ct);

        Assert.Equal(
            Enumerable.Range(0, A.Count)
                .Select(i => new OverlapPair(i, i, A.PlanarSquareMetres(i), A.SquareMetres(i))),
            pairs);
    }

    /// <summary>Corners that only one side of a border has, as where the maps of two bureaus meet.</summary>
    [Fact]
    public void Corners_on_one_side_of_a_border_only_change_nothing()
    {
        var patches = Before.Patches.Select(GridPairs.OnEveryFourthLine).ToArray();
        var whole = Place.Zone.Set(patches);
        var cut = Place.Zone.Set([.. patches.Select((patch, i) => i % 2 == 0 ? patch : GridPairs.Split(patch))]);

        var pairs = CrossTab.Pairs(whole, cut, Ct);

        Assert.Equal(Enumerable.Range(0, whole.Count).Select(i => (i, i)), pairs.Select(pair => (pair.A, pair.B)));
        Assert.All(pairs, pair => Assert.Equal(whole.PlanarSquareMetres(pair.A), pair.PlanarSquareMetres));
        Assert.All(pairs, pair => Assert.Equal(whole.SquareMetres(pair.A), pair.SquareMetres, 1e-6));
    }

    private static void AssertClosed(
        PolygonSet set, IEnumerable<int> patches, ILookup<int, OverlapPair> parts, double leftOut = 0)
    {
        foreach (var i in patches)
        {
            var (planar, official) = (set.PlanarSquareMetres(i), set.SquareMetres(i));
            Assert.Equal(planar, parts[i].Sum(part => part.PlanarSquareMetres), planar * Rounding + leftOut);
            Assert.Equal(official, parts[i].Sum(part => part.SquareMetres), official * Rounding + leftOut);
        }
    }

    /// <summary>Voronoi cells, reaching beyond a square.</summary>
    private sealed record Coverage(Geometry[] Patches)
    {
        public static Coverage Draw(int seed, int patches, int side)
        {
            var random = new Random(seed);
            var builder = new VoronoiDiagramBuilder();
            builder.SetSites([.. Enumerable.Range(0, patches * 4).Select(_ => new Coordinate(Anywhere(), Anywhere()))]);
            var cells = builder.GetSubdivision().GetVoronoiCellPolygons(GeometryFactory.Default);
            var box = new Envelope(0, side, 0, side);
            return new([.. cells.Where(cell => box.Intersects(cell.EnvelopeInternal)).Select(cell => Bent(cell, seed))]);

            int Anywhere() => random.Next(-side / 2, side * 3 / 2);
        }

        /// <summary>The patches of which each place is covered by the other coverage as well.</summary>
        public IEnumerable<int> Inner(int side)
        {
            var box = new Envelope(0, side, 0, side);
            return Enumerable.Range(0, Patches.Length).Where(i => box.Contains(Patches[i].EnvelopeInternal));
        }

        private static Geometry Bent(Geometry cell, int seed) => GridPairs.WithRings(cell, ring =>
        {
            var corners = ring.Select(c => new Coordinate(Math.Round(c.X), Math.Round(c.Y))).ToArray();
            var borders = corners.Zip(corners.Skip(1)).SelectMany(edge => Border(edge.First, edge.Second, seed));
            return [.. borders, corners[0].Copy()];
        });

        /// <summary>The corners of a border but its last, the same from both sides.</summary>
        private static IEnumerable<Coordinate> Border(Coordinate from, Coordinate to, int seed)
        {
            if (from.CompareTo(to) > 0)
                return Border(to, from, seed).Skip(1).Reverse().Prepend(from.Copy());
            var random = new Random(HashCode(from, seed) ^ HashCode(to, seed + 1));
            var pieces = random.Next(1, 20);
            var (run, rise) = (to.X - from.X, to.Y - from.Y);
            return Enumerable.Range(0, pieces)
                .Select(i => (Along: (double)i / pieces, Off: i == 0 ? 0 : random.Next(-30, 31) / 2_000.0))
                .Select(p => (X: from.X + p.Along * run - p.Off * rise, Y: from.Y + p.Along * rise + p.Off * run))
                .Select(p => new Coordinate(Math.Round(p.X), Math.Round(p.Y)))
                .ToArray();
        }

        private static int HashCode(Coordinate corner, int seed) =>
            unchecked((int)corner.X * 73_856_093 + (int)corner.Y * 19_349_663 + seed * 83_492_791);
    }
}
