using LandPlanner.Areas;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Overlays;

/// <summary>
/// Lays polygons out flat: rounds them to the grid, turns their rings the right way round, and sums the integrals along
/// them.
/// </summary>
internal sealed class PolygonSetBuilder(int mostVertices, EllipsoidalArea areas)
{
    private const double ReachMetres = 1e9;

    private int _vertices;

    public long[] Xs { get; } = new long[mostVertices];

    public long[] Ys { get; } = new long[mostVertices];

    public Int128[] Doubles { get; } = new Int128[mostVertices];

    public double[] Excesses { get; } = new double[mostVertices];

    /// <summary>Where each ring starts; at last the number of vertices.</summary>
    public List<int> RingStarts { get; } = [0];

    /// <summary>The first ring of each shape; at last the number of rings.</summary>
    public List<int> FirstRings { get; } = [0];

    public List<int> Roots { get; } = [];

    public EdgeTree Tree { get; } = new();

    public void Add(Geometry? shape)
    {
        var firstNode = Tree.Count;
        for (var i = 0; i < (shape?.NumGeometries ?? 0); i++)
        {
            if (shape!.GetGeometryN(i) is Polygon polygon)
                AddPolygon(polygon);
        }

        Tree.Close(firstNode);
        Roots.Add(Tree.Count == firstNode ? -1 : Tree.Count - 1);
        FirstRings.Add(RingStarts.Count - 1);
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
        var first = _vertices;
        for (var i = 0; i < ring.Count; i++)
            AddVertex(first, Units(ring.GetX(i)), Units(ring.GetY(i)));
        var area = _vertices - first < 4 ? 0 : SumDoubles(first);
        if (area == 0)
        {
            _vertices = first;
            return;
        }

        if (area < 0 != isHole)
            Turn(first);
        SumExcesses(first);
        Tree.AddRing(RingStarts.Count - 1, first, _vertices - 1, Xs, Ys);
        RingStarts.Add(_vertices);
    }

    /// <summary>An edge without length has no sides to be on, so that a vertex is not taken twice running.</summary>
    private void AddVertex(int first, long x, long y)
    {
        if (_vertices > first && Xs[_vertices - 1] == x && Ys[_vertices - 1] == y)
            return;
        (Xs[_vertices], Ys[_vertices]) = (x, y);
        _vertices++;
    }

    private Int128 SumDoubles(int first)
    {
        var sum = Doubles[first] = 0;
        for (var i = first + 1; i < _vertices; i++)
        {
            sum += (Int128)Xs[i - 1] * Ys[i] - (Int128)Ys[i - 1] * Xs[i];
            Doubles[i] = sum;
        }

        return sum;
    }

    private void Turn(int first)
    {
        Array.Reverse(Xs, first, _vertices - first);
        Array.Reverse(Ys, first, _vertices - first);
        SumDoubles(first);
    }

    /// <summary>
    /// The sum carries what its roundings lose (Neumaier), so that long rings are as good as short ones.
    /// </summary>
    private void SumExcesses(int first)
    {
        var (sum, lost) = (0.0, 0.0);
        Excesses[first] = 0;
        for (var i = first + 1; i < _vertices; i++)
        {
            var term = areas.ExcessIntegral(
                Grid.FromLong(Xs[i - 1]), Grid.FromLong(Ys[i - 1]), Grid.FromLong(Xs[i]), Grid.FromLong(Ys[i]));
            var next = sum + term;
            lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
            sum = next;
            Excesses[i] = sum + lost;
        }
    }

    /// <exception cref="ArgumentException">The coordinate is not finite, or beyond 10⁹ m.</exception>
    private static long Units(double metres) => Math.Abs(metres) <= ReachMetres
        ? Grid.ToLong(metres)
        : throw new ArgumentException($"The coordinate {metres} is not a number of metres within 1e9.", nameof(metres));
}
