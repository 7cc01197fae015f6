using LandPlanner.Areas;
using NetTopologySuite.Geometries;

namespace LandPlanner.Topology;

/// <summary>
/// The door of a layer of polygons. Clean ones never see more than integers; the others go to <see
/// cref="PolygonRepair"/>.
/// </summary>
internal sealed class PolygonIntake
{
    private readonly EllipsoidalArea _areas;
    private readonly RingReader _reader;
    private readonly SegmentScan _scan = new();
    private readonly Containment _containment = new();

    // Of single rings, and of what concerns several: the latter's areas are the record's, which are known last.
    private readonly List<Defect> _ringDefects = [];
    private readonly List<Defect> _shapeDefects = [];

    private readonly GridShape _read = new();
    private readonly GridShape _other = new();

    public PolygonIntake(EllipsoidalArea areas, World world)
    {
        _areas = areas;
        _reader = new(areas, world, _read, _ringDefects);
    }

    public IntakeResult Take(LooseShape shape)
    {
        _read.Clear();
        _ringDefects.Clear();
        _shapeDefects.Clear();
        _reader.Read(shape);
        if (_read.PartCount == 0)
            return Reject();
        if (IsPlain(_read))
            return Store(GridPolygons.InMetres(_read), _reader.OrphansSquareMetres == 0 ? null : SnappedArea());
        return Mend(shape);
    }

    private bool IsPlain(GridShape grid) => _scan.IsClear(grid) && _containment.IsPlain(grid);

    private IntakeResult Mend(LooseShape shape)
    {
        var snapped = SnappedArea();
        RemoveSpikes();
        if (_other.PartCount == 0)
            return Reject();
        if (!IsPlain(_other) && !Repair())
            return Reject();
        if (!_reader.AllOnGrid && LoosePolygons.AreValid(shape))
            BlameSnapping();
        return Store(GridPolygons.InMetres(_other), snapped);
    }

    /// <summary>Makes a shape that is not plain, but without spikes, fit to be stored. False where it cannot.</summary>
    private bool Repair()
    {
        var flaws = PolygonRepair.FlawsOf(_other);
        if (flaws.Count == 0)
            AddTouchedVertices();
        else
            PolygonRepair.Apply(_other);
        _shapeDefects.AddRange(flaws);
        if (_other.PartCount > 0 && (IsPlain(_other) || PolygonRepair.IsValid(_other)))
            return true;
        if (_other.PartCount > 0)
            _shapeDefects.Add(new(DefectReasons.BeyondRepair, null, null));
        return false;
    }

    /// <summary>Copies what was read without spikes, and without the holes of shells that were nothing else.</summary>
    private void RemoveSpikes()
    {
        _other.Clear();
        for (var part = 0; part < _read.PartCount; part++)
        {
            var before = _other.RingCount;
            for (var ring = _read.PartStart(part); ring < _read.PartEnd(part); ring++)
            {
                if (ring > _read.PartStart(part) && _other.RingCount == before)
                    _reader.Drop(_read.Source(ring), DefectReasons.HoleOutsideShell);
                else
                    RemoveSpikes(ring);
            }

            _other.EndPart();
        }
    }

    private void RemoveSpikes(int ring)
    {
        var before = _other.RingCount;
        var tip = SpikeRemoval.Copy(_read, ring, _other);
        if (_other.RingCount == before)
            _reader.DropFlat(_read.Source(ring));
        else if (tip is { } at)
            _shapeDefects.Add(DefectAt(DefectReasons.Spike, at.X, at.Y));
    }

    /// <summary>Gives an edge a vertex wherever another ring's vertex touches it.</summary>
    private void AddTouchedVertices()
    {
        _scan.FindTouches(_other);
        foreach (var vertex in _scan.Touches.Select(touch => touch.Vertex).Order().Take(1))
            _shapeDefects.Add(DefectAt(DefectReasons.TouchWithoutVertex, _other.X[vertex], _other.Y[vertex]));
        TouchedVertices.Insert(_other, _scan.Touches);
    }

    private static Defect DefectAt(string reason, long x, long y) => new(reason, Grid.FromLong(x), Grid.FromLong(y));

    private void BlameSnapping()
    {
        for (var i = 0; i < _shapeDefects.Count; i++)
        {
            if (_shapeDefects[i].Reason != DefectReasons.TouchWithoutVertex)
                _shapeDefects[i] = _shapeDefects[i] with { Reason = DefectReasons.CollapsedBySnapping };
        }
    }

    private Area SnappedArea()
    {
        var sum = _reader.OrphansSquareMetres;
        for (var part = 0; part < _read.PartCount; part++)
        {
            for (var ring = _read.PartStart(part); ring < _read.PartEnd(part); ring++)
            {
                var coordinates = GridPolygons.Coordinates(_read, _read.RingStart(ring), _read.RingEnd(ring));
                sum += (ring == _read.PartStart(part) ? 1 : -1) * Math.Abs(_areas.SignedSquareMetresOf(coordinates));
            }
        }

        return Area.FromSquareMetres(sum);
    }

    /// <param name="snapped">The record's area on the grid before repair; null where no repair changed it.</param>
    private IntakeResult Store(MultiPolygon shape, Area? snapped)
    {
        var stored = _areas.Of(shape);
        var onGrid = snapped ?? stored;
        var read = _reader.AllOnGrid ? onGrid : Area.FromSquareMetres(_reader.SquareMetresRead());
        return IntakeResult.Stored(shape, Defects(onGrid, stored)) with
        {
            AreaRead = read,
            AreaChangedBySnapping = onGrid - read,
            AreaChangedByRepair = stored - onGrid,
            AreaStored = stored,
        };
    }

    private IntakeResult Reject()
    {
        var read = Area.FromSquareMetres(_reader.SquareMetresRead());
        return IntakeResult.Rejected(Defects(read, null), read);
    }

    private Defect[] Defects(Area before, Area? after) =>
        [.. _ringDefects, .. _shapeDefects.Select(defect => defect with { AreaBefore = before, AreaAfter = after })];
}
