using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace LandPlanner.Topology;

/// <summary>
/// Whether a stored shape is valid by the OGC's rules: NetTopologySuite's verdict, reached without it where nothing
/// touches.
/// </summary>
/// <remarks>
/// Polygons on <see cref="Grid"/> are looked at in exact integers first. Holds working memory: one for each thread.
/// </remarks>
public sealed class Validity
{
    // Beyond, doubles in metres are coarser than the scan reckons with.
    private const double MostMetres = 6.7e7;

    private readonly GridShape _grid = new();
    private readonly SegmentScan _scan = new();
    private readonly Containment _containment = new();

    /// <summary>
    /// The first defect found, with its place in the shape's CRS; null where the shape is valid. An empty shape is
    /// valid.
    /// </summary>
    public Defect? FirstDefectOf(Geometry shape)
    {
        if (IsPlain(shape) || new IsValidOp(shape).ValidationError is not { } error)
            return null;
        return new(Reason(error.ErrorType), error.Coordinate?.X, error.Coordinate?.Y);
    }

    private static string Reason(TopologyValidationErrors error) => error switch
    {
        TopologyValidationErrors.HoleOutsideShell => DefectReasons.HoleOutsideShell,
        TopologyValidationErrors.NestedHoles => DefectReasons.NestedHoles,
        TopologyValidationErrors.NestedShells => DefectReasons.NestedShells,
        TopologyValidationErrors.DisconnectedInteriors => DefectReasons.DisconnectedInterior,
        TopologyValidationErrors.DuplicateRings => DefectReasons.DuplicateRing,
        _ => PolygonDiagnosis.RingReason(error),
    };

    private bool IsPlain(Geometry shape)
    {
        if (shape is not (Polygon or MultiPolygon) || shape.IsEmpty)
            return false;
        _grid.Clear();
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (!Load((Polygon)shape.GetGeometryN(i)))
                return false;
        }

        return _scan.IsClear(_grid) && _containment.IsPlain(_grid);
    }

    private bool Load(Polygon polygon)
    {
        if (!Load(polygon.ExteriorRing.CoordinateSequence))
            return false;
        for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
        {
            if (!Load(polygon.GetInteriorRingN(hole).CoordinateSequence))
                return false;
        }

        _grid.EndPart();
        return true;
    }

    /// <summary>False where a vertex is off the grid or fewer than three are left.</summary>
    private bool Load(CoordinateSequence ring)
    {
        var start = _grid.VertexCount;
        for (var i = 0; i < ring.Count - 1; i++)
        {
            var (x, y) = (ring.GetX(i), ring.GetY(i));
            var (lineX, lineY) = (Grid.ToLong(x), Grid.ToLong(y));
            if (!(Math.Abs(x) < MostMetres && Math.Abs(y) < MostMetres && Grid.FromLong(lineX) == x && Grid.FromLong(lineY) == y))
                return false;
            if (_grid.VertexCount == start || _grid.X[^1] != lineX || _grid.Y[^1] != lineY)
                _grid.Add(lineX, lineY);
        }

        var last = _grid.VertexCount - 1;
        if (last > start && _grid.X[last] == _grid.X[start] && _grid.Y[last] == _grid.Y[start])
            _grid.Truncate(last);
        _grid.EndRing(-1);
        return _grid.VertexCount - start >= 3;
    }
}
