using LandPlanner.Areas;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Checks;

/// <summary>
/// Which shapes are the same on the 0.1 mm grid, wherever their rings start, whichever way they run, and in whatever
/// order their parts and holes stand.
/// </summary>
internal sealed class Duplicates
{
    private readonly int[] _first;
    private readonly IReadOnlyList<int[]> _groups;

    private Duplicates(int count, IReadOnlyList<int[]> groups)
    {
        (_first, _groups) = ([.. Enumerable.Range(0, count)], groups);
        foreach (var group in groups)
        {
            foreach (var member in group)
                _first[member] = group[0];
        }
    }

    public static Duplicates Of(CheckedShapes shapes)
    {
        var groups = Enumerable.Range(0, shapes.Count)
            .Where(i => shapes.Features[i].Shape is Polygon { IsEmpty: false } or MultiPolygon { IsEmpty: false })
            .GroupBy(i => Box(shapes.Features[i].Shape!))
            .Where(alike => alike.Skip(1).Any())
            .SelectMany(alike => alike.GroupBy(i => Canonical(shapes.Features[i].Shape!), StringComparer.Ordinal))
            .Where(same => same.Skip(1).Any())
            .Select(same => same.Order().ToArray());
        return new(shapes.Count, [.. groups]);
    }

    public bool AreSame(int one, int other) => _first[one] == _first[other];

    /// <summary>One problem for all that are the same.</summary>
    public void Find(CheckedShapes shapes, EllipsoidalArea areas, Findings found)
    {
        foreach (var group in _groups)
        {
            var shape = shapes.Sound[group[0]];
            found.Add(Problem([.. group.Select(shapes.Id)], shape, ProblemReasons.SameShape, areas) with
            {
                Place = Places.Inside(shape) ?? shapes.Features[group[0]].Shape!.Coordinate,
            });
        }
    }

    public static Problem Problem(long[] ids, Geometry? shape, string reason, EllipsoidalArea areas) =>
        new(CheckKinds.Duplicate, ProblemSeverity.Error, reason, ids, Places.Inside(shape))
        {
            Shape = shape,
            SquareMetres = Places.SquareMetres(areas, shape),
            PlanarSquareMetres = Places.Rounded(shape?.Area ?? 0),
        };

    private static (long, long, long, long) Box(Geometry shape)
    {
        var box = shape.EnvelopeInternal;
        return (Grid.ToLong(box.MinX), Grid.ToLong(box.MinY), Grid.ToLong(box.MaxX), Grid.ToLong(box.MaxY));
    }

    private static string Canonical(Geometry shape)
    {
        var parts = new List<string>();
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is Polygon { IsEmpty: false } part)
                parts.Add(Canonical(part.ExteriorRing) + "(" + Joined(part.InteriorRings.Select(Canonical)) + ")");
        }

        return Joined(parts);
    }

    private static string Joined(IEnumerable<string> rings) => string.Join('|', rings.Order(StringComparer.Ordinal));

    private static string Canonical(LineString ring)
    {
        var corners = new List<Coordinate>();
        foreach (var corner in ring.Coordinates)
        {
            var snapped = new Coordinate(Grid.ToLong(corner.X), Grid.ToLong(corner.Y));
            if (corners.Count == 0 || !corners[^1].Equals2D(snapped))
                corners.Add(snapped);
        }

        if (corners.Count < 4)
            return string.Join(' ', corners.Distinct().Order());
        return string.Join(' ',
            (IEnumerable<Coordinate>)CanonicalRings.Of(ring.Factory.CreateLinearRing([.. corners])).Coordinates);
    }
}
