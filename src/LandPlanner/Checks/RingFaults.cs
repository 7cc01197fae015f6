using LandPlanner.Areas;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

/// <summary>What is wrong with single shapes, though they are valid: slivers, spikes and tiny edges.</summary>
internal sealed class RingFaults
{
    private readonly CheckLimits _limits;
    private readonly EllipsoidalArea _areas;
    private readonly Findings _found;
    private readonly List<(Problem Problem, (long, long, long, long) Edge)> _tiny = [];

    private RingFaults(CheckInput input, Findings found) =>
        (_limits, _areas, _found) = (input.Limits, input.Areas, found);

    public static void Find(CheckedShapes shapes, CheckInput input, Findings found, ParallelOptions options)
    {
        var perShape = new RingFaults?[shapes.Count];
        Parallel.For(0, shapes.Count, options, i =>
        {
            if (shapes.Sound[i] is not { } shape)
                return;
            var own = new RingFaults(input, new(input.Kinds));
            own.Look(shape, shapes.Id(i));
            if (own._tiny.Count > 0 || own._found.InOrder().Count > 0)
                perShape[i] = own;
        });
        var all = perShape.OfType<RingFaults>().ToList();
        found.AddRange(all.SelectMany(own => own._found.InOrder()));
        // An edge that two neighbours have in common is one problem.
        found.AddRange(all.SelectMany(own => own._tiny).GroupBy(tiny => tiny.Edge).Select(same =>
            same.First().Problem with { Ids = [.. same.SelectMany(tiny => tiny.Problem.Ids).Distinct().Order()] }));
    }

    /// <summary>A shape all parts of which are slivers is one as a whole; of another its parts are looked at one by one.</summary>
    private void Look(Geometry shape, long id)
    {
        var parts = Enumerable.Range(0, shape.NumGeometries).Select(i => (Polygon)shape.GetGeometryN(i)).ToArray();
        var reasons = Array.ConvertAll(parts, SliverReason);
        if (_found.Wants(CheckKinds.Sliver))
            FindSlivers(shape, parts, reasons, id);
        foreach (var (polygon, reason) in parts.Zip(reasons))
        {
            Look(polygon.ExteriorRing.CoordinateSequence, id, isSliver: reason is not null);
            for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
                Look(polygon.GetInteriorRingN(hole).CoordinateSequence, id, isSliver: reason is not null);
        }
    }

    private void FindSlivers(Geometry shape, Polygon[] parts, string?[] reasons, long id)
    {
        if (reasons.All(reason => reason is not null))
        {
            AddSliver(SliverReason(shape) ?? reasons[0]!, shape, id);
            return;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (reasons[i] is { } reason)
                AddSliver(reason, parts[i], id);
        }
    }

    /// <summary>Null where it is none.</summary>
    private string? SliverReason(Geometry shape) =>
        Area.FromSquareMetres(_areas.SquareMetresOf(shape)) < _limits.Tolerance.Sliver ? ProblemReasons.SmallShape
        : 2 * shape.Area < _limits.Tolerance.ThinMetres * shape.Length ? ProblemReasons.ThinShape
        : null;

    private void AddSliver(string reason, Geometry shape, long id) =>
        _found.Add(new(CheckKinds.Sliver, ProblemSeverity.Error, reason, [id], Places.Inside(shape))
        {
            Shape = shape,
            SquareMetres = Places.SquareMetres(_areas, shape),
            PlanarSquareMetres = Places.Rounded(shape.Area),
            IsSliver = true,
        });

    private void Look(CoordinateSequence ring, long id, bool isSliver)
    {
        var (edges, spikes) = (_found.Wants(CheckKinds.TinyEdge), !isSliver && _found.Wants(CheckKinds.Spike));
        for (var i = 1; i < ring.Count; i++)
        {
            if (edges)
                LookAtEdge(ring, i, id);
            if (spikes)
                LookAtVertex(ring, i, id);
        }
    }

    private void LookAtEdge(CoordinateSequence ring, int end, long id)
    {
        var (x, y) = (ring.GetX(end), ring.GetY(end));
        var (fromX, fromY) = (ring.GetX(end - 1), ring.GetY(end - 1));
        var limit = _limits.TinyEdgeMetres;
        if (Math.Abs(x - fromX) > limit || Math.Abs(y - fromY) > limit)
            return;
        var (from, to) = ((X: Grid.ToLong(fromX), Y: Grid.ToLong(fromY)), (X: Grid.ToLong(x), Y: Grid.ToLong(y)));
        var (run, rise) = ((double)(to.X - from.X), (double)(to.Y - from.Y));
        if (run * run + rise * rise >= limit * Grid.Scale * (limit * Grid.Scale))
            return;
        var problem = new Problem(
            CheckKinds.TinyEdge, ProblemSeverity.Warning,
            from == to ? ProblemReasons.RepeatedPoint : ProblemReasons.TinyEdge, [id],
                new((x + fromX) / 2, (y + fromY) / 2))
        {
            Facts = [new("metres", Text(Math.Sqrt(run * run + rise * rise) / Grid.Scale))],
        };
        _tiny.Add((problem, from.CompareTo(to) < 0 ? (from.X, from.Y, to.X, to.Y) : (to.X, to.Y, from.X, from.Y)));
    }

    private void LookAtVertex(CoordinateSequence ring, int at, long id)
    {
        var (x, y) = (ring.GetX(at), ring.GetY(at));
        var next = at + 1 == ring.Count ? 1 : at + 1;
        var (backX, backY) = (ring.GetX(at - 1) - x, ring.GetY(at - 1) - y);
        var (onX, onY) = (ring.GetX(next) - x, ring.GetY(next) - y);
        var dot = backX * onX + backY * onY;
        if (dot <= 0)
            return;
        var cross = Math.Abs(backX * onY - backY * onX);
        var longer = Math.Sqrt(Math.Max(backX * backX + backY * backY, onX * onX + onY * onY));
        var degrees = double.RadiansToDegrees(Math.Atan2(cross, dot));
        if (degrees >= _limits.SpikeDegrees || cross > _limits.SpikeWidthMetres * longer)
            return;
        var squareMetres = _areas.SignedSquareMetresOf([x, y, x + backX, y + backY, x + onX, y + onY]);
        _found.Add(new(CheckKinds.Spike, ProblemSeverity.Error, ProblemReasons.Spike, [id], new(x, y))
        {
            SquareMetres = Places.Rounded(Math.Abs(squareMetres)),
            PlanarSquareMetres = Places.Rounded(cross / 2),
            Facts = [new("degrees", Text(degrees)), new("width", Text(cross / longer))],
        });
    }

    private static string Text(double value) =>
        Math.Round(value, 4).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
