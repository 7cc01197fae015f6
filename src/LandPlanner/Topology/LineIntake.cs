using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Implementation;

namespace LandPlanner.Topology;

/// <summary>
/// The door of a layer of lines. A line may cross itself and others; it needs two different vertices.
/// </summary>
internal sealed class LineIntake(World world)
{
    private readonly List<Defect> _defects = [];
    private readonly List<double> _line = [];

    public IntakeResult Take(LooseShape shape)
    {
        _defects.Clear();
        var lines = new List<LineString>();
        for (var i = 0; i < shape.RingCount; i++)
        {
            if (Read(shape.Ring(i)) is { } line)
                lines.Add(line);
        }

        return lines.Count == 0
            ? IntakeResult.Rejected([.. _defects])
            : IntakeResult.Stored(GridPolygons.Factory.CreateMultiLineString([.. lines]), [.. _defects]);
    }

    private LineString? Read(ReadOnlySpan<double> line)
    {
        if (world.FirstDefectOf(line) is { } defect)
        {
            _defects.Add(defect);
            return null;
        }

        var repeats = Snap(line);
        if (_line.Count >= 4)
            return GridPolygons.Factory.CreateLineString(new PackedDoubleCoordinateSequence([.. _line], 2, 0));
        Note(line.Length / 2 - repeats < 2 ? DefectReasons.ShortLine : DefectReasons.CollapsedBySnapping, line, 0);
        return null;
    }

    /// <summary>
    /// Vertices that only the grid makes equal are merged, and are no defect. Answers how many were repeated in the
    /// file.
    /// </summary>
    private int Snap(ReadOnlySpan<double> line)
    {
        _line.Clear();
        var repeats = 0;
        for (var i = 0; i < line.Length; i += 2)
        {
            if (i > 0 && line[i] == line[i - 2] && line[i + 1] == line[i - 1] && repeats++ == 0)
                Note(DefectReasons.RepeatedPoint, line, i);
            var (x, y) = (Grid.Snap(line[i]), Grid.Snap(line[i + 1]));
            if (_line.Count == 0 || _line[^2] != x || _line[^1] != y)
                _line.AddRange([x, y]);
        }

        return repeats;
    }

    private void Note(string reason, ReadOnlySpan<double> line, int place) =>
        _defects.Add(line.IsEmpty ? new(reason, null, null) : new(reason, line[place], line[place + 1]));
}
