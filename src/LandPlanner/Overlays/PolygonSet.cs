using System.Runtime.Intrinsics;
using LandPlanner.Areas;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Overlays;

/// <summary>
/// The polygons of one layer, laid out flat for <see cref="OverlapArea"/> and <see cref="CrossTab"/>. Never changes;
/// any thread may read it.
/// </summary>
/// <remarks>
/// Coordinates are those of a CGCS2000 Gauss-Kruger plane in metres, x = easting; those off the 0.1 mm grid are rounded
/// to it. Parts of one shape that overlap each other, which a valid shape has not, count twice where they do. See
/// <c>OverlapArea.md</c>.
/// </remarks>
public sealed class PolygonSet
{
    private readonly PolygonSetLayout _layout;

    private PolygonSet(PolygonSetLayout layout, EllipsoidalArea areas, int threads)
    {
        (_layout, Areas) = (layout, areas);
        Tree = PackedTree.Over(Array.ConvertAll(layout.Roots, root => root < 0 ? GridBox.Empty : layout.Nodes[root].Box), threads);
    }

    /// <summary>How many shapes were given, those that overlap nothing with them.</summary>
    public int Count => _layout.Roots.Length;

    /// <summary>How many vertices are held, each ring's first one twice.</summary>
    public long Vertices => _layout.Vertices;

    /// <summary>
    /// Vertices in whole grid units, ring behind ring, each closed by its first vertex; shells counter-clockwise, holes
    /// clockwise.
    /// </summary>
    internal double[] Xs => _layout.Xs;

    internal double[] Ys => _layout.Ys;

    /// <summary>
    /// For each vertex by how many parts (see <see cref="Excess"/>) the ellipsoidal integral exceeds the planar one from
    /// the ring's first vertex to it.
    /// </summary>
    internal long[] Excesses => _layout.Excesses;

    internal EdgeNode[] Nodes => _layout.Nodes;

    internal EllipsoidalArea Areas { get; }

    /// <summary>The shapes whose official area cannot be held.</summary>
    internal IReadOnlyList<int> TooLarge => _layout.TooLarge;

    /// <summary>The boxes of the polygons.</summary>
    internal PackedTree Tree { get; }

    /// <summary>Lays out shapes; a shape's index in the list is its index in the set.</summary>
    /// <param name="shapes">
    /// Valid polygons and multipolygons. Null, empty and other shapes keep their index and overlap nothing.
    /// </param>
    /// <param name="areas">The plane the shapes lie in.</param>
    /// <param name="threads">The most threads to use; 0 means one for each processor.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite, or beyond 10⁸ m.</exception>
    public static PolygonSet Build(IReadOnlyList<Geometry?> shapes, EllipsoidalArea areas, int threads = 0) =>
        Build(shapes, areas, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount });

    /// <summary>As <see cref="Build(IReadOnlyList{Geometry?}, EllipsoidalArea, int)"/>, until somebody asks to stop.</summary>
    /// <exception cref="OperationCanceledException">The options' token asked to stop.</exception>
    public static PolygonSet Build(IReadOnlyList<Geometry?> shapes, EllipsoidalArea areas, ParallelOptions options) =>
        new(PolygonSetLayout.Of(shapes, areas, options), areas, Math.Max(0, options.MaxDegreeOfParallelism));

    /// <summary>The planar area of one shape in m², exact but for one rounding.</summary>
    public double PlanarSquareMetres(int index)
    {
        var sum = Int128.Zero;
        for (var ring = _layout.FirstRings[index]; ring < _layout.FirstRings[index + 1]; ring++)
            sum += RingDoubles(ring);
        return (double)sum * Orientation.SquareMetresPerDouble;
    }

    /// <summary>The official (ellipsoidal) area of one shape in m².</summary>
    /// <exception cref="ArgumentException">
    /// It differs from the planar one by more than 535 km²: the shape has some 1,000,000 km², or lies far beyond its zone.
    /// </exception>
    public double SquareMetres(int index)
    {
        if (TooLarge.Contains(index))
            throw TooLargeAt(index);
        var excess = 0L;
        for (var ring = _layout.FirstRings[index]; ring < _layout.FirstRings[index + 1]; ring++)
            excess += Excesses[RingEnd(ring)];
        return PlanarSquareMetres(index) + excess * Excess.SquareMetres;
    }

    /// <summary>A shape as it was given but for its rounding to the grid; empty where it overlaps nothing.</summary>
    public MultiPolygon Shape(int index)
    {
        var polygons = new List<Polygon>();
        var (ring, end) = (FirstRing(index), FirstRing(index + 1));
        while (ring < end)
        {
            var holes = ring + 1;
            while (holes < end && RingDoubles(holes) < 0)
                holes++;
            polygons.Add(new(Ring(ring), [.. Enumerable.Range(ring + 1, holes - ring - 1).Select(Ring)]));
            ring = holes;
        }

        return new([.. polygons]);
    }

    internal ArgumentException TooLargeAt(int index)
    {
        var middle = BoxOf(index).Centre;
        return new(FormattableString.Invariant(
            $"The shape around ({middle.X:0}, {middle.Y:0}) is too large, or too far from its central meridian, to be measured: cut it."));
    }

    /// <summary>The box of a shape in metres; null's where it overlaps nothing.</summary>
    internal Envelope BoxOf(int index)
    {
        if (Root(index) < 0)
            return new();
        var box = Nodes[Root(index)].Box;
        return new(box.MinX / Grid.Scale, box.MaxX / Grid.Scale, box.MinY / Grid.Scale, box.MaxY / Grid.Scale);
    }

    /// <summary>The root of a shape's edges among <see cref="Nodes"/>; −1 where it has none.</summary>
    internal int Root(int index) => _layout.Roots[index];

    /// <summary>The first ring of a shape; the next shape's first ring ends them.</summary>
    internal int FirstRing(int index) => _layout.FirstRings[index];

    /// <summary>The vertex a ring starts from.</summary>
    internal int RingStart(int ring) => _layout.RingStarts[ring];

    /// <summary>The vertex that closes a ring: the first one again.</summary>
    internal int RingEnd(int ring) => _layout.RingEnds[ring];

    /// <summary>Twice the planar area within a ring in grid units squared; negative for a hole.</summary>
    internal Int128 RingDoubles(int ring) => _layout.RingDoubles[ring];

    private LinearRing Ring(int ring)
    {
        var first = RingStart(ring);
        var corners = new Coordinate[RingEnd(ring) - first + 1];
        for (var i = 0; i < corners.Length; i++)
            corners[i] = new(Xs[first + i] / Grid.Scale, Ys[first + i] / Grid.Scale);
        return new(corners);
    }

    internal GridBox EdgeBox(int edge) => GridBox.Of(Xs[edge], Ys[edge], Xs[edge + 1], Ys[edge + 1]);

    /// <summary>The edges of a leaf, as bits from the lowest, whose boxes meet another.</summary>
    internal uint EdgesIn(in EdgeNode leaf, in GridBox box)
    {
        var (minX, minY) = (Vector256.Create(box.MinX), Vector256.Create(box.MinY));
        var (maxX, maxY) = (Vector256.Create(box.MaxX), Vector256.Create(box.MaxY));
        ref var xs = ref Xs[leaf.First];
        ref var ys = ref Ys[leaf.First];
        var (mask, count) = (0u, leaf.End - leaf.First);
        for (var i = 0; i < count; i += Vector256<double>.Count)
        {
            var (fromX, toX) = (Vector256.LoadUnsafe(ref xs, (nuint)i), Vector256.LoadUnsafe(ref xs, (nuint)i + 1));
            var (fromY, toY) = (Vector256.LoadUnsafe(ref ys, (nuint)i), Vector256.LoadUnsafe(ref ys, (nuint)i + 1));
            var met = Vector256.GreaterThanOrEqual(Vector256.MaxNative(fromX, toX), minX)
                & Vector256.LessThanOrEqual(Vector256.MinNative(fromX, toX), maxX)
                & Vector256.GreaterThanOrEqual(Vector256.MaxNative(fromY, toY), minY)
                & Vector256.LessThanOrEqual(Vector256.MinNative(fromY, toY), maxY);
            mask |= met.ExtractMostSignificantBits() << i;
        }

        return mask & ((1u << count) - 1);
    }
}
