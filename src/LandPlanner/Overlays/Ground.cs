using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.HPRtree;

namespace LandPlanner.Overlays;

/// <summary>Says whether any of many shapes covers a place, its own boundary included. Any thread may ask.</summary>
internal sealed class Ground
{
    // Fewer vertices are looked through before an index over them were built.
    private const int Many = 128;

    private readonly IReadOnlyList<Geometry?> _shapes;
    private readonly Lazy<IndexedPointInAreaLocator>?[] _locators;
    private readonly HPRtree<int> _tree = new();

    public Ground(IReadOnlyList<Geometry?> shapes)
    {
        (_shapes, _locators) = (shapes, new Lazy<IndexedPointInAreaLocator>?[shapes.Count]);
        for (var i = 0; i < shapes.Count; i++)
        {
            if (shapes[i] is not { IsEmpty: false } shape)
                continue;
            _tree.Insert(shape.EnvelopeInternal, i);
            if (shape.NumPoints > Many)
                _locators[i] = new(() => Indexed(shape));
        }

        _tree.Build();
    }

    public bool Covers(Coordinate place) => _tree.Query(new Envelope(place)).Any(i => Locate(place, i) != Location.Exterior);

    private Location Locate(Coordinate place, int shape) => _locators[shape] is { } locator
        ? locator.Value.Locate(place)
        : SimplePointInAreaLocator.Locate(place, _shapes[shape]!);

    /// <summary>The index is built by the first question, which must not be asked by two threads at once.</summary>
    private static IndexedPointInAreaLocator Indexed(Geometry shape)
    {
        var locator = new IndexedPointInAreaLocator(shape);
        locator.Locate(shape.Coordinate);
        return locator;
    }
}
