using CsCheck;
using LandPlanner.Checks;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using static LandPlanner.Tests.Checks.Coverages;

namespace LandPlanner.Tests.Checks;

/// <summary>
/// Random coverages with random faults, against NetTopologySuite: overlaps are the intersections of all pairs, gaps the
/// holes of the union of all shapes.
/// </summary>
public sealed class OracleTests
{
    // A corner that snap rounding moves goes up to 0.1 mm; so much may a gap of a few hundred metres' outline differ.
    private const double GapSquareMetres = 0.05;

    // Two corners that the grid moves towards each other come closer by at most 0.15 mm.
    private const double SlitMetres = 0.0001;

    private static readonly CheckKinds Kinds = CheckKinds.Overlap | CheckKinds.Gap | CheckKinds.Duplicate;

    /// <summary>Some cells are gone, moved, grown, cut in two where the neighbours have no corner, or there
    /// twice.</summary>
    private static readonly Gen<Geometry?[]> Faulty = Gen.Select(
        Gen.Int[0, 1000], Gen.Int[1, 4],
            Gen.Select(Gen.Int[0, 35], Gen.Int[0, 4], Gen.Double[-3, 3]).Array[0, 6]).Select((seed, pieces, faults) =>
        {
            List<Geometry?> cells = [.. Winding(6, 6, pieces, seed)];
            foreach (var (cell, fault, metres) in faults)
                Plant(cells, cell, fault, metres);
            return cells.ToArray();
        });

    [Fact]
    public void Overlaps_are_the_intersections_of_all_pairs() => Faulty.Sample(shapes =>
    {
        var expected = Pairs(shapes).Where(pair => pair.Area >= 0.01).ToDictionary(pair => (pair.A, pair.B), pair =>
            pair.Area);

        var result = Check(shapes, Kinds);
        var found = result.Problems.Where(problem => problem.Kind == CheckKinds.Overlap)
            .ToDictionary(problem => ((int)problem.Ids[0], (int)problem.Ids[1]));
        var twice = result.Problems.Where(problem => problem.Kind == CheckKinds.Duplicate)
            .SelectMany(problem =>
                problem.Ids.SelectMany(a => problem.Ids.Where(b => a < b).Select(b => ((int)a, (int)b)))).ToHashSet();

        foreach (var (pair, area) in expected)
        {
            Assert.True(found.ContainsKey(pair) || twice.Contains(pair), $"{pair} overlap by {area} m²");
            if (found.TryGetValue(pair, out var problem))
            {
                Assert.Equal(area, problem.PlanarSquareMetres, 1e-3);
                Assert.Equal(area, problem.Shape!.Area, 1e-3);
            }
        }

        Assert.All(found, pair => Assert.True(expected.ContainsKey(pair.Key) || pair.Value.PlanarSquareMetres < 0.011));
    }, iter: 150);

    /// <summary>Ground enclosed but for a slit that the grid cannot show is a gap: a patch drawn there would fill it.</summary>
    [Fact]
    public void Gaps_are_the_holes_of_the_union() => Faulty.Sample(shapes =>
    {
        var union = OverlayNGRobust.Union([.. shapes.OfType<Geometry>()], GeometryFactory.Default);
        var closed = union.Buffer(SlitMetres);
        var holes = Enumerable.Range(0, closed.NumGeometries)
            .SelectMany(i => ((Polygon)closed.GetGeometryN(i)).InteriorRings)
            .Select(ring => GeometryFactory.Default.CreatePolygon((LinearRing)ring).Buffer(2 * SlitMetres))
            .Select(hole => OverlayNGRobust.Overlay(hole, union,
                NetTopologySuite.Operation.Overlay.SpatialFunction.Difference)).ToList();

        var gaps = Check(shapes, CheckKinds.Gap).Problems;

        Assert.Equal(holes.Sum(hole => hole.Area), gaps.Sum(gap => gap.PlanarSquareMetres), GapSquareMetres);
        Assert.All(holes.Where(hole => hole.Area > GapSquareMetres), hole =>
            Assert.Contains(gaps, gap => Math.Abs(gap.PlanarSquareMetres - hole.Area) < GapSquareMetres
                && hole.Contains(new Point(gap.Place))));
        Assert.All(gaps, gap => Assert.True(
            gap.PlanarSquareMetres < GapSquareMetres || holes.Any(hole => hole.Contains(new Point(gap.Place)))));
    }, iter: 150);

    [Fact]
    public void Neither_the_order_of_features_nor_of_vertices_nor_the_threads_change_the_answer() =>
        Gen.Select(Faulty, Gen.Int[0, 1000]).Sample((shapes, seed) =>
        {
            var input = CheckInput.Of(shapes, Zone);
            var shuffled = input.Features.ToArray();
            new Random(seed).Shuffle(shuffled);

            var plain = Whole(LayerCheck.Run(input with { Threads = 1 }, TestContext.Current.CancellationToken));

            Assert.Equal(plain, Whole(LayerCheck.Run(
                input with { Features = shuffled, Threads = 3 }, TestContext.Current.CancellationToken)));
            Assert.Equal(plain.Select(Short), Whole(LayerCheck.Run(
                input with
                {
                    Features = [.. shuffled.Select(feature =>
                    feature with { Shape = feature.Shape?.Reverse() })]
                },
                TestContext.Current.CancellationToken)).Select(Short));
        }, iter: 40);

    /// <summary>Whole metres keep every vertex on the grid.</summary>
    [Fact]
    public void Moved_as_a_whole_a_layer_has_the_same_problems() =>
        Gen.Select(Faulty, Gen.Int[-500, 500], Gen.Int[-500, 500]).Sample((shapes, x, y) =>
    {
        var moved = Array.ConvertAll(shapes, shape => shape is null ? null
            : OnGrid(AffineTransformation.TranslationInstance(x, y).Transform(shape)));

        Assert.Equal(Check(shapes).Problems.Select(Kind), Check(moved).Problems.Select(Kind));
    }, iter: 40);

    private static string Kind(Problem problem) =>
        $"{problem.Kind} {string.Join(',', problem.Ids)} {Math.Round(problem.PlanarSquareMetres, 2)}";

    private static string[] Whole(CheckResult result) =>
        [.. result.Problems.Select(problem => FormattableString.Invariant(
        $"{problem.Kind} {string.Join(',', problem.Ids)}|{problem.Reason} {problem.SquareMetres} {problem.Place} {problem.Shape}"))];

    // Which of two crossing edges comes first moves the last bit of a corner that is not on the grid.
    private static string Short(string whole) => whole.Split('|')[0];

    private static void Plant(List<Geometry?> cells, int cell, int fault, double metres)
    {
        if (cells[cell] is not { } shape)
            return;
        if (fault == 0)
            cells[cell] = null;
        else if (fault == 1)
            cells[cell] = OnGrid(AffineTransformation.TranslationInstance(metres, metres / 2).Transform(shape));
        else if (fault == 2)
            cells.Add(OnGrid(AffineTransformation.ScaleInstance(0.5, 0.5, shape.Centroid.X,
                shape.Centroid.Y).Transform(shape)));
        else if (fault == 3)
            cells.Add(shape.Reverse());
        else
            Halve(cells, cell, shape);
    }

    private static void Halve(List<Geometry?> cells, int cell, Geometry shape)
    {
        var box = shape.EnvelopeInternal;
        var west = GeometryFactory.Default.ToGeometry(new Envelope(box.MinX - 1, Grid.Snap(box.Centre.X),
            box.MinY - 1, box.MaxY + 1));
        var halves = new[]
        {
            OnGrid(OverlayNGRobust.Overlay(shape, west,
                NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection)),
            OnGrid(OverlayNGRobust.Overlay(shape, west, NetTopologySuite.Operation.Overlay.SpatialFunction.Difference)),
        };
        if (halves.Any(half => !half.IsValid || half is not (Polygon or MultiPolygon)))
            return;
        cells[cell] = halves[0];
        cells.Add(halves[1]);
    }

    private static Geometry OnGrid(Geometry shape)
    {
        var copy = shape.Copy();
        copy.Apply(new Snapping());
        copy.GeometryChanged();
        return copy;
    }

    private static IEnumerable<(int A, int B, double Area)> Pairs(Geometry?[] shapes) =>
        from a in Enumerable.Range(0, shapes.Length)
        from b in Enumerable.Range(a + 1, shapes.Length - a - 1)
        where shapes[a] is not null && shapes[b] is not null
            && shapes[a]!.EnvelopeInternal.Intersects(shapes[b]!.EnvelopeInternal)
        select (a + 1, b + 1, OverlayNGRobust.Overlay(
            shapes[a], shapes[b], NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area);

    private sealed class Snapping : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq)
        {
            for (var i = 0; i < seq.Count; i++)
            {
                seq.SetX(i, Grid.Snap(seq.GetX(i)));
                seq.SetY(i, Grid.Snap(seq.GetY(i)));
            }
        }
    }
}
