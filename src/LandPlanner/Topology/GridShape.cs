namespace LandPlanner.Topology;

/// <summary>Polygons as numbers of grid lines, in flat arrays that are used again for the next shape.</summary>
/// <remarks>
/// Rings are open (the last vertex is not the first again); the first ring of a part is its shell, the rest are its
/// holes.
/// </remarks>
internal sealed class GridShape
{
    private long[] _x = new long[256];
    private long[] _y = new long[256];
    private int[] _ringEnds = new int[16];
    private int[] _sources = new int[16];
    private int[] _partEnds = new int[16];

    public int VertexCount { get; private set; }

    public int RingCount { get; private set; }

    public int PartCount { get; private set; }

    public ReadOnlySpan<long> X => _x.AsSpan(0, VertexCount);

    public ReadOnlySpan<long> Y => _y.AsSpan(0, VertexCount);

    public int RingStart(int ring) => ring == 0 ? 0 : _ringEnds[ring - 1];

    public int RingEnd(int ring) => _ringEnds[ring];

    public int PartStart(int part) => part == 0 ? 0 : _partEnds[part - 1];

    public int PartEnd(int part) => _partEnds[part];

    /// <summary>The number of the file's ring that this one was; -1 where it comes from a repair.</summary>
    public int Source(int ring) => _sources[ring];

    public void Clear() => (VertexCount, RingCount, PartCount) = (0, 0, 0);

    public void Add(long x, long y)
    {
        if (VertexCount == _x.Length)
        {
            Array.Resize(ref _x, 2 * _x.Length);
            Array.Resize(ref _y, 2 * _y.Length);
        }

        _x[VertexCount] = x;
        _y[VertexCount++] = y;
    }

    /// <summary>
    /// Takes back the vertices after the first <paramref name="vertexCount"/>; rings must not have ended there yet.
    /// </summary>
    public void Truncate(int vertexCount) => VertexCount = vertexCount;

    public void EndRing(int source)
    {
        if (RingCount == _ringEnds.Length)
        {
            Array.Resize(ref _ringEnds, 2 * RingCount);
            Array.Resize(ref _sources, 2 * RingCount);
        }

        _sources[RingCount] = source;
        _ringEnds[RingCount++] = VertexCount;
    }

    /// <summary>Ends a part; one without rings is none.</summary>
    public void EndPart()
    {
        if (RingCount == (PartCount == 0 ? 0 : _partEnds[PartCount - 1]))
            return;
        if (PartCount == _partEnds.Length)
            Array.Resize(ref _partEnds, 2 * PartCount);
        _partEnds[PartCount++] = RingCount;
    }

    /// <summary>Becomes what <paramref name="other"/> is, which must not be used any more.</summary>
    public void Take(GridShape other)
    {
        (_x, _y, _ringEnds, _sources, _partEnds) = (other._x, other._y, other._ringEnds, other._sources, other._partEnds);
        (VertexCount, RingCount, PartCount) = (other.VertexCount, other.RingCount, other.PartCount);
    }
}
