using LandPlanner.Topology;
using NetTopologySuite.Geometries;

namespace LandPlanner.Overlays;

/// <summary>The grid as seen from a corner of a box: vertices stored on it are whole numbers there, and small.</summary>
internal sealed class GridFrame(Envelope box)
{
    private readonly double _x = Grid.ToLong(box.MinX);
    private readonly double _y = Grid.ToLong(box.MinY);

    /// <summary>Each coordinate to its grid line.</summary>
    public Geometry ToUnits(Geometry shape) => Map(shape, (value, origin) => Grid.ToLong(value) - origin);

    public Geometry ToMetres(Geometry shape) => Map(shape, (value, origin) => (value + origin) / Grid.Scale);

    private Geometry Map(Geometry shape, Func<double, double, double> map)
    {
        var copy = shape.Copy();
        copy.Apply(new EachVertex((sequence, i) =>
        {
            sequence.SetX(i, map(sequence.GetX(i), _x));
            sequence.SetY(i, map(sequence.GetY(i), _y));
        }));
        return copy;
    }

    private sealed class EachVertex(Action<CoordinateSequence, int> change) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence)
        {
            for (var i = 0; i < sequence.Count; i++)
                change(sequence, i);
        }
    }
}
