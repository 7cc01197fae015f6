using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace LandPlanner.Topology;

/// <summary>The door of a layer of points. A record's point is kept once.</summary>
internal sealed class PointIntake(World world)
{
    public IntakeResult Take(LooseShape shape)
    {
        var defects = new List<Defect>();
        var (read, stored) = (new HashSet<(double, double)>(), new HashSet<(double, double)>());
        var points = new List<Point>();
        for (var i = 0; i < shape.Coordinates.Length; i += 2)
        {
            var place = shape.Coordinates.AsSpan(i, 2);
            var snapped = (Grid.Snap(place[0]), Grid.Snap(place[1]));
            if (world.FirstDefectOf(place) is { } defect)
                defects.Add(defect);
            else if (!read.Add((place[0], place[1])))
                defects.Add(new(DefectReasons.RepeatedPoint, place[0], place[1]));
            else if (stored.Add(snapped))
                points.Add(At(snapped));
        }

        return points.Count == 0
            ? IntakeResult.Rejected(defects)
            : IntakeResult.Stored(GridPolygons.Factory.CreateMultiPoint([.. points]), defects);
    }

    private static Point At((double X, double Y) place) =>
        GridPolygons.Factory.CreatePoint(new PackedDoubleCoordinateSequence([place.X, place.Y], 2, 0));
}
