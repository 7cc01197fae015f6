using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using LandPlanner.Areas;
using LandPlanner.Checks;
using LandPlanner.Overlays;
using LandPlanner.Workspaces.Tables;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;
using NetTopologySuite.Geometries.Utilities;

namespace LandPlanner.Bench;

/// <summary>
/// The overlap engine beside PostGIS and NetTopologySuite, in one run on the same cores: shapes in memory, or in the
/// server's tables, to areas. Laying the shapes out for the engine is in its figure.
/// </summary>
internal static class OverlapBench
{
    private const string Name = "overlap";
    private const int Runs = 5;
    private const double CheckLimitMs = 3_000;

    public static Task RunAsync(BenchFolder folder, CancellationToken ct)
    {
        var areas = EllipsoidalArea.For(TableSet.Open().Crs.Get(new(4550)));
        var first = new PatchCoverage(400, 250, seed: 1).Patches();
        var second = new PatchCoverage(400, 250, seed: 2).Patches();
        var nextYear = new PatchCoverage(400, 250, seed: 1, redrawn: 0.05).Patches();
        using (var server = new PostGisPeer())
        {
            server.Load("first", first, folder.At("patches"));
            server.Load("second", second, folder.At("patches"));
            server.Load("next_year", nextYear, folder.At("patches"));
            Compare("coverages", first, second, server, "second", areas, ct);
            Compare("year-on-year", first, nextYear, server, "next_year", areas, ct);
            CompareShapes(first, second, server, areas, ct);
        }

        CompareReading(first, second, areas, ct);
        Check(areas, ct);
        CompareGrowth("1m-1k", (1000, 32), (316, 10), areas, ct);
        CompareGrowth("1m-1m", (1000, 1000), (316, 316), areas, ct);
        LiveBench.Run(areas, ct);
        return Task.CompletedTask;
    }

    private static void Compare(
        string row, Polygon[] a, Polygon[] b, PostGisPeer server, string table, EllipsoidalArea areas, CancellationToken ct)
    {
        var (pairs, squareMetres) = (0L, 0.0);
        var times = Enumerable.Range(0, Runs).Select(_ => Milliseconds(() => (pairs, squareMetres) = CrossTabOf(a, b, areas, ct))).ToArray();
        Row.Note(Name, $"{row} first_ms={times[0]:F0} pairs={pairs} square_metres={squareMetres:F3}");
        var postGis = server.CrossTab("first", table);
        Require(row, pairs, squareMetres, postGis.Pairs, postGis.SquareMetres);
        Row.Compare(Name, row, Row.Median(times), "postgis", postGis.Milliseconds);
        var theirs = (Pairs: 0L, SquareMetres: 0.0);
        var nts = Milliseconds(() => theirs = NtsPeer.CrossTab(a, b));
        Require(row, pairs, squareMetres, theirs.Pairs, theirs.SquareMetres);
        Row.Compare(Name, row, Row.Median(times), "nts", nts);
    }

    private static void CompareShapes(Polygon[] a, Polygon[] b, PostGisPeer server, EllipsoidalArea areas, CancellationToken ct)
    {
        var shapes = Array.Empty<Geometry>();
        var times = Enumerable.Range(0, Runs).Select(_ => Milliseconds(() =>
        {
            var (setA, setB) = (PolygonSet.Build(a, areas), PolygonSet.Build(b, areas));
            shapes = Evidence.Intersections(setA, setB, CrossTab.Pairs(setA, setB, ct), ct);
        })).ToArray();
        var postGis = server.CrossTab("first", "second", withShapes: true);
        Require("shapes", shapes.Length, shapes.Sum(shape => shape.Area), postGis.Pairs, postGis.SquareMetres);
        Row.Compare(Name, "shapes", Row.Median(times), "postgis", postGis.Milliseconds);
    }

    /// <summary>How far it is from the least that must be done: reading the coordinates of both layers once.</summary>
    private static void CompareReading(Polygon[] a, Polygon[] b, EllipsoidalArea areas, CancellationToken ct)
    {
        var coordinates = new[] { a, b }.Select(patches => patches
            .SelectMany(patch => ((PackedDoubleCoordinateSequence)patch.ExteriorRing.CoordinateSequence).GetRawCoordinates()).ToArray()).ToArray();
        var sums = new double[2];
        var reading = Enumerable.Range(0, Runs).Select(_ => Milliseconds(() =>
            Parallel.For(0, 2, i => sums[i] = Sum(coordinates[i])))).ToArray();
        var (setA, setB) = (PolygonSet.Build(a, areas), PolygonSet.Build(b, areas));
        var pairs = Enumerable.Range(0, Runs).Select(_ => Milliseconds(() => CrossTab.Pairs(setA, setB, ct))).ToArray();
        Row.Compare(Name, "pairs-alone", Row.Median(pairs), "reading-once", Row.Median(reading));
    }

    private static double Sum(double[] values)
    {
        var sum = Vector<double>.Zero;
        foreach (var part in MemoryMarshal.Cast<double, Vector<double>>(values))
            sum += part;
        return Vector.Sum(sum);
    }

    /// <summary>The four topology checks of a layer in which 27 patches lie 1 m too far east.</summary>
    private static void Check(EllipsoidalArea areas, CancellationToken ct)
    {
        var patches = new PatchCoverage(300, 270, seed: 6).Patches();
        Geometry[] shapes = [.. patches.Select((patch, i) => i % 3000 == 150 ? Moved(patch) : patch)];
        const CheckKinds kinds = CheckKinds.Invalid | CheckKinds.Overlap | CheckKinds.Gap | CheckKinds.Duplicate;
        CheckResult? result = null;
        var times = Enumerable.Range(0, Runs).Select(_ => Milliseconds(() =>
            result = LayerCheck.Run(CheckInput.Of(shapes, areas) with { Kinds = kinds }, ct))).ToArray();
        Row.Note(Name, $"check-81k first_ms={times[0]:F0} problems={result!.Problems.Count}");
        Row.Limit(Name, "check-81k", Row.Median(times), CheckLimitMs);
    }

    private static Geometry Moved(Polygon patch) => AffineTransformation.TranslationInstance(1, 0).Transform(patch);

    /// <summary>Ten times as many patches on each side against n log n times what the smaller layers took.</summary>
    /// <param name="large">Columns and rows of lattices over the same square.</param>
    private static void CompareGrowth(string row, (int A, int B) large, (int A, int B) small, EllipsoidalArea areas, CancellationToken ct)
    {
        var (less, _) = Grown(small, areas, ct);
        var (more, bytes) = Grown(large, areas, ct);
        var (patches, fewer) = (Patches(large), Patches(small));
        var expected = less * patches * Math.Log(patches) / (fewer * Math.Log(fewer));
        Row.Compare(Name, row, more, "n-log-n", expected);
        Row.Note(Name, $"{row} patches={patches} bytes_per_vertex={bytes:F1} peak_mb={Environment.WorkingSet / 1e6:F0}");
    }

    private static double Patches((int A, int B) lattices) => (double)lattices.A * lattices.A + (double)lattices.B * lattices.B;

    private static (double Milliseconds, double BytesPerVertex) Grown((int A, int B) lattices, EllipsoidalArea areas, CancellationToken ct)
    {
        var a = new PatchCoverage(lattices.A, lattices.A, seed: 3).Patches();
        var b = new PatchCoverage(lattices.B, lattices.B, seed: 4, cellMetres: 100.0 * lattices.A / lattices.B).Patches();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var set = PolygonSet.Build(a, areas);
        var bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / set.Vertices;
        GC.KeepAlive(set);
        return (Enumerable.Range(0, Runs).Min(_ => Milliseconds(() => CrossTabOf(a, b, areas, ct))), bytes);
    }

    private static (long Pairs, double SquareMetres) CrossTabOf(Polygon[] a, Polygon[] b, EllipsoidalArea areas, CancellationToken ct)
    {
        var pairs = CrossTab.Pairs(PolygonSet.Build(a, areas), PolygonSet.Build(b, areas), ct);
        return (pairs.Count, pairs.Sum(pair => pair.PlanarSquareMetres));
    }

    /// <summary>No time counts where the answers differ.</summary>
    private static void Require(string row, long pairs, double squareMetres, long theirPairs, double theirSquareMetres)
    {
        if (pairs != theirPairs || Math.Abs(squareMetres - theirSquareMetres) > 1e-3)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"{row}: {pairs} pairs of {squareMetres} m² here, {theirPairs} of {theirSquareMetres} there."));
        }
    }

    private static double Milliseconds(Action work)
    {
        GC.Collect();
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }
}
