namespace LandPlanner.Web.Tiles;

/// <summary>Puts shapes on the whole numbers of a tile: cut at its buffer, with nothing finer than can be seen.</summary>
internal sealed class TileShape
{
    /// <summary>Units to the side of a tile: eight to a CSS pixel.</summary>
    public const int Extent = 4096;

    /// <summary>How far beyond the tile shapes go, so that outlines are whole at its edges.</summary>
    public const int Buffer = 64;

    // A quarter of a pixel: closer vertices are one.
    private const int Nearness = 2;

    private readonly double _left;
    private readonly double _top;
    private readonly double _scale;
    private readonly List<(double X, double Y)> _ring = [];
    private readonly List<(double X, double Y)> _clipped = [];
    private readonly List<(int X, int Y)> _snapped = [];

    public TileShape(double left, double top, double side) => (_left, _top, _scale) = (left, top, Extent / side);

    /// <summary>The ring on the tile, not closed; empty where nothing is left of it. Valid until the next call.</summary>
    public List<(int X, int Y)> Ring(ReadOnlySpan<double> xy)
    {
        _snapped.Clear();
        if (!Load(xy, closed: true))
        {
            Clip();
            if (_ring.Count < 3)
                return _snapped;
        }

        Snap();
        while (_snapped.Count > 1 && IsNear(_snapped[0], _snapped[^1]))
            _snapped.RemoveAt(_snapped.Count - 1);
        return _snapped;
    }

    /// <summary>The line on the tile, uncut but for whole lines that lie outside it.</summary>
    public List<(int X, int Y)> Line(ReadOnlySpan<double> xy)
    {
        _snapped.Clear();
        Load(xy, closed: false);
        Snap();
        return _snapped;
    }

    /// <summary>Null where the point lies outside the buffer.</summary>
    public (int X, int Y)? Point(double x, double y)
    {
        var (column, row) = ((int)Math.Round((x - _left) * _scale), (int)Math.Round((_top - y) * _scale));
        return column is >= -Buffer and <= Extent + Buffer && row is >= -Buffer and <= Extent + Buffer ? (column, row) : null;
    }

    /// <summary>Twice the area; positive where the ring runs clockwise on a screen, as MVT wants shells.</summary>
    public static long TwiceArea(List<(int X, int Y)> ring)
    {
        var sum = 0L;
        for (var (i, j) = (0, ring.Count - 1); i < ring.Count; j = i++)
            sum += (long)ring[j].X * ring[i].Y - (long)ring[i].X * ring[j].Y;
        return sum;
    }

    /// <returns>Whether all of it lies inside the buffer.</returns>
    private bool Load(ReadOnlySpan<double> xy, bool closed)
    {
        _ring.Clear();
        var inside = true;
        var count = xy.Length / 2;
        if (closed && count > 1 && xy[0] == xy[^2] && xy[1] == xy[^1])
            count--;
        for (var i = 0; i < count; i++)
        {
            var (x, y) = ((xy[2 * i] - _left) * _scale, (_top - xy[2 * i + 1]) * _scale);
            inside &= x is >= -Buffer and <= Extent + Buffer && y is >= -Buffer and <= Extent + Buffer;
            _ring.Add((x, y));
        }

        return inside;
    }

    /// <summary>Sutherland and Hodgman: what is cut runs along the buffer's edge, which nobody sees.</summary>
    private void Clip()
    {
        ClipSide(point => point.X + Buffer, (one, other) => At(one, other, (-Buffer - one.X) / (other.X - one.X)));
        ClipSide(point => Extent + Buffer - point.X, (one, other) => At(one, other, (Extent + Buffer - one.X) / (other.X - one.X)));
        ClipSide(point => point.Y + Buffer, (one, other) => At(one, other, (-Buffer - one.Y) / (other.Y - one.Y)));
        ClipSide(point => Extent + Buffer - point.Y, (one, other) => At(one, other, (Extent + Buffer - one.Y) / (other.Y - one.Y)));
    }

    private void ClipSide(
        Func<(double X, double Y), double> depth, Func<(double X, double Y), (double X, double Y), (double X, double Y)> crossing)
    {
        if (_ring.Count == 0)
            return;
        _clipped.Clear();
        var last = _ring[^1];
        var lastInside = depth(last) >= 0;
        foreach (var point in _ring)
        {
            var inside = depth(point) >= 0;
            if (inside != lastInside)
                _clipped.Add(crossing(last, point));
            if (inside)
                _clipped.Add(point);
            (last, lastInside) = (point, inside);
        }

        _ring.Clear();
        _ring.AddRange(_clipped);
    }

    private static (double X, double Y) At((double X, double Y) one, (double X, double Y) other, double share) =>
        (one.X + (other.X - one.X) * share, one.Y + (other.Y - one.Y) * share);

    private void Snap()
    {
        foreach (var (x, y) in _ring)
        {
            var point = ((int)Math.Round(x), (int)Math.Round(y));
            if (_snapped.Count == 0 || !IsNear(_snapped[^1], point))
                _snapped.Add(point);
        }
    }

    private static bool IsNear((int X, int Y) one, (int X, int Y) other) =>
        Math.Abs(one.X - other.X) < Nearness && Math.Abs(one.Y - other.Y) < Nearness;
}
