using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

/// <summary>
/// The boundary edges of all shapes on the 0.1 mm grid, the inside on their left, and which of them are left over when
/// each is set against the one that runs back beside it.
/// </summary>
/// <remarks>
/// <para>
/// How many shapes cover a place changes across an edge by the number of times it is met one way less the number of
/// times it is met the other way. So all that overlaps and all that is not covered lies between edges left over, and
/// across a set of edges that cancel nothing changes. See <see cref="Suspects"/> and <see cref="Arrangement"/>.
/// </para>
/// <para>An edge is known by its first vertex: it runs from it to the vertex behind it.</para>
/// </remarks>
internal sealed class BoundaryEdges
{
    private const int Partitions = 512;
    private const int Chunks = 32;

    private readonly long[] _xs;
    private readonly long[] _ys;

    // The shape an edge belongs to; −1 for a vertex that closes a ring, or stands for nothing.
    private readonly int[] _owners;
    private readonly ulong[] _keys;
    private readonly int[] _edges;
    private readonly int[] _partitionEnds = new int[Partitions];

    private BoundaryEdges(int vertices)
    {
        (_xs, _ys, _owners) = (new long[vertices], new long[vertices], new int[vertices]);
        (_keys, _edges) = (new ulong[vertices], new int[vertices]);
    }

    /// <summary>Edges whose ground on one side is covered more often than on the other, ascending.</summary>
    public int[] LeftOver { get; private set; } = [];

    /// <summary>The owners of each two edges that cancel each other.</summary>
    public IEnumerable<(int One, int Other)> Cancelled { get; private set; } = [];

    public static BoundaryEdges Of(IReadOnlyList<Geometry?> shapes, ParallelOptions options)
    {
        var starts = new int[shapes.Count + 1];
        for (var i = 0; i < shapes.Count; i++)
            starts[i + 1] = starts[i] + (shapes[i]?.NumPoints ?? 0);
        var edges = new BoundaryEdges(starts[^1]);
        Array.Fill(edges._owners, -1);
        Parallel.For(0, shapes.Count, options, i => edges.Load(shapes[i], i, starts[i]));
        edges.Group(options);
        edges.Cancel(options);
        return edges;
    }

    public int OwnerOf(int edge) => _owners[edge];

    /// <summary>In grid lines.</summary>
    public (long X, long Y) Vertex(int vertex) => (_xs[vertex], _ys[vertex]);

    /// <summary>A box about an edge, in metres; also about where it was before it was put on the grid.</summary>
    public Envelope BoxOf(int edge)
    {
        var box = new Envelope(
            Grid.FromLong(_xs[edge]), Grid.FromLong(_xs[edge + 1]), Grid.FromLong(_ys[edge]),
                Grid.FromLong(_ys[edge + 1]));
        box.ExpandBy(1 / Grid.Scale);
        return box;
    }

    private void Load(Geometry? shape, int owner, int at)
    {
        for (var i = 0; i < (shape?.NumGeometries ?? 0); i++)
        {
            if (shape!.GetGeometryN(i) is not Polygon polygon)
                continue;
            at = Load(polygon.ExteriorRing.CoordinateSequence, owner, at, isShell: true);
            for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
                at = Load(polygon.GetInteriorRingN(hole).CoordinateSequence, owner, at, isShell: false);
        }
    }

    /// <summary>Writes a ring from a vertex on, without vertices that fall together on the grid.</summary>
    /// <returns>The first vertex behind what was written.</returns>
    private int Load(CoordinateSequence ring, int owner, int start, bool isShell)
    {
        var end = start;
        for (var i = 0; i < ring.Count; i++)
        {
            var (x, y) = (Grid.ToLong(ring.GetX(i)), Grid.ToLong(ring.GetY(i)));
            if (end > start && _xs[end - 1] == x && _ys[end - 1] == y)
                continue;
            (_xs[end], _ys[end]) = (x, y);
            end++;
        }

        var swept = SweptFrom(start, end);
        if (swept == 0)
            return start;
        if (swept > 0 != isShell)
        {
            Array.Reverse(_xs, start, end - start);
            Array.Reverse(_ys, start, end - start);
        }

        Array.Fill(_owners, owner, start, end - start - 1);
        return end;
    }

    /// <summary>Twice the area inside a ring: positive where it runs counter-clockwise.</summary>
    private Int128 SweptFrom(int start, int end)
    {
        var sum = Int128.Zero;
        for (var i = start + 1; i + 1 < end; i++)
        {
            sum += (Int128)(_xs[i] - _xs[start]) * (_ys[i + 1] - _ys[start])
                - (Int128)(_xs[i + 1] - _xs[start]) * (_ys[i] - _ys[start]);
        }

        return sum;
    }

    /// <summary>Brings edges between the same two places together: sorted by key, in partitions of keys.</summary>
    private void Group(ParallelOptions options)
    {
        var keys = new ulong[_xs.Length];
        var places = new int[Chunks, Partitions];
        Parallel.For(0, Chunks, options, chunk =>
        {
            for (var edge = ChunkStart(chunk); edge < ChunkStart(chunk + 1); edge++)
            {
                if (_owners[edge] < 0)
                    continue;
                keys[edge] = KeyOf(edge);
                places[chunk, keys[edge] % Partitions]++;
            }
        });
        PlaceChunks(places);
        Parallel.For(0, Chunks, options, chunk =>
        {
            for (var edge = ChunkStart(chunk); edge < ChunkStart(chunk + 1); edge++)
            {
                if (_owners[edge] < 0)
                    continue;
                var at = places[chunk, keys[edge] % Partitions]++;
                (_keys[at], _edges[at]) = (keys[edge], edge);
            }
        });
        Parallel.For(0, Partitions, options, partition =>
        {
            var (start, end) = Bounds(partition);
            Array.Sort(_keys, _edges, start, end - start);
        });
    }

    /// <summary>Turns how many edges a chunk has for a partition into where the first of them goes.</summary>
    private void PlaceChunks(int[,] counts)
    {
        var next = 0;
        for (var partition = 0; partition < Partitions; partition++)
        {
            for (var chunk = 0; chunk < Chunks; chunk++)
            {
                var count = counts[chunk, partition];
                counts[chunk, partition] = next;
                next += count;
            }

            _partitionEnds[partition] = next;
        }
    }

    private int ChunkStart(int chunk) => (int)((long)chunk * _xs.Length / Chunks);

    private (int Start, int End) Bounds(int partition) =>
        (partition == 0 ? 0 : _partitionEnds[partition - 1], _partitionEnds[partition]);

    private ulong KeyOf(int edge)
    {
        var (fromX, fromY, toX, toY) = (_xs[edge], _ys[edge], _xs[edge + 1], _ys[edge + 1]);
        if (!RunsForward(edge))
            (fromX, fromY, toX, toY) = (toX, toY, fromX, fromY);
        return Mix(Mix(Mix(Mix((ulong)fromX) + (ulong)fromY) + (ulong)toX) + (ulong)toY);
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private bool RunsForward(int edge) =>
        _xs[edge] < _xs[edge + 1] || (_xs[edge] == _xs[edge + 1] && _ys[edge] < _ys[edge + 1]);

    private void Cancel(ParallelOptions options)
    {
        var (left, cancelled) = (new List<int>[Partitions], new List<(int, int)>[Partitions]);
        Parallel.For(0, Partitions, options, partition =>
        {
            var (ownLeft, ownCancelled) = (left[partition], cancelled[partition]) = ([], []);
            ForEachPlace(partition, (place, net) =>
            {
                if (net != 0)
                    ownLeft.AddRange(place);
                for (var i = 1; net == 0 && i < place.Length; i++)
                    ownCancelled.Add((_owners[place[i - 1]], _owners[place[i]]));
            });
        });
        LeftOver = [.. left.SelectMany(edges => edges).Order()];
        Cancelled = cancelled.SelectMany(owners => owners);
    }

    private delegate void AtPlace(ReadOnlySpan<int> edges, int net);

    /// <summary>
    /// Calls back with the edges between the same two places, and by how many more of them run one way than the other.
    /// </summary>
    private void ForEachPlace(int partition, AtPlace atPlace)
    {
        var (start, end) = Bounds(partition);
        for (var first = start; first < end;)
        {
            var next = first + 1;
            while (next < end && _keys[next] == _keys[first])
                next++;
            var run = _edges.AsSpan(first, next - first);
            if (run.Length == 2 && IsBack(run[0], run[1]))
                atPlace(run, 0);
            else
                SplitRun(run, atPlace);
            first = next;
        }
    }

    private bool IsBack(int one, int other) => _xs[one] == _xs[other + 1] && _ys[one] == _ys[other + 1]
        && _xs[one + 1] == _xs[other] && _ys[one + 1] == _ys[other];

    private bool IsSame(int one, int other) => _xs[one] == _xs[other] && _ys[one] == _ys[other]
        && _xs[one + 1] == _xs[other + 1] && _ys[one + 1] == _ys[other + 1];

    /// <summary>Edges of one key are almost always of one place; where they are not, each place has its turn.</summary>
    private void SplitRun(Span<int> run, AtPlace atPlace)
    {
        run.Sort();
        while (run.Length > 0)
        {
            var (count, net) = (0, 0);
            for (var i = 0; i < run.Length; i++)
            {
                var turn = IsSame(run[0], run[i]) ? 1 : IsBack(run[0], run[i]) ? -1 : 0;
                if (turn == 0)
                    continue;
                net += turn;
                (run[i], run[count]) = (run[count], run[i]);
                count++;
            }

            atPlace(run[..count], net);
            run = run[count..];
        }
    }
}
