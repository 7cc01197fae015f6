using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.HPRtree;

namespace LandPlanner.Checks;

/// <summary>Says whether any of many shapes covers a place, its own boundary included.</summary>
internal sealed class Ground
{
    private readonly IReadOnlyList<Geometry?> _shapes;
    private readonly HPRtree<int> _tree = new();

    public Ground(IReadOnlyList<Geometry?> shapes)
    {
        _shapes = shapes;
        for (var i = 0; i < shapes.Count; i++)
        {
            if (shapes[i] is { IsEmpty: false } shape)
                _tree.Insert(shape.EnvelopeInternal, i);
        }

        _tree.Build();
    }

    public bool Covers(Coordinate place) => _tree.Query(new Envelope(place))
        .Any(i => SimplePointInAreaLocator.Locate(place, _shapes[i]!) != Location.Exterior);
}
