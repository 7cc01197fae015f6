using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace LandPlanner.Overlays;

/// <summary>The shapes behind a finding: polygons only, the same result for the same input.</summary>
/// <remarks>
/// Lines and points that shapes have in common are left out. Corners where edges cross are not on the 0.1 mm grid. Null
/// is not taken; shapes that are not polygons count as empty.
/// </remarks>
public static class Evidence
{
    /// <summary>What both shapes cover.</summary>
    public static Geometry Intersection(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Intersection);

    /// <summary>
    /// What both shapes of two sets cover, assembled from the crossings that <see cref="OverlapArea"/> measures by where
    /// the two are in general position, and by <see cref="Intersection(Geometry, Geometry)"/> where they touch.
    /// </summary>
    /// <exception cref="ArgumentException">The sets lie in different planes.</exception>
    public static Geometry Intersection(PolygonSet a, int i, PolygonSet b, int j)
    {
        var pair = OverlapArea.Between(a, i, b, j);
        if (pair.PlanarSquareMetres == 0)
            return GeometryFactory.Default.CreateMultiPolygon();
        var rings = new List<double[]>();
        return new OverlapRings(a, a.Root(i), b, b.Root(j)).TryWalk(rings)
            && RingAssembly.TryJoin(rings, pair.PlanarSquareMetres) is { } shape
            ? shape
            : IntersectionNearby(a, i, b, j, pair.PlanarSquareMetres);
    }

    /// <summary>As <see cref="Intersection(PolygonSet, int, PolygonSet, int)"/> for each of many pairs.</summary>
    /// <param name="threads">The most threads to use; 0 means one for each processor. The shapes do not depend on it.</param>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> asked to stop.</exception>
    public static Geometry[] Intersections(
        PolygonSet a, PolygonSet b, IReadOnlyList<OverlapPair> pairs, CancellationToken ct, int threads = 0)
    {
        var shapes = new Geometry[pairs.Count];
        var most = threads > 0 ? threads : Environment.ProcessorCount;
        var options = new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = most };
        Parallel.For(0, shapes.Length, options, i => shapes[i] = Intersection(a, pairs[i].A, b, pairs[i].B));
        return shapes;
    }

    /// <summary>What <paramref name="a"/> covers and <paramref name="b"/> does not.</summary>
    public static Geometry Difference(Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Difference);

    /// <summary>What any of the shapes covers. Empty where there are none.</summary>
    public static Geometry Union(IReadOnlyList<Geometry> shapes)
    {
        var factory = shapes.Count > 0 ? shapes[0].Factory : GeometryFactory.Default;
        var polygons = shapes.SelectMany(PolygonsOf).ToArray();
        if (polygons.Length == 0)
            return factory.CreateMultiPolygon();
        return Hairs.Cut(OnlyPolygons(OverlayNGRobust.Union(polygons, factory)));
    }

    /// <summary>
    /// Of both only what lies near the other: a large shape may meet many others. Where OverlayNG finds another area than was
    /// measured, it is asked again from near by, where doubles hold more of each number.
    /// </summary>
    private static Geometry IntersectionNearby(PolygonSet a, int i, PolygonSet b, int j, double squareMetres)
    {
        var common = a.BoxOf(i).Intersection(b.BoxOf(j));
        var (one, other) = (NearPart.Of(a, i, common) ?? a.Shape(i), NearPart.Of(b, j, common) ?? b.Shape(j));
        var shape = Intersection(one, other);
        if (IsAsMeasured(shape, squareMetres))
            return shape;
        var frame = new GridFrame(common);
        var finer = frame.ToMetres(Intersection(frame.ToUnits(one), frame.ToUnits(other)));
        return IsAsMeasured(finer, squareMetres) ? finer : shape;
    }

    private static bool IsAsMeasured(Geometry shape, double squareMetres) =>
        Math.Abs(shape.Area - squareMetres) <= OverlapArea.ResidueSquareMetres + Hairs.WidthMetres * shape.Length;

    private static MultiPolygon Overlay(Geometry a, Geometry b, SpatialFunction function) =>
        Hairs.Cut(OnlyPolygons(OverlayNGRobust.Overlay(OnlyPolygons(a), OnlyPolygons(b), function)));

    private static MultiPolygon OnlyPolygons(Geometry shape) =>
        shape as MultiPolygon ?? shape.Factory.CreateMultiPolygon([.. PolygonsOf(shape)]);

    private static IEnumerable<Polygon> PolygonsOf(Geometry shape)
    {
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
                yield return polygon;
        }
    }
}
