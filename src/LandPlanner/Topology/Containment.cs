namespace LandPlanner.Topology;

/// <summary>
/// Whether the rings of a shape without contacts lie as they should: each hole in its shell, no ring in another
/// besides.
/// </summary>
internal sealed class Containment
{
    private (long West, long South, long East, long North)[] _boxes = [];

    /// <summary>
    /// False in any doubt: also for a part in another part's hole, which is valid. The rings must not touch or cross.
    /// </summary>
    public bool IsPlain(GridShape shape)
    {
        if (shape.RingCount == 1)
            return true;
        LoadBoxes(shape);
        for (var part = 0; part < shape.PartCount; part++)
        {
            if (!HolesAreApartInShell(shape, part) || !IsApartFromLaterParts(shape, part))
                return false;
        }

        return true;
    }

    private bool HolesAreApartInShell(GridShape shape, int part)
    {
        var shell = shape.PartStart(part);
        for (var hole = shell + 1; hole < shape.PartEnd(part); hole++)
        {
            if (!IsInside(shape, hole, shell))
                return false;
            for (var other = shell + 1; other < hole; other++)
            {
                if (IsInside(shape, hole, other) || IsInside(shape, other, hole))
                    return false;
            }
        }

        return true;
    }

    private bool IsApartFromLaterParts(GridShape shape, int part)
    {
        var shell = shape.PartStart(part);
        for (var later = part + 1; later < shape.PartCount; later++)
        {
            var other = shape.PartStart(later);
            if (IsInside(shape, shell, other) || IsInside(shape, other, shell))
                return false;
        }

        return true;
    }

    /// <summary>Rings that do not meet lie one in the other, or apart: any vertex tells.</summary>
    private bool IsInside(GridShape shape, int inner, int outer)
    {
        var (a, b) = (_boxes[inner], _boxes[outer]);
        if (a.West <= b.West || a.East >= b.East || a.South <= b.South || a.North >= b.North)
            return false;
        var at = shape.RingStart(inner);
        return IsPointInside(shape, outer, shape.X[at], shape.Y[at]);
    }

    private static bool IsPointInside(GridShape shape, int ring, long x, long y)
    {
        var xs = shape.X[shape.RingStart(ring)..shape.RingEnd(ring)];
        var ys = shape.Y[shape.RingStart(ring)..shape.RingEnd(ring)];
        var inside = false;
        for (int i = 0, before = xs.Length - 1; i < xs.Length; before = i++)
        {
            if (ys[i] > y == ys[before] > y)
                continue;
            var side = (Int128)(xs[before] - xs[i]) * (y - ys[i]) - (Int128)(ys[before] - ys[i]) * (x - xs[i]);
            if (side > 0 == ys[before] > ys[i])
                inside = !inside;
        }

        return inside;
    }

    private void LoadBoxes(GridShape shape)
    {
        if (_boxes.Length < shape.RingCount)
            _boxes = new (long, long, long, long)[2 * shape.RingCount];
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            var (west, south, east, north) = (long.MaxValue, long.MaxValue, long.MinValue, long.MinValue);
            for (var i = shape.RingStart(ring); i < shape.RingEnd(ring); i++)
            {
                (west, east) = (Math.Min(west, shape.X[i]), Math.Max(east, shape.X[i]));
                (south, north) = (Math.Min(south, shape.Y[i]), Math.Max(north, shape.Y[i]));
            }

            _boxes[ring] = (west, south, east, north);
        }
    }
}
