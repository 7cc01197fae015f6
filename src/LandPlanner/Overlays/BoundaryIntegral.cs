using LandPlanner.Topology;

namespace LandPlanner.Overlays;

/// <summary>
/// One pair's integral over the parts of each boundary inside the other polygon. See <c>OverlapArea.md</c>.
/// </summary>
/// <remarks>
/// B is thought of as shifted by (ε, ε²): two edges cross or do not, a point is inside or is not; there is no third.
/// </remarks>
internal struct BoundaryIntegral
{
    private readonly PolygonSet _a;
    private readonly PolygonSet _b;
    private readonly int _rootA;
    private readonly int _rootB;

    // The middle of the common box: what is summed about it is no larger than the overlap calls for.
    private readonly long _originX;
    private readonly long _originY;

    // Twice the planar area in grid units is the exact sum about (0, 0) up to edges' first vertices, moved to the
    // origin by the ways from the rings' first vertices to these, and the edges' parts from there up to the crossings.
    private Int128 _doubles;
    private long _wayX;
    private long _wayY;
    private double _parts;

    // What the ellipsoid adds, in m².
    private double _excess;

    public BoundaryIntegral(PolygonSet a, int rootA, PolygonSet b, int rootB)
    {
        (_a, _rootA, _b, _rootB) = (a, rootA, b, rootB);
        var common = a.Nodes[rootA].Box.Common(b.Nodes[rootB].Box);
        _originX = common.MinX + (common.MaxX - common.MinX) / 2;
        _originY = common.MinY + (common.MaxY - common.MinY) / 2;
    }

    /// <summary>The common area in m², in the plane and on the ellipsoid.</summary>
    public (double Planar, double Ellipsoidal) Measure()
    {
        AddRings(_a, _rootA, _b, _rootB, PointShift.Back);
        AddRings(_b, _rootB, _a, _rootA, PointShift.Forth);
        Meet(_rootA, _rootB);
        var moved = (Int128)_originX * _wayY - (Int128)_originY * _wayX;
        var planar = ((double)(_doubles - moved) + _parts) * Orientation.SquareMetresPerDouble;
        return (planar, planar + _excess);
    }

    /// <summary>Adds the whole integral of each ring that starts inside the other polygon.</summary>
    private void AddRings(PolygonSet set, int node, PolygonSet other, int otherRoot, PointShift shift)
    {
        ref readonly var here = ref set.Nodes[node];
        if (!here.Box.Meets(other.Nodes[otherRoot].Box))
            return;
        if (here.IsLeaf)
        {
            if (here.First == set.RingStart(here.Ring))
                AddRing(set, here.Ring, WindingAbout(set, here.First, other, otherRoot, shift));
            return;
        }

        for (var child = here.First; child < here.End; child++)
            AddRings(set, child, other, otherRoot, shift);
    }

    private static int WindingAbout(PolygonSet set, int vertex, PolygonSet other, int otherRoot, PointShift shift) =>
        Winding.Number(other, otherRoot, set.Xs[vertex], set.Ys[vertex], shift);

    private void AddRing(PolygonSet set, int ring, int times)
    {
        if (times == 0)
            return;
        var end = set.RingEnd(ring);
        _doubles += times * set.Doubles[end];
        _excess += times * set.Excesses[end];
    }

    /// <summary>Goes down both trees to the leaves whose boxes meet.</summary>
    private void Meet(int nodeA, int nodeB)
    {
        ref readonly var a = ref _a.Nodes[nodeA];
        ref readonly var b = ref _b.Nodes[nodeB];
        if (!a.Box.Meets(b.Box))
            return;
        if (a.IsLeaf && b.IsLeaf)
        {
            CrossEdges(a, b);
        }
        else if (b.IsLeaf || (!a.IsLeaf && Size(a.Box) > Size(b.Box)))
        {
            for (var child = a.First; child < a.End; child++)
                Meet(child, nodeB);
        }
        else
        {
            for (var child = b.First; child < b.End; child++)
                Meet(nodeA, child);
        }
    }

    private static long Size(in GridBox box) => box.MaxX - box.MinX + box.MaxY - box.MinY;

    private void CrossEdges(in EdgeNode a, in EdgeNode b)
    {
        var xs = _a.XsOf(a);
        var ys = _a.YsOf(a);
        for (var i = 0; i + 1 < xs.Length; i++)
        {
            var edge = GridBox.Of(xs[i], ys[i], xs[i + 1], ys[i + 1]);
            if (edge.Meets(b.Box))
                CrossEdge(a, a.First + i, edge, b);
        }
    }

    private void CrossEdge(in EdgeNode a, int edgeA, in GridBox box, in EdgeNode b)
    {
        var xs = _b.XsOf(b);
        var ys = _b.YsOf(b);
        for (var i = 0; i + 1 < xs.Length; i++)
        {
            if (GridBox.Of(xs[i], ys[i], xs[i + 1], ys[i + 1]).Meets(box)
                && Crossing.TryFind(_a, edgeA, _b, b.First + i, out var crossing))
                Add(a.Ring, edgeA, b.Ring, b.First + i, crossing);
        }
    }

    /// <summary>
    /// Where A enters B its integral starts and that of B stops; where it leaves, the other way round.
    /// </summary>
    private void Add(int ringA, int edgeA, int ringB, int edgeB, in Crossing crossing)
    {
        var sign = crossing.IsEntry ? 1 : -1;
        var x = Grid.FromLong(_a.Xs[edgeA]) + crossing.AlongA * Grid.FromLong(_a.Xs[edgeA + 1] - _a.Xs[edgeA]);
        var y = Grid.FromLong(_a.Ys[edgeA]) + crossing.AlongA * Grid.FromLong(_a.Ys[edgeA + 1] - _a.Ys[edgeA]);
        AddUpTo(_a, ringA, edgeA, crossing.AlongA, x, y, -sign);
        AddUpTo(_b, ringB, edgeB, crossing.AlongB, x, y, sign);
    }

    /// <summary>Adds the integral from a ring's first vertex to the crossing at x, y on one of its edges.</summary>
    private void AddUpTo(PolygonSet set, int ring, int edge, double along, double x, double y, int sign)
    {
        var start = set.RingStart(ring);
        var (edgeX, edgeY) = (set.Xs[edge], set.Ys[edge]);
        _doubles += sign * set.Doubles[edge];
        _wayX += sign * (edgeX - set.Xs[start]);
        _wayY += sign * (edgeY - set.Ys[start]);
        _parts += sign * along * Orientation.Of(_originX, _originY, edgeX, edgeY, set.Xs[edge + 1], set.Ys[edge + 1]);
        _excess += sign * (set.Excesses[edge] + set.Areas.ExcessIntegral(Grid.FromLong(edgeX), Grid.FromLong(edgeY), x, y));
    }
}
