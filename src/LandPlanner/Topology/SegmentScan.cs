using System.Numerics;
using System.Runtime.Intrinsics;

namespace LandPlanner.Topology;

/// <summary>Finds the segments of a shape that come near each other, exactly, in integers.</summary>
/// <remarks>
/// Every segment is compared with every other by its box, eight at a time; from <see cref="SortFrom"/> segments on
/// they are sorted by their western end first, so that only
/// those abreast of each other meet.
/// </remarks>
internal sealed class SegmentScan
{
    private const int SortFrom = 160;
    private const int Reach = 1 << 29;
    private const int Lanes = 8;

    private int[] _minX = [], _maxX = [], _minY = [], _maxY = [];
    private int[] _x = [], _y = [], _next = [], _order = [];
    private long[] _keys = [];
    private int _count;

    /// <summary>
    /// Vertices that lie within a segment, as (segment's first vertex, vertex), gathered by <see
    /// cref="FindTouches"/>.
    /// </summary>
    public HashSet<(int Segment, int Vertex)> Touches { get; } = [];

    /// <summary>
    /// True where no two segments meet but neighbours in their common vertex, and none comes so near that the doubles
    /// of the stored coordinates could meet.
    /// False in any doubt, also for shapes wider than 100 km.
    /// </summary>
    public bool IsClear(GridShape shape) => Load(shape) && !HasFold() && Scan(gather: false);

    /// <summary>Gathers <see cref="Touches"/>; of a shape wider than 100 km none.</summary>
    public void FindTouches(GridShape shape)
    {
        Touches.Clear();
        if (Load(shape))
            Scan(gather: true);
    }

    private bool Load(GridShape shape)
    {
        _count = shape.VertexCount;
        Reserve(_count + Lanes);
        var xs = shape.X;
        var ys = shape.Y;
        for (var i = 0; i < _count; i++)
        {
            var (x, y) = (xs[i] - xs[0], ys[i] - ys[0]);
            if (x is <= -Reach or >= Reach || y is <= -Reach or >= Reach)
                return false;
            (_x[i], _y[i]) = ((int)x, (int)y);
        }

        for (var ring = 0; ring < shape.RingCount; ring++)
            LoadRing(shape.RingStart(ring), shape.RingEnd(ring));
        if (_count >= SortFrom)
            Sort();
        _minX.AsSpan(_count, Lanes).Fill(int.MaxValue);
        return true;
    }

    private void LoadRing(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var next = i + 1 == end ? start : i + 1;
            _next[i] = next;
            _order[i] = i;
            SetBox(i, i, next);
        }
    }

    private void SetBox(int place, int from, int to)
    {
        (_minX[place], _maxX[place]) = _x[from] < _x[to] ? (_x[from], _x[to]) : (_x[to], _x[from]);
        (_minY[place], _maxY[place]) = _y[from] < _y[to] ? (_y[from], _y[to]) : (_y[to], _y[from]);
    }

    private void Sort()
    {
        for (var i = 0; i < _count; i++)
            _keys[i] = ((long)_minX[i] << 32) | (uint)i;
        Array.Sort(_keys, 0, _count);
        for (var place = 0; place < _count; place++)
        {
            var segment = (int)_keys[place];
            _order[place] = segment;
            SetBox(place, segment, _next[segment]);
        }
    }

    private void Reserve(int count)
    {
        if (_x.Length >= count)
            return;
        var size = 2 * count;
        (_minX, _maxX, _minY, _maxY) = (new int[size], new int[size], new int[size], new int[size]);
        (_x, _y, _next, _order, _keys) = (new int[size], new int[size], new int[size], new int[size], new long[size]);
    }

    /// <summary>Whether some segment runs back over the one before it.</summary>
    private bool HasFold()
    {
        for (var i = 0; i < _count; i++)
        {
            var (via, to) = (_next[i], _next[_next[i]]);
            long ax = _x[via] - _x[i], ay = _y[via] - _y[i], bx = _x[to] - _x[via], by = _y[to] - _y[via];
            if (ax * bx + ay * by < 0 && Math.Abs(ax * by - ay * bx) <= Margin(ax, ay, bx, by))
                return true;
        }

        return false;
    }

    /// <summary>
    /// With <paramref name="gather"/> looks at all pairs; without, stops at the first that is in doubt, and says
    /// whether there was none.
    /// </summary>
    private bool Scan(bool gather)
    {
        var sorted = _count >= SortFrom;
        for (var i = 0; i < _count; i++)
        {
            // Neighbours, which HasFold has looked at, mostly stand next to each other while unsorted.
            for (var j = !sorted && _next[i] == i + 1 ? i + 2 : i + 1; j < _count && (!sorted || _minX[j] <= _maxX[i]); j += Lanes)
            {
                for (var near = Near(i, j); near != 0; near &= near - 1)
                {
                    if (Meet(_order[i], _order[j + BitOperations.TrailingZeroCount(near)], gather))
                        return false;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// One bit for each of the eight places from <paramref name="j"/> on whose box meets that of <paramref
    /// name="i"/>.
    /// </summary>
    private uint Near(int i, int j)
    {
        var apart = Vector256.GreaterThan(Vector256.LoadUnsafe(ref _minX[j]), Vector256.Create(_maxX[i]))
            | Vector256.LessThan(Vector256.LoadUnsafe(ref _maxX[j]), Vector256.Create(_minX[i]))
            | Vector256.GreaterThan(Vector256.LoadUnsafe(ref _minY[j]), Vector256.Create(_maxY[i]))
            | Vector256.LessThan(Vector256.LoadUnsafe(ref _maxY[j]), Vector256.Create(_minY[i]));
        return ~apart.ExtractMostSignificantBits() & 0xFF;
    }

    private bool Meet(int one, int other, bool gather)
    {
        if (_next[one] == other || _next[other] == one)
            return false;
        if (!gather)
            return !Apart(one, other) && !Apart(other, one);
        GatherTouch(one, other);
        GatherTouch(one, _next[other]);
        GatherTouch(other, one);
        GatherTouch(other, _next[one]);
        return false;
    }

    /// <summary>Whether a segment lies wholly on one side of another's line, by more than doubles can lose.</summary>
    private bool Apart(int line, int segment)
    {
        var (from, to, end) = (line, _next[line], _next[segment]);
        long dx = _x[to] - _x[from], dy = _y[to] - _y[from];
        var first = dx * (_y[segment] - _y[from]) - dy * (_x[segment] - _x[from]);
        var second = dx * (_y[end] - _y[from]) - dy * (_x[end] - _x[from]);
        var margin = Margin(dx, dy, _x[end] - _x[segment], _y[end] - _y[segment]);
        return (first > margin && second > margin) || (first < -margin && second < -margin);
    }

    /// <summary>
    /// How far a cross product of two segments may stray when their vertices are doubles in metres: below 67 000 km a
    /// double is right to 3.8 × 10⁻⁵ grid lines, of which four
    /// lengths go into the product.
    /// </summary>
    private static long Margin(long ax, long ay, long bx, long by) =>
        (Math.Abs(ax) + Math.Abs(ay) + Math.Abs(bx) + Math.Abs(by)) >> 11;

    private void GatherTouch(int segment, int vertex)
    {
        var (from, to) = (segment, _next[segment]);
        long dx = _x[to] - _x[from], dy = _y[to] - _y[from], px = _x[vertex] - _x[from], py = _y[vertex] - _y[from];
        if (dx * py - dy * px != 0)
            return;
        var along = dx * px + dy * py;
        if (along > 0 && along < dx * dx + dy * dy)
            Touches.Add((segment, vertex));
    }
}
