using LandPlanner.Areas;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Overlays;

/// <summary>
/// Lays some of a set's polygons out flat, into their share of its arrays: rounds them to the grid, turns their rings the
/// right way round, and sums the integrals along them.
/// </summary>
internal sealed class PolygonSetBlock(int start, double[] xs, double[] ys, long[] excesses, EllipsoidalArea areas)
{
    private const double ReachMetres = 1e8;

    // 10,000 km²: no plane differs from the ellipsoid by so much of it that it could not be held.
    private const double SurelySmallSquareMetres = 1e10;

    private readonly List<(int Start, int End, Int128 Doubles)> _rings = [];
    private readonly List<int> _firstRings = [];
    private readonly List<int> _roots = [];
    private readonly List<int> _tooLarge = [];
    private readonly EdgeTree _tree = new();

    // The next free place.
    private int _vertex = start;

    public int Rings => _rings.Count;

    public int Nodes => _tree.Count;

    /// <summary>The shapes, counted from the block's first, whose official area cannot be held.</summary>
    public IReadOnlyList<int> TooLarge => _tooLarge;

    public int Vertices { get; private set; }

    public void Add(Geometry? shape)
    {
        _firstRings.Add(_rings.Count);
        var firstNode = _tree.Count;
        for (var i = 0; i < (shape?.NumGeometries ?? 0); i++)
        {
            if (shape!.GetGeometryN(i) is Polygon polygon)
                AddPolygon(polygon);
        }

        if (IsTooLarge(_firstRings[^1]))
            _tooLarge.Add(_roots.Count);
        _tree.Close(firstNode);
        _roots.Add(_tree.Count == firstNode ? -1 : _tree.Count - 1);
    }

    /// <summary>Copies all but the vertices to where they stay.</summary>
    public void CopyTo(PolygonSetLayout layout, int firstShape, int firstRing, int firstNode)
    {
        for (var i = 0; i < _rings.Count; i++)
            (layout.RingStarts[firstRing + i], layout.RingEnds[firstRing + i], layout.RingDoubles[firstRing + i]) = _rings[i];
        for (var i = 0; i < _roots.Count; i++)
        {
            layout.FirstRings[firstShape + i] = firstRing + _firstRings[i];
            layout.Roots[firstShape + i] = _roots[i] < 0 ? -1 : firstNode + _roots[i];
        }

        _tree.CopyTo(layout.Nodes, firstNode, firstRing);
    }

    /// <summary>
    /// Sums of parts may run over on the way. What comes of them for a shape must not, or its official area is not known; what
    /// it has in common with others is never more.
    /// </summary>
    private bool IsTooLarge(int firstRing)
    {
        var (planar, excess) = (0.0, 0.0);
        for (var ring = firstRing; ring < _rings.Count; ring++)
            planar += Math.Abs((double)_rings[ring].Doubles) * Orientation.SquareMetresPerDouble;
        if (planar < SurelySmallSquareMetres)
            return false;
        for (var ring = firstRing; ring < _rings.Count; ring++)
            excess += SquareMetresBeyondPlane(_rings[ring]);
        return Math.Abs(excess) > Excess.MostSquareMetres;
    }

    private double SquareMetresBeyondPlane((int Start, int End, Int128 Doubles) ring)
    {
        var coordinates = new double[2 * (ring.End - ring.Start)];
        for (var i = 0; i < coordinates.Length; i += 2)
            (coordinates[i], coordinates[i + 1]) = (xs[ring.Start + i / 2] / Grid.Scale, ys[ring.Start + i / 2] / Grid.Scale);
        return areas.SignedSquareMetresOf(coordinates) - (double)ring.Doubles * Orientation.SquareMetresPerDouble;
    }

    private void AddPolygon(Polygon polygon)
    {
        AddRing(polygon.ExteriorRing.CoordinateSequence, isHole: false);
        for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
            AddRing(polygon.GetInteriorRingN(hole).CoordinateSequence, isHole: true);
    }

    /// <summary>Rings that rounding leaves without an area are left out.</summary>
    private void AddRing(CoordinateSequence ring, bool isHole)
    {
        var first = _vertex;
        for (var i = 0; i < ring.Count; i++)
            AddVertex(first, Units(ring.GetX(i)), Units(ring.GetY(i)));
        var isTurned = _vertex - first < 4 ? null : IsClockwise(first);
        if (isTurned is null)
        {
            _vertex = first;
            return;
        }

        if (isTurned != isHole)
        {
            Array.Reverse(xs, first, _vertex - first);
            Array.Reverse(ys, first, _vertex - first);
        }

        SumExcesses(first);
        var doubles = _tree.AddRing(_rings.Count, first, _vertex - 1, xs, ys);
        _rings.Add((first, _vertex - 1, doubles));
        Vertices += _vertex - first;
    }

    /// <summary>An edge without length has no sides to be on, so that a vertex is not taken twice running.</summary>
    private void AddVertex(int first, double x, double y)
    {
        if (_vertex > first && xs[_vertex - 1] == x && ys[_vertex - 1] == y)
            return;
        (xs[_vertex], ys[_vertex]) = (x, y);
        _vertex++;
    }

    /// <summary>Null where the ring has no area.</summary>
    private bool? IsClockwise(int first)
    {
        var (sum, x0, y0) = (Int128.Zero, xs[first], ys[first]);
        for (var i = first + 1; i + 1 < _vertex; i++)
        {
            var (ux, uy, vx, vy) = (xs[i] - x0, ys[i] - y0, xs[i + 1] - x0, ys[i + 1] - y0);
            var isShort = Math.Abs(ux) < SweptArea.ShortSpan && Math.Abs(uy) < SweptArea.ShortSpan
                && Math.Abs(vx) < SweptArea.ShortSpan && Math.Abs(vy) < SweptArea.ShortSpan;
            sum += isShort ? (long)(ux * vy - uy * vx) : SweptArea.Cross((long)ux, (long)uy, (long)vx, (long)vy);
        }

        return sum == 0 ? null : sum < 0;
    }

    /// <summary>Each edge's part is that of the edge from its lower end, so that neighbours have it in common.</summary>
    private void SumExcesses(int first)
    {
        var sum = excesses[first] = 0;
        for (var i = first; i + 1 < _vertex; i += 2)
        {
            var second = Math.Min(i + 1, _vertex - 2);
            var (one, two) = Excess.Along(areas, FromLowerEnd(i), FromLowerEnd(second));
            excesses[i + 1] = sum += Rises(i) ? one : -one;
            if (second > i)
                excesses[i + 2] = sum += Rises(second) ? two : -two;
        }
    }

    private Excess.GridEdge FromLowerEnd(int edge) => Rises(edge)
        ? new(xs[edge], ys[edge], xs[edge + 1], ys[edge + 1])
        : new(xs[edge + 1], ys[edge + 1], xs[edge], ys[edge]);

    private bool Rises(int edge) => ys[edge] < ys[edge + 1] || (ys[edge] == ys[edge + 1] && xs[edge] < xs[edge + 1]);

    /// <exception cref="ArgumentException">The coordinate is not finite, or beyond 10⁸ m.</exception>
    private static double Units(double metres) => Math.Abs(metres) <= ReachMetres
        ? Math.Floor(metres * Grid.Scale + 0.5)
        : throw new ArgumentException($"The coordinate {metres} is not a number of metres within 1e8.", nameof(metres));
}
