using LandPlanner.Areas;

namespace LandPlanner.Topology;

/// <summary>
/// Reads rings as a file holds them onto the grid: closes them, takes out repeated vertices, leaves out what is no
/// ring.
/// </summary>
internal sealed class RingReader(EllipsoidalArea areas, World world, GridShape grid, List<Defect> defects)
{
    // Less than this a ring that the grid leaves nothing of was nothing before, too.
    private const double NoAreaSquareMetres = 1e-6;

    private LooseShape _shape = null!;
    private int _ring;
    private int _repeats;
    private (double X, double Y) _firstRepeat;

    /// <summary>Whether everything read lay on the grid already and no ring was left out.</summary>
    public bool AllOnGrid { get; private set; }

    /// <summary>
    /// Official area, by the file's roles, of the holes left out because their shell is: on the grid, in m²,
    /// negative.
    /// </summary>
    public double OrphansSquareMetres { get; private set; }

    public void Read(LooseShape shape)
    {
        _shape = shape;
        AllOnGrid = true;
        OrphansSquareMetres = 0;
        for (var part = 0; part < shape.PartEnds.Length; part++)
            ReadPart(part == 0 ? 0 : shape.PartEnds[part - 1], shape.PartEnds[part]);
    }

    /// <summary>
    /// Official area of one of the file's rings, whatever way it runs; null where it has a coordinate that is no
    /// place.
    /// </summary>
    public double? SquareMetresOf(int ring) =>
        world.FirstDefectOf(_shape.Ring(ring)) is null ? Math.Abs(areas.SignedSquareMetresOf(_shape.Ring(ring))) : null;

    /// <summary>Shells less holes by the file's roles.</summary>
    public double SquareMetresRead()
    {
        var sum = 0.0;
        for (int part = 0, ring = 0; part < _shape.PartEnds.Length; part++)
        {
            for (var shell = ring; ring < _shape.PartEnds[part]; ring++)
                sum += (ring == shell ? 1 : -1) * (SquareMetresOf(ring) ?? 0);
        }

        return sum;
    }

    /// <summary>Notes that a ring was left out.</summary>
    public void Drop(int ring, string reason)
    {
        var area = SquareMetresOf(ring);
        var ends = _shape.Ring(ring);
        defects.Add(ends.IsEmpty
            ? new(reason, null, null, Area.Zero, Area.Zero)
            : new(reason, ends[0], ends[1], Rounded(area), area is null ? null : Area.Zero));
        AllOnGrid = false;
    }

    /// <summary>Notes that a ring closes in on itself once on the grid, and says whether the grid did it.</summary>
    public void DropFlat(int ring) =>
        Drop(
            ring,
            SquareMetresOf(ring) > NoAreaSquareMetres ? DefectReasons.CollapsedBySnapping : DefectReasons.ZeroAreaRing);

    private static Area? Rounded(double? squareMetres) =>
        squareMetres is { } value ? Area.FromSquareMetres(value) : null;

    private void ReadPart(int shell, int end)
    {
        var shellIsThere = false;
        for (_ring = shell; _ring < end; _ring++)
        {
            var start = grid.VertexCount;
            if (!ReadRing(start))
                grid.Truncate(start);
            else if (_ring == shell)
                shellIsThere = true;
            else if (!shellIsThere)
                DropOrphan(start);
            if (grid.VertexCount > start)
                grid.EndRing(_ring);
        }

        grid.EndPart();
    }

    private void DropOrphan(int start)
    {
        var hole = GridPolygons.Coordinates(grid, start, grid.VertexCount);
        OrphansSquareMetres -= Math.Abs(areas.SignedSquareMetresOf(hole));
        grid.Truncate(start);
        Drop(_ring, DefectReasons.HoleOutsideShell);
    }

    private bool ReadRing(int start)
    {
        var ring = _shape.Ring(_ring);
        _repeats = 0;
        if (!AddVertices(ring))
            return DropNowhere(ring);
        var closed = ring.Length > 0 && ring[0] == ring[^2] && ring[1] == ring[^1];
        var distinct = ring.Length / 2 - _repeats - (closed ? 1 : 0);
        closed |= TakeOutClosingVertex(start);
        if (grid.VertexCount - start >= 3)
            return NoteFlaws(closed, ring[^2], ring[^1]);
        if (distinct < 3)
            Drop(_ring, DefectReasons.ShortRing);
        else
            DropFlat(_ring);
        return false;
    }

    /// <summary>Stops, and answers false, at the first place that lies nowhere.</summary>
    private bool AddVertices(ReadOnlySpan<double> ring)
    {
        var (lastX, lastY) = (long.MinValue, long.MinValue);
        for (var i = 0; i < ring.Length; i += 2)
        {
            var (x, y) = (ring[i], ring[i + 1]);
            if (!world.Holds(x, y))
                return false;
            var (lineX, lineY) = (Grid.ToLong(x), Grid.ToLong(y));
            if (Grid.FromLong(lineX) != x || Grid.FromLong(lineY) != y)
                AllOnGrid = false;
            if (lineX == lastX && lineY == lastY)
                CountIfRepeated(ring, i);
            else
                grid.Add(lastX = lineX, lastY = lineY);
        }

        return true;
    }

    /// <summary>Vertices that only the grid makes equal are no defect.</summary>
    private void CountIfRepeated(ReadOnlySpan<double> ring, int i)
    {
        if (ring[i] == ring[i - 2] && ring[i + 1] == ring[i - 1] && _repeats++ == 0)
            _firstRepeat = (ring[i], ring[i + 1]);
    }

    private bool DropNowhere(ReadOnlySpan<double> ring)
    {
        defects.Add(world.FirstDefectOf(ring)!);
        AllOnGrid = false;
        return false;
    }

    private bool TakeOutClosingVertex(int start)
    {
        var last = grid.VertexCount - 1;
        if (last <= start || grid.X[last] != grid.X[start] || grid.Y[last] != grid.Y[start])
            return false;
        grid.Truncate(last);
        return true;
    }

    private bool NoteFlaws(bool closed, double lastX, double lastY)
    {
        if (_repeats > 0)
            Note(DefectReasons.RepeatedPoint, _firstRepeat);
        if (!closed)
            Note(DefectReasons.UnclosedRing, (lastX, lastY));
        return true;
    }

    private void Note(string reason, (double X, double Y) at)
    {
        var area = Rounded(SquareMetresOf(_ring));
        defects.Add(new(reason, at.X, at.Y, area, area));
    }
}
