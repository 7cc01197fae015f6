using LandPlanner.Workspaces.Held;
using NetTopologySuite.Geometries;

namespace LandPlanner.Web.Tiles;

/// <summary>Puts shapes on the whole numbers of a tile: cut at its buffer, with nothing finer than can be seen.</summary>
/// <remarks>
/// Each vertex goes to the nearest knot of a lattice, whatever comes before it: neighbours that share a border share it on the tile too, whichever way round they run.
/// What is handed out is valid until the next call.
/// </remarks>
internal sealed class TileShape
{
    /// <summary>Units to the side of a tile: eight to a CSS pixel.</summary>
    public const int Extent = 4096;

    /// <summary>How far beyond the tile shapes go, so that outlines are whole at its edges.</summary>
    public const int Buffer = 64;

    /// <summary>Units from knot to knot: a quarter of a pixel.</summary>
    public const int Knot = 2;

    // Three eighths of a pixel: a border that runs straighter than that is straight.
    private const int Straight = 3;

    private readonly double _left;
    private readonly double _top;
    private readonly double _scale;
    private readonly byte _least;
    private readonly Envelope _reach;
    private readonly List<(int X, int Y)> _vertices = [];
    private List<(double X, double Y)> _ring = [];
    private List<(double X, double Y)> _cut = [];

    public TileShape(double left, double top, double side)
    {
        (_left, _top, _scale, _least) = (left, top, Extent / side, VertexRanks.Least(Straight * side / Extent));
        _reach = new(left, left + side, top - side, top);
        _reach.ExpandBy(side * Buffer / Extent);
    }

    /// <summary>Whether nothing of what lies in the box needs to be cut.</summary>
    public bool Holds(Envelope box) => _reach.Contains(box);

    /// <summary>In square units.</summary>
    public double AreaOf(Envelope box) => box.Area * _scale * _scale;

    /// <summary>The ring on the tile, not closed; empty where less than a triangle is left of it.</summary>
    /// <param name="ranks">How much each vertex matters; empty if all do.</param>
    /// <param name="isHeld">Whether all of it is known to lie inside the buffer.</param>
    public List<(int X, int Y)> Ring(ReadOnlySpan<double> xy, ReadOnlySpan<byte> ranks, bool isHeld)
    {
        _vertices.Clear();
        if (isHeld)
            AddAll(xy, ranks);
        else
            AddCut(xy, ranks);
        while (_vertices.Count > 1 && _vertices[0] == _vertices[^1])
            _vertices.RemoveAt(_vertices.Count - 1);
        if (_vertices.Count < 3)
            _vertices.Clear();
        return _vertices;
    }

    /// <summary>The pieces of a line that lie inside the buffer.</summary>
    public void Line(ReadOnlySpan<double> xy, ReadOnlySpan<byte> ranks, Action<List<(int X, int Y)>> take)
    {
        _vertices.Clear();
        for (var (last, i) = (0, 2); i < xy.Length; i += 2)
        {
            if (!Matters(ranks, i))
                continue;
            var (from, to) = (Units(xy[last], xy[last + 1]), Units(xy[i], xy[i + 1]));
            last = i;
            var (enter, leave) = Inside(from, to);
            if (enter > 0)
                EndPiece(take);
            if (enter > leave)
                continue;
            Add(Between(from, to, enter));
            Add(Between(from, to, leave));
            if (leave < 1)
                EndPiece(take);
        }

        EndPiece(take);
    }

    /// <summary>Null where the point lies outside the buffer.</summary>
    public (int X, int Y)? Point(double x, double y)
    {
        var (column, row) = Units(x, y);
        return IsInside(column) && IsInside(row) ? ((int)Math.Round(column), (int)Math.Round(row)) : null;
    }

    /// <summary>The knot at the middle of a box.</summary>
    public (int X, int Y) Middle(Envelope box)
    {
        var (x, y) = Units((box.MinX + box.MaxX) / 2, (box.MinY + box.MaxY) / 2);
        return (OnKnot(x), OnKnot(y));
    }

    /// <summary>Twice the area; positive where the ring runs clockwise on a screen, as MVT wants shells.</summary>
    public static long TwiceArea(List<(int X, int Y)> ring)
    {
        var sum = 0L;
        for (var (i, j) = (0, ring.Count - 1); i < ring.Count; j = i++)
            sum += (long)ring[j].X * ring[i].Y - (long)ring[i].X * ring[j].Y;
        return sum;
    }

    private (double X, double Y) Units(double x, double y) => ((x - _left) * _scale, (_top - y) * _scale);

    private bool Matters(ReadOnlySpan<byte> ranks, int at) => ranks.IsEmpty || ranks[at / 2] >= _least;

    private void AddAll(ReadOnlySpan<double> xy, ReadOnlySpan<byte> ranks)
    {
        for (var i = 0; i < xy.Length; i += 2)
        {
            if (Matters(ranks, i))
                Add(Units(xy[i], xy[i + 1]));
        }
    }

    /// <summary>Sutherland and Hodgman: what is cut runs along the buffer's edge, which nobody sees.</summary>
    private void AddCut(ReadOnlySpan<double> xy, ReadOnlySpan<byte> ranks)
    {
        _ring.Clear();
        for (var i = 0; i < xy.Length; i += 2)
        {
            if (Matters(ranks, i))
                _ring.Add(Units(xy[i], xy[i + 1]));
        }

        Cut(1, 0, Buffer);
        Cut(-1, 0, Extent + Buffer);
        Cut(0, 1, Buffer);
        Cut(0, -1, Extent + Buffer);
        foreach (var point in _ring)
            Add(point);
    }

    /// <summary>Keeps what lies where a·x + b·y + c is not negative.</summary>
    private void Cut(int a, int b, int c)
    {
        if (_ring.Count == 0)
            return;
        _cut.Clear();
        var last = _ring[^1];
        var lastDepth = a * last.X + b * last.Y + c;
        foreach (var point in _ring)
        {
            var depth = a * point.X + b * point.Y + c;
            if (depth >= 0 != lastDepth >= 0)
                _cut.Add(Between(last, point, lastDepth / (lastDepth - depth)));
            if (depth >= 0)
                _cut.Add(point);
            (last, lastDepth) = (point, depth);
        }

        (_ring, _cut) = (_cut, _ring);
    }

    /// <summary>Liang and Barsky: from where to where on the way a stretch is inside; nowhere if the first is greater.</summary>
    private static (double Enter, double Leave) Inside((double X, double Y) from, (double X, double Y) to)
    {
        var (enter, leave) = (0.0, 1.0);
        foreach (var (at, step) in new[] { (from.X, to.X - from.X), (from.Y, to.Y - from.Y) })
        {
            if (step == 0 && !IsInside(at))
                return (1, 0);
            if (step == 0)
                continue;
            var (one, other) = ((-Buffer - at) / step, (Extent + Buffer - at) / step);
            (enter, leave) = (Math.Max(enter, Math.Min(one, other)), Math.Min(leave, Math.Max(one, other)));
        }

        return (enter, leave);
    }

    private void EndPiece(Action<List<(int X, int Y)>> take)
    {
        if (_vertices.Count > 1)
            take(_vertices);
        _vertices.Clear();
    }

    private void Add((double X, double Y) point)
    {
        var added = (X: OnKnot(point.X), Y: OnKnot(point.Y));
        if (_vertices.Count > 0 && _vertices[^1] == added)
            return;
        if (_vertices.Count > 1 && IsOnTheWay(_vertices[^2], _vertices[^1], added))
            _vertices[^1] = added;
        else
            _vertices.Add(added);
    }

    private static bool IsOnTheWay((int X, int Y) from, (int X, int Y) at, (int X, int Y) to)
    {
        var (dx, dy, ex, ey) = ((long)at.X - from.X, (long)at.Y - from.Y, (long)to.X - at.X, (long)to.Y - at.Y);
        return dx * ey == dy * ex && dx * ex + dy * ey > 0;
    }

    private static int OnKnot(double units) => Knot * (int)Math.Round(units / Knot);

    private static bool IsInside(double units) => units is >= -Buffer and <= Extent + Buffer;

    private static (double X, double Y) Between((double X, double Y) from, (double X, double Y) to, double share) =>
        (from.X + (to.X - from.X) * share, from.Y + (to.Y - from.Y) * share);
}
