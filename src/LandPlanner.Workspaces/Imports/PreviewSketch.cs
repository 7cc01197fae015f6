using LandPlanner.Features;
using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Workspaces.Imports;

/// <summary>Outlines for looking at, not for measuring: the more there are, the coarser they become, so that a file of any size makes a picture that a screen can hold.</summary>
/// <remarks>Belongs to one thread while it grows.</remarks>
public sealed class PreviewSketch
{
    private const int MostShapes = 100_000;
    private const int MostVertices = 2_000_000;
    private const double FirstTolerance = 0.25;
    private const double MostStretch = 3;

    private readonly List<(IntakeStatus Status, LooseShape Shape)> _outlines = [];
    private readonly Envelope _sound = new();
    private readonly Envelope _rejected = new();
    private int _vertices;

    public IReadOnlyList<(IntakeStatus Status, LooseShape Shape)> Outlines => _outlines;

    /// <summary>How far apart vertices are left, in metres; 0 where all of them are there.</summary>
    public double ToleranceMetres { get; private set; }

    /// <summary>Intact shapes beyond the number that is drawn.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Around all that would be stored, drawn or not, and what would be rejected beside it; what lies far off, as coordinates gone wrong do, is left out.</summary>
    public Envelope Extent
    {
        get
        {
            var all = new Envelope(_sound);
            all.ExpandToInclude(_rejected);
            return _sound.IsNull || all.Diameter <= MostStretch * _sound.Diameter ? all : _sound;
        }
    }

    public void Add(IntakeStatus status, LooseShape shape)
    {
        (status == IntakeStatus.Rejected ? _rejected : _sound).ExpandToInclude(BoxOf(shape));
        if (status == IntakeStatus.Intact && _outlines.Count >= MostShapes)
        {
            LeftOut++;
            return;
        }

        var thinned = Thin(shape, ToleranceMetres);
        if (thinned.IsEmpty)
            return;
        _outlines.Add((status, thinned));
        _vertices += thinned.Coordinates.Length / 2;
        while (_vertices > MostVertices && ToleranceMetres < 1_000)
            Coarsen();
    }

    /// <summary>Around the coordinates that are places.</summary>
    public static Envelope BoxOf(LooseShape shape)
    {
        var box = new Envelope();
        for (var i = 0; i < shape.Coordinates.Length; i += 2)
        {
            if (IsPlace(shape.Coordinates[i], shape.Coordinates[i + 1]))
                box.ExpandToInclude(shape.Coordinates[i], shape.Coordinates[i + 1]);
        }

        return box;
    }

    private void Coarsen()
    {
        ToleranceMetres = ToleranceMetres == 0 ? FirstTolerance : ToleranceMetres * 2;
        _vertices = 0;
        for (var i = 0; i < _outlines.Count; i++)
        {
            _outlines[i] = (_outlines[i].Status, Thin(_outlines[i].Shape, ToleranceMetres));
            _vertices += _outlines[i].Shape.Coordinates.Length / 2;
        }
    }

    private static LooseShape Thin(LooseShape shape, double tolerance)
    {
        if (shape.Kind == GeometryKind.Point)
            return shape.Coordinates.All(double.IsFinite) ? shape : new(GeometryKind.Point, [], [], []);
        var (coordinates, rings, parts, part) = (new List<double>(shape.Coordinates.Length), new List<int>(), new List<int>(), 0);
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            Thin(shape.Ring(ring), tolerance, coordinates);
            if (coordinates.Count / 2 > (rings.Count == 0 ? 0 : rings[^1]))
                rings.Add(coordinates.Count / 2);
            while (part < shape.PartEnds.Length && ring + 1 >= shape.PartEnds[part])
            {
                if (rings.Count > (parts.Count == 0 ? 0 : parts[^1]))
                    parts.Add(rings.Count);
                part++;
            }
        }

        return new(shape.Kind, [.. coordinates], [.. rings], [.. parts]);
    }

    /// <summary>Leaves out vertices nearer than the tolerance to the one before, but never so many that a ring is no ring.</summary>
    private static void Thin(ReadOnlySpan<double> xy, double tolerance, List<double> into)
    {
        var (count, step) = (xy.Length / 2, Math.Max(1, xy.Length / 8));
        var (x, y) = (double.NaN, double.NaN);
        for (var i = 0; i < count; i++)
        {
            var (nextX, nextY) = (xy[2 * i], xy[2 * i + 1]);
            if (!IsPlace(nextX, nextY))
                continue;
            var isKept = tolerance == 0 || i == count - 1 || (count > 4 && i % step == 0) || count <= 4
                || !(Math.Abs(nextX - x) + Math.Abs(nextY - y) < tolerance);
            if (!isKept)
                continue;
            into.Add(nextX);
            into.Add(nextY);
            (x, y) = (nextX, nextY);
        }
    }

    private static bool IsPlace(double x, double y) => double.IsFinite(x) && double.IsFinite(y) && Math.Abs(x) < 1e9 && Math.Abs(y) < 1e9;
}
