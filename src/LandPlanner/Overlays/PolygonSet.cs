using LandPlanner.Areas;
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
    private readonly int[] _roots;
    private readonly int[] _firstRings;
    private readonly int[] _ringStarts;

    internal PolygonSet(PolygonSetBuilder builder, EllipsoidalArea areas)
    {
        (Xs, Ys, Doubles, Excesses) = (builder.Xs, builder.Ys, builder.Doubles, builder.Excesses);
        (_roots, _firstRings, _ringStarts) = ([.. builder.Roots], [.. builder.FirstRings], [.. builder.RingStarts]);
        Nodes = builder.Tree.ToArray();
        Areas = areas;
        Tree = new(Array.ConvertAll(_roots, root => root < 0 ? GridBox.Empty : Nodes[root].Box));
    }

    /// <summary>How many shapes were given, those that overlap nothing with them.</summary>
    public int Count => _roots.Length;

    /// <summary>
    /// Vertices in grid units, ring behind ring, each closed by its first vertex; shells counter-clockwise, holes
    /// clockwise.
    /// </summary>
    internal long[] Xs { get; }

    internal long[] Ys { get; }

    /// <summary>
    /// For each vertex twice the planar area swept about the point (0, 0) from the ring's first vertex to it.
    /// </summary>
    internal Int128[] Doubles { get; }

    /// <summary>
    /// For each vertex by how many m² the ellipsoidal integral exceeds the planar one from the ring's first vertex to
    /// it.
    /// </summary>
    internal double[] Excesses { get; }

    internal EdgeNode[] Nodes { get; }

    internal EllipsoidalArea Areas { get; }

    /// <summary>The boxes of the polygons.</summary>
    internal PackedTree Tree { get; }

    /// <summary>Lays out shapes; a shape's index in the list is its index in the set.</summary>
    /// <param name="shapes">
    /// Valid polygons and multipolygons. Null, empty and other shapes keep their index and overlap nothing.
    /// </param>
    /// <param name="areas">The plane the shapes lie in.</param>
    /// <exception cref="ArgumentException">A coordinate is not finite, or beyond 10⁹ m.</exception>
    public static PolygonSet Build(IReadOnlyList<Geometry?> shapes, EllipsoidalArea areas)
    {
        var builder = new PolygonSetBuilder(shapes.Sum(shape => shape?.NumPoints ?? 0), areas);
        foreach (var shape in shapes)
            builder.Add(shape);
        return new(builder, areas);
    }

    /// <summary>The planar area of one shape in m², exact but for one rounding.</summary>
    public double PlanarSquareMetres(int index)
    {
        var sum = Int128.Zero;
        for (var ring = _firstRings[index]; ring < _firstRings[index + 1]; ring++)
            sum += Doubles[RingEnd(ring)];
        return (double)sum * Orientation.SquareMetresPerDouble;
    }

    /// <summary>The official (ellipsoidal) area of one shape in m².</summary>
    public double SquareMetres(int index)
    {
        var excess = 0.0;
        for (var ring = _firstRings[index]; ring < _firstRings[index + 1]; ring++)
            excess += Excesses[RingEnd(ring)];
        return PlanarSquareMetres(index) + excess;
    }

    /// <summary>The root of a shape's edges among <see cref="Nodes"/>; −1 where it has none.</summary>
    internal int Root(int index) => _roots[index];

    /// <summary>The eastings of a leaf's vertices, one more than its edges.</summary>
    internal ReadOnlySpan<long> XsOf(in EdgeNode leaf) => Xs.AsSpan(leaf.First, leaf.End - leaf.First + 1);

    /// <summary>The northings of a leaf's vertices, one more than its edges.</summary>
    internal ReadOnlySpan<long> YsOf(in EdgeNode leaf) => Ys.AsSpan(leaf.First, leaf.End - leaf.First + 1);

    /// <summary>The vertex a ring starts from.</summary>
    internal int RingStart(int ring) => _ringStarts[ring];

    /// <summary>The vertex that closes a ring: the first one again.</summary>
    internal int RingEnd(int ring) => _ringStarts[ring + 1] - 1;
}
