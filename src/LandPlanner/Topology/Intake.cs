using LandPlanner.Areas;
using LandPlanner.Features;

namespace LandPlanner.Topology;

/// <summary>
/// The door of a layer: turns what a file holds into a shape that can be stored, or says why it cannot.
/// </summary>
/// <remarks>
/// Shapes come in the workspace's Gauss-Kruger CRS, not yet snapped. What comes out lies on <see cref="Grid"/>;
/// shells run counter-clockwise, holes clockwise; a
/// ring keeps its first vertex unless it had to be repaired. The same shape gives the same answer, and a shape that
/// came out goes in again unchanged.
/// Holds working memory: one for each thread.
/// </remarks>
public sealed class Intake
{
    private readonly GeometryKind _kind;
    private readonly Func<LooseShape, IntakeResult> _take;

    /// <exception cref="ArgumentException">A layer of <see cref="GeometryKind.None"/> takes no shapes.</exception>
    public Intake(EllipsoidalArea areas, GeometryKind kind)
    {
        var world = new World(areas.FalseEastingMetres);
        _kind = kind;
        _take = kind switch
        {
            GeometryKind.Polygon => new PolygonIntake(areas, world).Take,
            GeometryKind.Line => new LineIntake(world).Take,
            GeometryKind.Point => new PointIntake(world).Take,
            _ => throw new ArgumentException("A table without shapes takes no shapes.", nameof(kind)),
        };
    }

    public IntakeResult Take(LooseShape? shape)
    {
        if (shape is null)
            return IntakeResult.Rejected([new(DefectReasons.NullShape, null, null)]);
        if (shape.IsEmpty)
            return IntakeResult.Rejected([new(DefectReasons.EmptyShape, null, null)]);
        if (shape.Kind != _kind)
            return IntakeResult.Rejected([new(DefectReasons.OtherKind, null, null)]);
        return _take(shape);
    }
}
