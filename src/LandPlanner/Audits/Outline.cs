using NetTopologySuite.Geometries;
using NetTopologySuite.Index.HPRtree;

namespace LandPlanner.Audits;

/// <summary>A polygon's edges; those near a box are found without looking at all of them.</summary>
internal sealed class Outline
{
    // Fewer are looked through before a tree over them were built.
    private const int Many = 64;

    private readonly LineSegment[] _edges;
    private readonly HPRtree<LineSegment>? _tree;

    public Outline(Polygon polygon)
    {
        (Box, _edges) = (polygon.EnvelopeInternal, [.. EdgesOf(polygon)]);
        if (_edges.Length <= Many)
            return;
        _tree = new();
        foreach (var edge in _edges)
            _tree.Insert(new(edge.P0, edge.P1), edge);
        _tree.Build();
    }

    public Envelope Box { get; }

    /// <summary>The edges whose own boxes meet another, in no order to rely on.</summary>
    public IEnumerable<LineSegment> Near(Envelope box) =>
        (_tree?.Query(box) ?? _edges).Where(edge => box.Intersects(edge.P0, edge.P1));

    private static IEnumerable<LineSegment> EdgesOf(Polygon polygon)
    {
        for (var ring = -1; ring < polygon.NumInteriorRings; ring++)
        {
            var corners = (ring < 0 ? polygon.ExteriorRing : polygon.GetInteriorRingN(ring)).CoordinateSequence;
            for (var i = 1; i < corners.Count; i++)
                yield return new(corners.GetCoordinate(i - 1), corners.GetCoordinate(i));
        }
    }
}
