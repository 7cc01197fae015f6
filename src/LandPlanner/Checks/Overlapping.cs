using LandPlanner.Audits;
using LandPlanner.Overlays;
using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

/// <summary>Reports each pair of shapes that cover the same ground, with that ground.</summary>
internal sealed class Overlapping(CheckInput input, CheckedShapes shapes, Duplicates twins, Findings found)
{
    private readonly Tolerance _tolerance = input.Limits.Tolerance;

    public void Find(BoundaryEdges edges, ParallelOptions options)
    {
        var suspects = Suspects.Of(shapes.Sound, edges, input.Areas, options);
        var threads = Math.Max(0, options.MaxDegreeOfParallelism);
        var set = PolygonSet.Build([.. suspects.Select(i => shapes.Sound[i])], input.Areas, options);
        var pairs = CrossTab.Within(set, options.CancellationToken, threads)
            .Where(pair => Counts(pair.SquareMetres))
            .Where(pair => !twins.AreSame(suspects[pair.A], suspects[pair.B]))
            .ToArray();
        var problems = new Problem[pairs.Length];
        Parallel.For(0, pairs.Length, options, i => problems[i] = Of(set, suspects, pairs[i]));
        found.AddRange(problems.Where(problem => found.Wants(problem.Kind)));
    }

    private bool Counts(double squareMetres) => input.Limits.OverlapFromSquareMetres is { } least
        ? squareMetres >= least
        : !_tolerance.IsNoise(squareMetres);

    private Problem Of(PolygonSet set, int[] suspects, OverlapPair pair)
    {
        var (one, other) = (suspects[pair.A], suspects[pair.B]);
        var (a, b) = (shapes.Sound[one]!, shapes.Sound[other]!);
        long[] ids = [shapes.Id(one), shapes.Id(other)];
        if (found.Wants(CheckKinds.Duplicate) && IsAllOf(a, pair) && IsAllOf(b, pair))
            return Duplicates.Problem(ids, a, ProblemReasons.SameGround, input.Areas);
        var common = a.EnvelopeInternal.Intersection(b.EnvelopeInternal);
        var shape = Evidence.Intersection(NearPart.Of(set, pair.A, common) ?? a, NearPart.Of(set, pair.B, common) ?? b).Normalized();
        var isSliver = IsSliver(shape);
        return new(
            CheckKinds.Overlap, isSliver ? ProblemSeverity.Warning : ProblemSeverity.Error, ProblemReasons.Overlap, ids,
            Places.Inside(shape) ?? common.Centre)
        {
            Shape = shape.IsEmpty ? null : shape,
            SquareMetres = Places.Rounded(pair.SquareMetres),
            PlanarSquareMetres = Places.Rounded(pair.PlanarSquareMetres),
            IsSliver = isSliver,
        };
    }

    private bool IsAllOf(Geometry shape, OverlapPair pair) => pair.PlanarSquareMetres >= _tolerance.Sliver.SquareMetres
        && _tolerance.IsNoise(shape.Area - pair.PlanarSquareMetres);

    private bool IsSliver(Geometry shape) =>
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>()
        .All(piece => _tolerance.IsSliver(piece, input.Areas.SquareMetresOf(piece)));
}
