using LandPlanner.Crs;
using LandPlanner.Features;
using LandPlanner.Topology;

namespace LandPlanner.Workspaces.Imports;

/// <summary>Where shapes enter: into the workspace's plane, then onto its grid. One for each thread.</summary>
internal sealed class ImportDoor(Reprojector reprojector, Intake intake)
{
    private readonly Densifier _densifier = new(reprojector);

    /// <param name="placed">The shape in the workspace's plane as it came; null where it has none there.</param>
    public IntakeResult Take(LooseShape? shape, out LooseShape? placed)
    {
        placed = null;
        try
        {
            placed = shape is null || reprojector.IsIdentity ? shape : Reproject(shape);
            return intake.Take(placed);
        }
        catch (ReprojectionException)
        {
            return new() { Shape = null, Status = IntakeStatus.Rejected, Defects = [new(DefectReasons.OutsideWorld, null, null)] };
        }
    }

    private LooseShape Reproject(LooseShape shape)
    {
        if (reprojector.IsTranslation || shape.Kind == GeometryKind.Point)
        {
            var moved = shape.Coordinates.ToArray();
            reprojector.Transform(moved);
            return new(shape.Kind, moved, shape.RingEnds, shape.PartEnds);
        }

        var coordinates = new List<double>(shape.Coordinates.Length);
        var ends = new int[shape.RingCount];
        for (var ring = 0; ring < ends.Length; ring++)
        {
            coordinates.AddRange(_densifier.Transform(shape.Ring(ring)));
            ends[ring] = coordinates.Count / 2;
        }

        return new(shape.Kind, [.. coordinates], ends, shape.PartEnds);
    }
}
