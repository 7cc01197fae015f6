using System.Runtime.InteropServices;
using LandPlanner.Topology;

namespace LandPlanner.Overlays;

/// <summary>
/// The boundary of what two shapes have in common, walked along the crossings the area is measured by: along A from where
/// it enters B to where it leaves, from there along B to where A enters again, until the ring closes.
/// </summary>
/// <remarks>
/// Only for pairs in general position: where an end of one edge lies on the line of another, or two crossings of one edge
/// are the same to rounding, there is nothing to walk by, and <see cref="TryWalk"/> says so.
/// </remarks>
internal struct OverlapRings : IEdgePairs
{
    // Crossings of one edge that are nearer, in 2⁻²² grid units, may have changed places by rounding.
    private const long LeastApart = 64;

    private readonly PolygonSet _a;
    private readonly int _rootA;
    private readonly PolygonSet _b;
    private readonly int _rootB;
    private readonly List<Point> _points = [];
    private bool _isDegenerate;

    public OverlapRings(PolygonSet a, int rootA, PolygonSet b, int rootB) => (_a, _rootA, _b, _rootB) = (a, rootA, b, rootB);

    /// <summary>Edges that only touch are what makes a pair degenerate.</summary>
    public static bool TakesCrossingsOnly => false;

    /// <summary>
    /// Rings of x, y pairs in metres, not closed by their first point; shells counter-clockwise, holes clockwise.
    /// </summary>
    /// <returns>Whether the pair is in general position.</returns>
    public bool TryWalk(List<double[]> rings)
    {
        EdgePairs.Find(_a, _rootA, _b, _rootB, ref this);
        if (_isDegenerate || !TryLink(isA: true) || !TryLink(isA: false))
            return false;
        AddWholeRings(_a, _rootA, _b, _rootB, PointShift.Back, rings);
        AddWholeRings(_b, _rootB, _a, _rootA, PointShift.Forth, rings);
        WalkCrossings(rings);
        return !_isDegenerate;
    }

    public void Take(in EdgeNode leafA, int edgeA, in EdgeNode leafB, int edgeB)
    {
        _isDegenerate |= IsTouched(_a, edgeA, _b, edgeB) || IsTouched(_b, edgeB, _a, edgeA);
        if (_isDegenerate || !Crossing.TryFind(_a, edgeA, _b, edgeB, out var crossing))
            return;
        const double unit = 1.0 / (1 << Crossing.FractionBits) / Grid.Scale;
        _points.Add(new()
        {
            IsEntry = crossing.IsEntry,
            OnA = new(leafA.Ring, edgeA, Along(_a, crossing.AnchorA, edgeA, crossing)),
            OnB = new(leafB.Ring, edgeB, Along(_b, crossing.AnchorA, edgeB, crossing)),
            X = _a.Xs[crossing.AnchorA] / Grid.Scale + crossing.X * unit,
            Y = _a.Ys[crossing.AnchorA] / Grid.Scale + crossing.Y * unit,
        });
    }

    /// <summary>Whether an end of the edge lies on the line through the other.</summary>
    private static bool IsTouched(PolygonSet set, int edge, PolygonSet other, int otherEdge)
    {
        var (x1, y1, x2, y2) = (other.Xs[otherEdge], other.Ys[otherEdge], other.Xs[otherEdge + 1], other.Ys[otherEdge + 1]);
        return Orientation.Of(x1, y1, x2, y2, set.Xs[edge], set.Ys[edge]) == 0
            || Orientation.Of(x1, y1, x2, y2, set.Xs[edge + 1], set.Ys[edge + 1]) == 0;
    }

    /// <summary>How far a crossing is from an edge's first end, in 2⁻²² grid units along both axes together.</summary>
    private readonly long Along(PolygonSet set, int anchorA, int edge, in Crossing crossing)
    {
        var x = crossing.X + ((long)(_a.Xs[anchorA] - set.Xs[edge]) << Crossing.FractionBits);
        var y = crossing.Y + ((long)(_a.Ys[anchorA] - set.Ys[edge]) << Crossing.FractionBits);
        return Math.Abs(x) + Math.Abs(y);
    }

    /// <summary>Says of each crossing which comes next along one of the boundaries.</summary>
    private readonly bool TryLink(bool isA)
    {
        var points = CollectionsMarshal.AsSpan(_points);
        var order = points.Length <= 256 ? stackalloc int[points.Length] : new int[points.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        var all = _points;
        order.Sort((i, j) => all[i].On(isA).CompareTo(all[j].On(isA)));
        for (var (start, i) = (0, 0); i < order.Length; i++)
        {
            var (here, isLast) = (points[order[i]].On(isA), i + 1 == order.Length);
            var isRingEnd = isLast || points[order[i + 1]].On(isA).Ring != here.Ring;
            var next = order[isRingEnd ? start : i + 1];
            if (!isRingEnd && points[next].On(isA).Edge == here.Edge && points[next].On(isA).Along - here.Along < LeastApart)
                return false;
            if (points[next].IsEntry == points[order[i]].IsEntry)
                return false;
            if (isA)
                points[order[i]].NextOnA = next;
            else
                points[order[i]].NextOnB = next;
            if (isRingEnd)
                start = i + 1;
        }

        return true;
    }

    /// <summary>Adds the rings that nothing crosses and that lie inside the other shape.</summary>
    private void AddWholeRings(
        PolygonSet set, int node, PolygonSet other, int otherRoot, PointShift shift, List<double[]> rings)
    {
        ref readonly var here = ref set.Nodes[node];
        if (!here.Box.Meets(other.Nodes[otherRoot].Box))
            return;
        if (!here.IsLeaf)
        {
            for (var child = here.First; child < here.End; child++)
                AddWholeRings(set, child, other, otherRoot, shift, rings);
            return;
        }

        if (here.First != set.RingStart(here.Ring) || IsCrossed(here.Ring, isA: !shift.IsForth))
            return;
        var times = Winding.Number(other, otherRoot, set.Xs[here.First], set.Ys[here.First], shift);
        _isDegenerate |= times is < 0 or > 1;
        if (times == 1)
        {
            var ring = new List<double>();
            AddVertices(set, here.First, set.RingEnd(here.Ring), ring);
            rings.Add([.. ring]);
        }
    }

    private readonly bool IsCrossed(int ring, bool isA)
    {
        foreach (ref readonly var point in CollectionsMarshal.AsSpan(_points))
        {
            if (point.On(isA).Ring == ring)
                return true;
        }

        return false;
    }

    private readonly void WalkCrossings(List<double[]> rings)
    {
        var points = CollectionsMarshal.AsSpan(_points);
        var ring = new List<double>();
        for (var start = 0; start < points.Length; start++)
        {
            if (!points[start].IsEntry || points[start].IsWalked)
                continue;
            ring.Clear();
            for (var entry = start; !points[entry].IsWalked;)
            {
                points[entry].IsWalked = true;
                var exit = points[entry].NextOnA;
                AddPart(_a, points[entry], points[entry].OnA, points[exit].OnA, ring);
                entry = points[exit].NextOnB;
                AddPart(_b, points[exit], points[exit].OnB, points[entry].OnB, ring);
            }

            rings.Add([.. ring]);
        }
    }

    /// <summary>A crossing and the vertices from it up to the next.</summary>
    private static void AddPart(PolygonSet set, in Point point, in Place here, in Place next, List<double> ring)
    {
        ring.Add(point.X);
        ring.Add(point.Y);
        if (here.Edge == next.Edge && here.Along < next.Along)
            return;
        if (next.Edge > here.Edge)
        {
            AddVertices(set, here.Edge + 1, next.Edge + 1, ring);
            return;
        }

        AddVertices(set, here.Edge + 1, set.RingEnd(here.Ring), ring);
        AddVertices(set, set.RingStart(here.Ring), next.Edge + 1, ring);
    }

    private static void AddVertices(PolygonSet set, int first, int end, List<double> ring)
    {
        for (var i = first; i < end; i++)
        {
            ring.Add(set.Xs[i] / Grid.Scale);
            ring.Add(set.Ys[i] / Grid.Scale);
        }
    }

    /// <summary>Where on a boundary a crossing lies.</summary>
    private readonly record struct Place(int Ring, int Edge, long Along) : IComparable<Place>
    {
        public int CompareTo(Place other) => Edge != other.Edge ? Edge.CompareTo(other.Edge) : Along.CompareTo(other.Along);
    }

    private struct Point
    {
        public bool IsEntry;
        public bool IsWalked;
        public Place OnA;
        public Place OnB;
        public double X;
        public double Y;
        public int NextOnA;
        public int NextOnB;

        public readonly Place On(bool isA) => isA ? OnA : OnB;
    }
}
