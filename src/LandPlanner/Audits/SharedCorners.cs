using NetTopologySuite.Geometries;

namespace LandPlanner.Audits;

/// <summary>Makes corners that are one, but were computed once from each side of a shared edge, one again before they are rounded.</summary>
/// <remarks>
/// They differ by 0.1 nm and mostly round to the same grid point. Where they lie on either side of half a grid step they do not, and a
/// piece that joins its neighbour along an edge would hang on it by a point: only corners that near to half a step are looked at.
/// </remarks>
internal sealed class SharedCorners(double gridMetres) : IEntireCoordinateSequenceFilter
{
    // In grid steps: far more than corners that are one differ by, far less than corners that are two.
    private const double Near = 0.02;

    private readonly Dictionary<(double, double), Coordinate> _known = [];

    public bool Done => false;

    public bool GeometryChanged => true;

    /// <summary>The same shapes where no corner has to be looked at.</summary>
    public IReadOnlyList<Geometry> Join(IReadOnlyList<Geometry> shapes) =>
        shapes.Any(HasBetween) ? [.. shapes.Select(Joined)] : shapes;

    public void Filter(CoordinateSequence sequence)
    {
        for (var i = 0; i < sequence.Count; i++)
        {
            var (x, y) = (sequence.GetX(i), sequence.GetY(i));
            if (!IsBetween(x) && !IsBetween(y))
                continue;
            var key = (Cell(x), Cell(y));
            if (!_known.TryGetValue(key, out var known))
                _known[key] = known = new(x, y);
            if (Math.Abs(known.X - x) + Math.Abs(known.Y - y) > 2 * Near * gridMetres)
                continue;
            sequence.SetX(i, known.X);
            sequence.SetY(i, known.Y);
        }
    }

    private Geometry Joined(Geometry shape)
    {
        var copy = shape.Copy();
        copy.Apply(this);
        return copy;
    }

    private bool HasBetween(Geometry shape)
    {
        var looking = new Looking(this);
        shape.Apply(looking);
        return looking.Done;
    }

    private bool IsBetween(double value)
    {
        var steps = value / gridMetres;
        return Math.Abs(steps - Math.Floor(steps) - 0.5) < Near;
    }

    /// <summary>Both sides of half a step are one cell where the value lies between, and both of a grid point are else.</summary>
    private double Cell(double value) => IsBetween(value) ? Math.Floor(value / gridMetres) + 0.5 : Math.Round(value / gridMetres);

    private sealed class Looking(SharedCorners corners) : IEntireCoordinateSequenceFilter
    {
        public bool Done { get; private set; }

        public bool GeometryChanged => false;

        public void Filter(CoordinateSequence sequence)
        {
            for (var i = 0; i < sequence.Count && !Done; i++)
                Done = corners.IsBetween(sequence.GetX(i)) || corners.IsBetween(sequence.GetY(i));
        }
    }
}
