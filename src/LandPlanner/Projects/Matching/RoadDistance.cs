using LandPlanner.Audits;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Distance;

namespace LandPlanner.Projects.Matching;

/// <summary>How far a shape lies from the nearest road, in metres of the plane.</summary>
internal sealed class RoadDistance
{
    private readonly IndexedFacetDistance? _outlines;
    private readonly STRtree<Geometry> _roads = new();

    public RoadDistance(MatchInput input, LayerView? landUse, CancellationToken ct)
    {
        List<Geometry> roads = [.. Shapes(input, landUse).OfType<Geometry>().Where(shape => !shape.IsEmpty)];
        ct.ThrowIfCancellationRequested();
        foreach (var road in roads)
            _roads.Insert(road.EnvelopeInternal, road);
        _roads.Build();
        if (roads.Count == 0)
            return;
        _outlines = new(roads[0].Factory.CreateGeometryCollection([.. roads]));
        // Its tree is laid out when first asked, which must not happen on several threads at once.
        _outlines.Distance(roads[0]);
    }

    /// <summary>0 where they touch; null where no road is known.</summary>
    public double? Of(Geometry shape) => _outlines is null ? null : _roads.Query(shape.EnvelopeInternal).Any(shape.Intersects) ? 0 : _outlines.Distance(shape);

    private static IEnumerable<Geometry?> Shapes(MatchInput input, LayerView? landUse)
    {
        if (input.Roads is { } named)
            return named.Features.Select(feature => feature.Shape);
        if (landUse is not { Scheme: { } scheme } view || input.Rules.RoadClasses.GetValueOrDefault(scheme.Id) is not { } classes)
            return [];
        return view.Features.Where(feature => LandUse.IsOf(view.Text(feature, "class"), classes)).Select(feature => feature.Shape);
    }
}
