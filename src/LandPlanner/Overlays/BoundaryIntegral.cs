namespace LandPlanner.Overlays;

/// <summary>
/// One pair's integral over the parts of each boundary inside the other polygon. See <c>OverlapArea.md</c>.
/// </summary>
/// <remarks>
/// B is thought of as shifted by (ε, ε²): two edges cross or do not, a point is inside or is not; there is no third.
/// Every term is a whole number, so that neither their order nor how they are shared among pairs changes a sum.
/// </remarks>
internal struct BoundaryIntegral(PolygonSet a, int rootA, PolygonSet b, int rootB) : IEdgePairs
{
    private const double SquareMetresPerPart = Orientation.SquareMetresPerDouble / (1 << Crossing.FractionBits);

    private readonly PolygonSet _a = a;
    private readonly int _rootA = rootA;
    private readonly PolygonSet _b = b;
    private readonly int _rootB = rootB;

    // Twice the planar area in 2⁻²² square grid units.
    private Int128 _doubles;

    // What the ellipsoid adds, in parts of a square metre.
    private long _excess;

    public static bool TakesCrossingsOnly => true;

    /// <summary>The common area in m², in the plane and on the ellipsoid.</summary>
    public (double Planar, double Ellipsoidal) Measure()
    {
        AddRings(_a, _rootA, _b, _rootB, PointShift.Back);
        AddRings(_b, _rootB, _a, _rootA, PointShift.Forth);
        EdgePairs.Find(_a, _rootA, _b, _rootB, ref this);
        var planar = (double)_doubles * SquareMetresPerPart;
        return (planar, planar + _excess * Excess.SquareMetres);
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
                AddRing(set, here.Ring, Winding.Number(other, otherRoot, set.Xs[here.First], set.Ys[here.First], shift));
            return;
        }

        for (var child = here.First; child < here.End; child++)
            AddRings(set, child, other, otherRoot, shift);
    }

    private void AddRing(PolygonSet set, int ring, int times)
    {
        if (times == 0)
            return;
        _doubles += (times * set.RingDoubles(ring)) << Crossing.FractionBits;
        _excess += times * set.Excesses[set.RingEnd(ring)];
    }

    public void Take(in EdgeNode leafA, int edgeA, in EdgeNode leafB, int edgeB)
    {
        if (Crossing.TryFind(_a, edgeA, _b, edgeB, out var crossing))
            Add(leafA, leafB, crossing);
    }

    /// <summary>
    /// Where A enters B its integral starts and that of B stops; where it leaves, the other way round.
    /// </summary>
    private void Add(in EdgeNode leafA, in EdgeNode leafB, in Crossing crossing)
    {
        var (anchorAX, anchorAY) = (_a.Xs[crossing.AnchorA], _a.Ys[crossing.AnchorA]);
        var (anchorBX, anchorBY) = (_b.Xs[crossing.AnchorB], _b.Ys[crossing.AnchorB]);
        var wayX = crossing.X + ((long)(anchorAX - anchorBX) << Crossing.FractionBits);
        var wayY = crossing.Y + ((long)(anchorAY - anchorBY) << Crossing.FractionBits);
        var swept = SweptArea.Doubles(leafB, crossing.AnchorB, _b.Xs, _b.Ys)
            - SweptArea.Doubles(leafA, crossing.AnchorA, _a.Xs, _a.Ys);
        var doubles = (swept << Crossing.FractionBits)
            + SweptArea.Cross((long)anchorBX, (long)anchorBY, wayX, wayY)
            - SweptArea.Cross((long)anchorAX, (long)anchorAY, crossing.X, crossing.Y);

        const double unit = 1.0 / (1 << Crossing.FractionBits);
        var (x, y) = (anchorAX + crossing.X * unit, anchorAY + crossing.Y * unit);
        var (alongA, alongB) = Excess.Along(_a.Areas, new(anchorAX, anchorAY, x, y), new(anchorBX, anchorBY, x, y));
        var excess = _b.Excesses[crossing.AnchorB] + alongB - _a.Excesses[crossing.AnchorA] - alongA;
        _doubles += crossing.IsEntry ? doubles : -doubles;
        _excess += crossing.IsEntry ? excess : -excess;
    }
}
