using NetTopologySuite.Geometries;

namespace LandPlanner.Topology;

/// <summary>
/// Vertices of computed shapes that follow each other on one vertex of the 0.1 mm grid: nobody drew them, and a layer that shows
/// the shapes would be found to have edges too short to be meant.
/// </summary>
public static class RepeatedVertices
{
    /// <summary>
    /// Polygons without them, each kept as its first; no other vertex moves. Rings of less than three vertices go. The
    /// shape as it was where nothing is to be dropped, or where it would not stay valid.
    /// </summary>
    public static Geometry Drop(Geometry shape)
    {
        var polygons = new List<Polygon>();
        var isChanged = false;
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon)
                return shape;
            var dropped = Drop(polygon);
            isChanged |= !ReferenceEquals(dropped, polygon);
            if (dropped is not null)
                polygons.Add(dropped);
        }

        if (!isChanged || polygons.Count == 0)
            return shape;
        Geometry left = shape is Polygon ? polygons[0] : shape.Factory.CreateMultiPolygon([.. polygons]);
        return left.IsValid ? left : shape;
    }

    /// <summary>Null where nothing is left.</summary>
    private static Polygon? Drop(Polygon polygon)
    {
        var shell = Drop(polygon.Shell);
        var holes = Array.ConvertAll(polygon.Holes, Drop);
        if (ReferenceEquals(shell, polygon.Shell) && holes.Zip(polygon.Holes).All(pair => ReferenceEquals(pair.First, pair.Second)))
            return polygon;
        return shell is null ? null : polygon.Factory.CreatePolygon(shell, [.. holes.OfType<LinearRing>()]);
    }

    private static LinearRing? Drop(LinearRing ring)
    {
        var corners = ring.Coordinates[..^1];
        var kept = new List<Coordinate>(corners.Length + 1);
        foreach (var corner in corners)
        {
            if (kept.Count == 0 || !IsSame(kept[^1], corner))
                kept.Add(corner);
        }

        while (kept.Count > 1 && IsSame(kept[^1], kept[0]))
            kept.RemoveAt(kept.Count - 1);
        if (kept.Count == corners.Length)
            return ring;
        return kept.Count < 3 ? null : ring.Factory.CreateLinearRing([.. kept, kept[0].Copy()]);
    }

    private static bool IsSame(Coordinate one, Coordinate other) =>
        Grid.ToLong(one.X) == Grid.ToLong(other.X) && Grid.ToLong(one.Y) == Grid.ToLong(other.Y);
}
